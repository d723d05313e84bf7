"""What every page knows of the person who asks."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

THEME_COOKIE = "samen-theme"
THEMES = ("light", "dark")


@dataclass(frozen=True)
class NavItem:
    """One entry of the main navigation."""

    label: str
    url: str
    current: bool


def person(request) -> dict:
    """Return theme, language and main navigation."""
    theme = request.COOKIES.get(THEME_COOKIE, "")
    return {
        "theme": theme if theme in THEMES else "",
        "is_demonstration": settings.DEMO,
        "main_nav": _main_nav(request),
    }


def _main_nav(request) -> list[NavItem]:
    if not request.user.is_authenticated:
        return []
    entries = [(_("Partnerships"), "portfolio")]
    return [NavItem(label, reverse(name), request.path == reverse(name)) for label, name in entries]

"""What every page knows of the person who asks."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

THEME_COOKIE = "samen-theme"
THEMES = ("light", "dark")


@dataclass(frozen=True)
class NavItem:
    """One entry of the main navigation; `key` is what opens it from the keyboard."""

    label: str
    url: str
    current: bool
    key: str = ""


def person(request) -> dict:
    """Return theme, language and main navigation."""
    theme = request.COOKIES.get(THEME_COOKIE, "")
    return {
        "theme": theme if theme in THEMES else "",
        "is_demonstration": settings.DEMO,
        "main_nav": _main_nav(request),
    }


def _main_nav(request) -> list[NavItem]:
    # Said without asking the database, so that every page costs the same number of statements.
    if not request.user.is_authenticated:
        return []
    entries = [(_("Partnerships"), "portfolio"), (_("Joint visions"), "milestones")]
    if request.user.is_installation_administrator:
        entries.append((_("Administration"), "administration"))
    else:
        entries.append((_("My organisation"), "organisations"))
        entries.append((_("Search"), "search_everything"))
    if settings.DEMO:
        entries.append((_("Letters to me"), "demo_post"))
    return [_item(label, reverse(name), request.path) for label, name in entries]


def _item(label: str, url: str, path: str) -> NavItem:
    key = "/" if url == reverse("search_everything") else ""
    return NavItem(label, url, path == url or (url != "/" and path.startswith(url)), key)

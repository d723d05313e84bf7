"""A person's own things: language, colours, settings."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from accounts.people.context import THEME_COOKIE, THEMES
from accounts.people.gates import open_to_all

YEAR = 365 * 24 * 3600


def csrf_failure(request, reason: str = "") -> HttpResponse:
    """Say in words that the page was open too long; nothing that was typed is thrown away by the browser."""
    return render(request, "403_csrf.html", status=403)


@open_to_all
@require_POST
def person_language(request) -> HttpResponse:
    """Choose the language: kept with the person, before sign-in in a cookie."""
    language = request.POST.get("language", "")
    response = redirect(_back(request))
    if language not in dict(settings.LANGUAGES):
        return response
    if request.user.is_authenticated:
        request.user.language = language
        request.user.save(update_fields=["language"])
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=YEAR,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return response


@open_to_all
@require_POST
def person_theme(request) -> HttpResponse:
    """Choose the colours: light, dark, or as the device does."""
    theme = request.POST.get("theme", "")
    response = redirect(_back(request))
    if theme in THEMES:
        response.set_cookie(
            THEME_COOKIE,
            theme,
            max_age=YEAR,
            httponly=True,
            samesite="Lax",
            secure=settings.SESSION_COOKIE_SECURE,
        )
    else:
        response.delete_cookie(THEME_COOKIE, samesite="Lax")
    return response


def _back(request) -> str:
    """Where the person came from, if that is a page of ours."""
    for target in (request.POST.get("next", ""), request.headers.get("Referer", "")):
        if target and url_has_allowed_host_and_scheme(
            target, allowed_hosts={request.get_host()}, require_https=request.is_secure()
        ):
            return target
    return "/"

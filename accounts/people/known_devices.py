"""Browsers that a person has signed in with before, so that a stranger's guesses never keep the person out.

Wrong passwords are counted for each account, whoever guesses: ten in a quarter of an hour. A browser in which
the person has signed in carries a signed cookie and has a count of its own. The cookie tells nobody the address.
"""

import secrets

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponseBase
from django.utils.crypto import constant_time_compare, salted_hmac

COOKIE = "samen-device"
YEAR = 365 * 24 * 3600
_SALT = "known-device"


def remember(response: HttpResponseBase, request: HttpRequest, email: str) -> None:
    """Let this browser be known for this account from now on."""
    device = _device(request, email) or secrets.token_hex(8)
    response.set_cookie(
        COOKIE,
        signing.dumps({"who": _mark(email), "device": device}, salt=_SALT),
        max_age=YEAR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def counted_as(request: HttpRequest, email: str) -> str:
    """Return under which name wrong guesses from here are counted for this account."""
    device = _device(request, email)
    return f"{_mark(email)}:{device}" if device else _mark(email)


def _device(request: HttpRequest, email: str) -> str:
    try:
        known = signing.loads(request.COOKIES.get(COOKIE, ""), salt=_SALT, max_age=YEAR)
        is_theirs = constant_time_compare(known["who"], _mark(email))
    except (signing.BadSignature, KeyError, TypeError):
        return ""
    return str(known["device"]) if is_theirs else ""


def _mark(email: str) -> str:
    return salted_hmac(_SALT, email.strip().lower()).hexdigest()

"""What is done to accounts: the first one, a person's own settings, ending sessions."""

import base64
import hashlib
import hmac
import secrets
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from accounts.people.models import FirstDay, User
from accounts.post.actions import put
from accounts.versions import save_if_unchanged

LETTER_WINDOW = 600  # seconds


class FirstDayOver(Exception):
    """There is an account already; the message is for the reader."""


def first_token(*, now: datetime) -> str:
    """Return the token that lets one person make the first account; empty when there is an account.

    It is the same each time it is asked for, until it is used.
    """
    if User.objects.exists():
        return ""
    first, _made = FirstDay.objects.get_or_create(pk=1, defaults={"nonce": secrets.token_hex(32), "made_at": now})
    return "" if first.used_at else _token(first)


def _token(first: FirstDay) -> str:
    key = hashlib.sha256(b"samen/first-day/" + settings.SECRET_KEY.encode()).digest()
    digest = hmac.new(key, first.nonce.encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(digest[:20]).decode().rstrip("=")


def is_first_token(token: str) -> bool:
    """Tell whether this token opens the first day, which it does while there is no account."""
    first = FirstDay.objects.filter(pk=1, used_at=None).first()
    if first is None or User.objects.exists():
        return False
    return hmac.compare_digest(_token(first).encode(), token.encode(errors="replace"))


@transaction.atomic
def make_first_administrator(
    *, token: str, name: str, email: str, password: str, language: str, now: datetime
) -> User:
    """Make the first account, administrator of the installation. Of two people who try, one succeeds."""
    if not is_first_token(token) or not FirstDay.objects.filter(pk=1, used_at=None).update(used_at=now):
        raise FirstDayOver(_("Somebody was here before you: the first account exists. Sign in with it."))
    return User.objects.create_user(
        email, name, password, language=language, is_installation_administrator=True, joined_at=now
    )


def ask_for_new_password(*, address: str, language: str, now: datetime) -> None:
    """Put a letter with the link for a new password into the outbox, for any address alike.

    One statement whether or not there is an account, so neither words nor time tell. One letter per address
    in ten minutes, however often it is asked for.
    """
    address = address.strip().lower()
    window = int(now.timestamp()) // LETTER_WINDOW
    digest = hashlib.sha256(f"{settings.SECRET_KEY}/{address}/{window}".encode()).hexdigest()
    put(
        kind="new_password",
        to=address,
        language=language,
        once=f"new_password:{digest}",
        now=now,
        about={"address": address},
    )


def edit_person(*, person: User, version: int, name: str, language: str) -> None:
    """Change a person's own details. Raises `ChangedMeanwhile` if they changed since the form was opened."""
    save_if_unchanged(person, version, name=name, language=language)


def choose_language(*, person: User, language: str) -> None:
    """Show pages and letters in this language from now on."""
    User.objects.filter(pk=person.pk).update(language=language, version=F("version") + 1)


def sign_out_elsewhere(*, person: User) -> None:
    """End every session of this person; the caller keeps the present one by signing it anew."""
    User.objects.filter(pk=person.pk).update(sessions_epoch=F("sessions_epoch") + 1)
    person.refresh_from_db(fields=["sessions_epoch"])

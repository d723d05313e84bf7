"""Making, renewing and revoking a person's feed."""

import secrets
from datetime import datetime

from django.db import transaction

from accounts.organisations.tokens import hash_of
from accounts.people.models import User
from partnerships.joint_sessions.calendar.models import CalendarFeed


@transaction.atomic
def make_feed(*, person: User, now: datetime) -> str:
    """Return the token of a new feed (256 bit); the one before opens nothing any more.

    The token is shown once: only its hash is kept.
    """
    token = secrets.token_urlsafe(32)
    CalendarFeed.objects.update_or_create(user=person, defaults={"token_hash": hash_of(token), "made_at": now})
    return token


def revoke_feed(*, person: User) -> None:
    """Take the feed away. Twice is once."""
    CalendarFeed.objects.filter(user=person).delete()

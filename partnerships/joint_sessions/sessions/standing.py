"""When the sides meet next, written down where lists read it."""

from datetime import datetime

from django.db.models import Min, OuterRef, Subquery

from partnerships.joint_sessions.sessions.models import JointSession
from partnerships.room.models import Partnership, Standing


def write_next(*, partnership: Partnership, now: datetime) -> None:
    """Write the start of the next planned session into the standing; nothing where none is planned."""
    ahead = JointSession.objects.filter(partnership=partnership).ahead(now)
    upcoming = ahead.aggregate(first=Min("starts_at"))["first"]
    Standing.objects.filter(partnership=partnership).update(next_session_at=upcoming)


def write_passed(*, now: datetime) -> int:
    """Write the following session wherever the one written down has begun; return how many rows changed.

    For the nightly sweep: a session that nobody noted as held would stand there as the next one.
    """
    ahead = JointSession.objects.filter(partnership=OuterRef("partnership")).ahead(now)
    following = ahead.order_by("starts_at", "pk").values("starts_at")[:1]
    return Standing.objects.filter(next_session_at__lte=now).update(next_session_at=Subquery(following))

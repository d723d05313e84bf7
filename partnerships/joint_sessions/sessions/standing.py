"""When the sides meet next, written down where lists read it."""

from datetime import datetime

from django.db.models import Min

from partnerships.joint_sessions.sessions.models import JointSession
from partnerships.room.models import Partnership, Standing


def write_next(*, partnership: Partnership, now: datetime) -> None:
    """Write the start of the next planned session into the standing; nothing where none is planned."""
    ahead = JointSession.objects.filter(partnership=partnership).ahead(now)
    upcoming = ahead.aggregate(first=Min("starts_at"))["first"]
    Standing.objects.filter(partnership=partnership).update(next_session_at=upcoming)

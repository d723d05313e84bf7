"""Which sessions stand in a calendar, and whose calendar a token opens."""

from datetime import datetime, timedelta

from django.db.models import Q

from accounts.organisations.tokens import hash_of
from accounts.people.models import User
from partnerships.joint_sessions.calendar.models import CalendarFeed
from partnerships.joint_sessions.models import JointSession
from partnerships.room.models import Participant, Side

CANCELLED_SHOWN = timedelta(days=90)
PAST_SHOWN = timedelta(days=365)


def whose(token: str) -> User | None:
    """Return the person whose feed this token opens; None for a wrong one and for an account that is closed."""
    feed = CalendarFeed.objects.filter(token_hash=hash_of(token)).select_related("user").first()
    return feed.user if feed is not None and feed.user.is_active else None


def sessions_of(person: User, *, now: datetime) -> list[JointSession]:
    """Return the sessions of all rooms in which the person sits at this moment, by time.

    Those of the last year and all that are ahead; cancelled ones for ninety days, so that calendars that
    are asked seldom learn of it.
    """
    seats = Participant.objects.present().filter(user=person, side__left_at=None)
    cancelled = JointSession.State.CANCELLED
    shown = ~Q(state=cancelled) | Q(cancelled_at__gte=now - CANCELLED_SHOWN)
    rows = JointSession.objects.filter(shown, partnership__in=seats.values("partnership"))
    rows = rows.filter(starts_at__gte=now - PAST_SHOWN).select_related("partnership")
    return list(rows.order_by("starts_at", "pk"))


def names_of_sides(sessions: list[JointSession]) -> dict[int, list[str]]:
    """Return for each partnership the names of its sides, alphabetically; one statement."""
    rooms = {session.partnership_id for session in sessions}
    sides = Side.objects.seated().filter(partnership__in=rooms).select_related("organisation").alphabetical()
    names: dict[int, list[str]] = {room: [] for room in rooms}
    for side in sides:
        names[side.partnership_id].append(side.short_name or side.name)
    return names

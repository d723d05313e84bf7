"""Sessions as an iCalendar file (RFC 5545): the same rows give the same bytes.

A calendar travels to servers and devices of others. It holds the kind of a session, the names of the sides,
place, time and a link; what is talked about stays in the room.
"""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from icalendar import Calendar, Event, Timezone

from partnerships.joint_sessions.calendar.zones import timezone_of
from partnerships.joint_sessions.models import JointSession

PRODUCT = "-//Samen//Joint sessions//EN"


def calendar_of(
    sessions: list[JointSession], names: dict[int, list[str]], *, language: str, name: str = ""
) -> bytes:
    """Return these sessions as one calendar, in this language. `names`: the sides of each partnership."""
    with override(language):
        calendar = Calendar()
        calendar.add("prodid", PRODUCT)
        calendar.add("version", "2.0")
        calendar.add("calscale", "GREGORIAN")
        calendar.add("method", "PUBLISH")
        if name:
            calendar.add("x-wr-calname", name)
            calendar.add("refresh-interval", timedelta(hours=1), parameters={"VALUE": "DURATION"})
            calendar.add("x-published-ttl", "PT1H")
        for zone in sorted({session.time_zone for session in sessions}):
            calendar.add_component(_zone(zone, sessions))
        for session in sessions:
            calendar.add_component(_event(session, names.get(session.partnership_id, [])))
        return bytes(calendar.to_ical())


def _zone(zone: str, sessions: list[JointSession]) -> Timezone:
    """Return the rules of a zone for the years in which there are sessions, so that summer time is right."""
    years = [moment.year for s in sessions if s.time_zone == zone for moment in (s.starts_at, s.ends_at)]
    return timezone_of(zone, min(years) - 1, max(years) + 1)


def _event(session: JointSession, sides: list[str]) -> Event:
    zone = ZoneInfo(session.time_zone)
    changed = session.changed_at.astimezone(UTC).replace(microsecond=0)
    event = Event()
    event.add("uid", f"{session.uid}@samen")
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    event.add("sequence", session.sequence)
    event.add("dtstart", _local(session.starts_at, zone))
    event.add("dtend", _local(session.ends_at, zone))
    event.add("summary", _summary(session, sides))
    if session.place:
        event.add("location", session.place)
    event.add("url", link_of(session))
    is_cancelled = session.state == JointSession.State.CANCELLED
    event.add("status", "CANCELLED" if is_cancelled else "CONFIRMED")
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT" if is_cancelled else "OPAQUE")
    return event


def _local(moment: datetime, zone: ZoneInfo) -> datetime:
    return moment.astimezone(zone).replace(microsecond=0)


def _summary(session: JointSession, sides: list[str]) -> str:
    kind = str(session.get_kind_display())
    said = {"kind": kind[:1].upper() + kind[1:], "sides": ", ".join(sides)}
    return _("%(kind)s: %(sides)s") % said


def link_of(session: JointSession) -> str:
    """Return the full address of the session's page."""
    path = reverse("session_detail", args=[session.partnership.public_id, session.public_id])
    return settings.BASE_URL + path

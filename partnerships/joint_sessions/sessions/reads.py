"""Sessions as the pages show them: in the list, in the head of their page, and who sits at the table."""

from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.formats import date_format, time_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from partnerships import glossary
from partnerships.joint_sessions.kinds import SessionKind
from partnerships.joint_sessions.sessions.models import JointSession, SessionGuest
from partnerships.room.access import Access
from partnerships.room.models import Side

State = JointSession.State


@dataclass(frozen=True)
class Line:
    """One session in a list."""

    public_id: str
    subject: str
    kind: str
    day: date
    when: str
    place: str
    host: str
    state: str
    cancelled: str
    to_note: bool
    url: str


@dataclass(frozen=True)
class Guest:
    """Somebody at the table."""

    name: str
    does: str
    across: str
    came: bool | None


@dataclass(frozen=True)
class GuestColumn:
    """One side's people at a session."""

    mark: int
    name: str
    is_yours: bool
    guests: list[Guest] = field(default_factory=list)


def with_all(rows: QuerySet[JointSession]) -> QuerySet[JointSession]:
    """Sessions with the rows that are shown with them."""
    return rows.select_related("host__organisation", "cancelled_by__organisation", "series")


def when(session: JointSession, *, at_home: str = "") -> str:
    """Return “Thursday 28 May 2026, 10:00 to 12:30”; the zone where it is not that of the partnership."""
    begins, ends = session.there(session.starts_at), session.there(session.ends_at)
    said = _("%(day)s, %(from)s to %(until)s") % {
        "day": date_format(begins, "l j F Y"),
        "from": time_format(begins, "H:i"),
        "until": time_format(ends, "H:i"),
    }
    if at_home and session.time_zone != at_home:
        zone = session.time_zone.rpartition("/")[2].replace("_", " ")
        return _("%(when)s, time of %(zone)s") % {"when": said, "zone": zone}
    return said


def line(session: JointSession, access: Access, now: datetime) -> Line:
    """Return a session as a list shows it. It should come from `with_all`."""
    return Line(
        session.public_id,
        session.subject,
        capfirst(str(SessionKind(session.kind).label)),
        session.on,
        when(session, at_home=access.partnership.time_zone),
        session.place,
        session.host.short_name if session.host else "",
        session.state,
        _cancelled(session),
        session.state == State.PLANNED and session.ends_at <= now,
        reverse("session_detail", args=[access.partnership.public_id, session.public_id]),
    )


def _cancelled(session: JointSession) -> str:
    if session.state != State.CANCELLED:
        return ""
    if session.cancelled_by is None:
        return _("cancelled because the sides parted")
    return _("cancelled by %(side)s") % {"side": session.cancelled_by.short_name}


def guests_of(session: JointSession, access: Access, sides: list[Side]) -> list[GuestColumn]:
    """Return who sits at the table, side by side, in one statement; sides that left stay where they sat."""
    rows = SessionGuest.objects.filter(session=session).select_related(
        "participant__user", "participant__side__organisation", "counterpart__user"
    )
    people = sorted(rows, key=lambda guest: (guest.participant.user.name.lower(), guest.pk))
    all_sides = {side.pk: side for side in sides}
    all_sides |= {guest.participant.side_id: guest.participant.side for guest in people}
    ordered = sorted(all_sides.values(), key=lambda side: (side.name.lower(), side.pk))
    return [
        GuestColumn(
            side.mark,
            side.name,
            side.pk == access.side.pk,
            [_guest(guest) for guest in people if guest.participant.side_id == side.pk],
        )
        for side in ordered
    ]


def _guest(guest: SessionGuest) -> Guest:
    person = guest.participant
    return Guest(
        person.user.name,
        person.job_title or glossary.label(f"function.{person.function}"),
        guest.counterpart.user.name if guest.counterpart else "",
        guest.came,
    )


def recent(rows: QuerySet[JointSession], most: int = 30) -> list[JointSession]:
    """Return the newest sessions that were not cancelled, as forms offer them."""
    return list(rows.exclude(state=State.CANCELLED).order_by("-starts_at", "-pk")[:most])

"""What pages show of a poll for a date."""

from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.formats import date_format

from partnerships.joint_sessions.dates.models import DatePoll, MomentAnswer
from partnerships.room.access import Access
from partnerships.room.models import Participant

Says = MomentAnswer.Says


@dataclass
class Names:
    """Who of one side says what to one moment."""

    mark: int
    side: str
    can: list[str] = field(default_factory=list)
    rather_not: list[str] = field(default_factory=list)
    cannot: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class MomentRow:
    """One moment with everybody's answer; `name` is the field of the reader's own."""

    key: int
    starts_at: datetime
    when: str
    name: str
    sides: list[Names]
    can: int
    fits_all: bool
    is_past: bool


@dataclass(frozen=True)
class PollLine:
    """A poll as it stands in a list."""

    subject: str
    url: str


def moments_of(poll: DatePoll, access: Access, now: datetime) -> list[MomentRow]:
    """Return the moments with the answers of all sides, in two statements."""
    zone = ZoneInfo(poll.time_zone)
    rows = poll.moments.prefetch_related("answers__participant__user", "answers__participant__side__organisation")
    return [
        MomentRow(
            moment.pk,
            moment.starts_at,
            date_format(moment.starts_at.astimezone(zone), "l j F Y, H:i"),
            f"m{moment.pk}",
            _by_side([(a.participant, a.says) for a in moment.answers.all() if a.participant.left_at is None]),
            sum(a.says == Says.CAN for a in moment.answers.all()),
            bool(moment.answers.all()) and all(a.says == Says.CAN for a in moment.answers.all()),
            moment.starts_at <= now,
        )
        for moment in rows.order_by("starts_at", "pk")
    ]


def _by_side(answers: list[tuple[Participant, str]]) -> list[Names]:
    sides: dict[int, Names] = {}
    ordered = sorted(answers, key=lambda pair: (pair[0].side.name.lower(), pair[0].user.name.lower(), pair[0].pk))
    for person, says in ordered:
        names = sides.setdefault(person.side_id, Names(person.side.mark, person.side.short_name))
        getattr(names, says).append(person.user.name)
    return list(sides.values())


def open_polls(access: Access) -> list[PollLine]:
    """Return the polls of this room that still look for a date, in one statement."""
    rows = DatePoll.objects.open().filter(partnership=access.partnership).order_by("-asked_at", "-pk")[:25]
    address = access.partnership.public_id
    return [PollLine(poll.subject, reverse("date_poll_detail", args=[address, poll.public_id])) for poll in rows]

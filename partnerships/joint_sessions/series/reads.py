"""The rhythms of a partnership, and the day of the next session of one."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Max
from django.urls import reverse

from partnerships.joint_sessions.kinds import SessionKind
from partnerships.joint_sessions.pages import newest_answers
from partnerships.joint_sessions.series.content import KIND, rhythm
from partnerships.joint_sessions.series.models import Series
from partnerships.room.access import Access
from partnerships.room.consent import reads as consents
from partnerships.room.consent.models import Proposal

_MONTHS = 12


@dataclass(frozen=True)
class Shown:
    """One series on the page."""

    title: str
    kind: str
    rhythm: str
    length: int
    place: str
    plan_url: str
    change_url: str


def series_of(access: Access) -> list[Shown]:
    """Return the running series of this room, in one statement."""
    room = access.partnership.public_id
    rows = Series.objects.filter(partnership=access.partnership).running()
    return [
        Shown(
            row.title,
            str(SessionKind(row.kind).label),
            rhythm(row.every, row.unit),
            row.length,
            row.place,
            f"{reverse('session_plan', args=[room])}?series={row.public_id}",
            reverse("series_change", args=[room, row.public_id]),
        )
        for row in rows
    ]


def waiting_of(access: Access) -> list[consents.Acceptance]:
    """Return the rhythms that are proposed and wait for acceptance."""
    open_now = Proposal.objects.filter(partnership=access.partnership, kind=KIND, state=Proposal.State.OPEN)
    return list(newest_answers(access, [KIND], open_now.values_list("subject_id", flat=True)).values())


def next_day(series: Series, today: date) -> date:
    """Return the day on which the next session of a series falls: one step after the last, but ahead."""
    last = series.sessions.exclude(state="cancelled").aggregate(last=Max("starts_at"))["last"]
    day = last.date() if last else today
    while day <= today or (last and day == last.date()):
        day = step(day, series.every, series.unit)
    return day


def step(day: date, every: int, unit: str) -> date:
    """Return the day one step of a rhythm later; a month's last day stays a last day at most."""
    if unit == Series.Unit.WEEKS:
        return day + timedelta(weeks=every)
    months = day.year * _MONTHS + day.month - 1 + every
    first = date(months // _MONTHS, months % _MONTHS + 1, 1)
    following = date((months + 1) // _MONTHS, (months + 1) % _MONTHS + 1, 1)
    return min(first + timedelta(days=day.day - 1), following - timedelta(days=1))

"""Who meets whom, and where somebody is missing."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.db.models import F, Max
from django.utils.translation import gettext as _

from accounts.people.templatetags.samen import day
from partnerships.equality.people_map.models import MeetingLine
from partnerships.room.access import Access
from partnerships.room.models import Participant, Partnership, Side


@dataclass(frozen=True)
class Met:
    """One side's place on one subject: who, who stands in, or since when nobody does."""

    mark: int
    side_name: str
    side_id: str
    is_yours: bool
    name: str
    does: str
    stand_in: str
    gap: str


@dataclass(frozen=True)
class Subject:
    """A subject and the people of every side who meet on it."""

    public_id: str
    about: str
    people: list[Met]


class Named(NamedTuple):
    """Whom a side has named for a subject, if anybody, and who stands in; with the moments at which they left."""

    person: str | None
    does: str | None
    person_left_at: datetime | None
    stand_in: str
    stand_in_left_at: datetime | None


def subjects(access: Access, sides: list[Side]) -> list[Subject]:
    """Return who meets whom as the page shows it, in one statement."""
    lines = MeetingLine.objects.filter(partnership=access.partnership, ended_at=None).order_by("order", "pk")
    joined = lines.annotate(
        side=F("people__side"),
        person=F("people__person__user__name"),
        does=F("people__person__job_title"),
        person_left_at=F("people__person__left_at"),
        stand_in=F("people__stand_in__user__name"),
        stand_in_left_at=F("people__stand_in__left_at"),
    )
    named: dict[int, tuple[MeetingLine, dict[int, Named]]] = {}
    for row in joined:
        _line, people = named.setdefault(row.pk, (row, {}))
        if row.side is not None:
            people[row.side] = Named(
                row.person, row.does, row.person_left_at, row.stand_in or "", row.stand_in_left_at
            )
    return [
        Subject(line.public_id, line.about, [_met(people.get(side.pk), side, access) for side in sides])
        for line, people in named.values()
    ]


def gaps(found: list[Subject]) -> list[tuple[Subject, Met]]:
    """Return every place where a side has nobody, by subject."""
    return [(subject, met) for subject in found for met in subject.people if met.gap]


def next_order(partnership: Partnership) -> int:
    """Return the place of the next subject."""
    last = MeetingLine.objects.filter(partnership=partnership).aggregate(last=Max("order"))["last"]
    return (last or 0) + 1


def people_of(side: Side):
    """Return the people who can be named for a side today, by name."""
    return Participant.objects.present().filter(side=side).select_related("user").order_by("user__name", "pk")


def _met(named: Named | None, side: Side, access: Access) -> Met:
    is_here = named is not None and named.person is not None and named.person_left_at is None
    has_stand_in = named is not None and named.stand_in_left_at is None
    return Met(
        mark=side.mark,
        side_name=side.short_name or side.name,
        side_id=side.public_id,
        is_yours=side.pk == access.side.pk,
        name=named.person if is_here else "",
        does=named.does if is_here else "",
        stand_in=named.stand_in if has_stand_in else "",
        gap="" if is_here else _gap(named, access.partnership),
    )


def _gap(named: Named | None, partnership: Partnership) -> str:
    if named is None or named.person is None:
        return _("no counterpart yet")
    since = partnership.day_at(named.person_left_at)
    return _("nobody since %(person)s left on %(day)s") % {"person": named.person, "day": day(since)}

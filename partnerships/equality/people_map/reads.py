"""Who meets whom, and where somebody is missing."""

from dataclasses import dataclass

from django.db.models import Max, Prefetch
from django.utils.translation import gettext as _

from accounts.people.templatetags.samen import day
from partnerships.equality.people_map.models import KeyPerson, MeetingLine
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


def lines_of(partnership: Partnership):
    """Subjects on the page, with everybody on them in two statements."""
    people = KeyPerson.objects.select_related(
        "person__user", "person__side", "stand_in__user", "stand_in__side"
    ).order_by("pk")
    rows = MeetingLine.objects.filter(partnership=partnership, ended_at=None)
    return rows.order_by("order", "pk").prefetch_related(Prefetch("people", queryset=people))


def subjects(access: Access, sides: list[Side]) -> list[Subject]:
    """Return who meets whom as the page shows it."""
    return [_subject(line, access, sides) for line in lines_of(access.partnership)]


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


def _subject(line: MeetingLine, access: Access, sides: list[Side]) -> Subject:
    named = {row.side_id: row for row in line.people.all()}
    return Subject(line.public_id, line.about, [_met(named.get(side.pk), side, access) for side in sides])


def _met(row: KeyPerson | None, side: Side, access: Access) -> Met:
    person = row.person if row else None
    stand_in = row.stand_in if row and _is_here(row.stand_in) else None
    if _is_here(person):
        gap = ""
    elif person is not None:
        since = access.partnership.day_at(person.left_at)
        gap = _("nobody since %(person)s left on %(day)s") % {"person": person.user.name, "day": day(since)}
    else:
        gap = _("no counterpart yet")
    here = person if person is not None and not gap else None
    return Met(
        mark=side.mark,
        side_name=side.short_name or side.name,
        side_id=side.public_id,
        is_yours=side.pk == access.side.pk,
        name=here.user.name if here else "",
        does=here.job_title if here else "",
        stand_in=stand_in.user.name if stand_in else "",
        gap=gap,
    )


def _is_here(person: Participant | None) -> bool:
    return person is not None and person.left_at is None

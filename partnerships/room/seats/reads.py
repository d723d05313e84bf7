"""Who sits here at this moment, and who stands in for whom."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.db.models import Case, F, FilteredRelation, IntegerField, OuterRef, Q, QuerySet, Subquery, When

from partnerships.roles import Function, Permission, may_for
from partnerships.room.seats.models import Participant, Partnership, Side, StandIn

AT_THE_HEAD = (Function.LEAD, Function.DIRECTOR)


class Known(NamedTuple):
    """Somebody whom every page or many pages name: a lead, a director, counsel."""

    name: str
    job_title: str
    function: Function
    since: datetime


class Seated(NamedTuple):
    """A side at the table and whom pages name of it, by the key of the seat: leads first, then by arrival."""

    side: Side
    known: dict[int, Known]

    @property
    def people(self) -> list[Known]:
        """Who is at its head: its leads, then its directors."""
        return [person for person in self.known.values() if person.function in AT_THE_HEAD]

    @property
    def counsel(self) -> list[Known]:
        """Its counsel."""
        return [person for person in self.known.values() if person.function == Function.COUNSEL]


class Kept(NamedTuple):
    """A seat that is kept for another organisation."""

    mark: int
    name: str


@dataclass(frozen=True)
class Table:
    """Who sits in a room, in the order of `sides_at`, and the seats that are kept there."""

    seated: list[Seated]
    kept: list[Kept]


def seat_now(by: Participant, partnership: Partnership) -> Participant | None:
    """Read a seat again: it may have been ended, or its function changed, since the page was asked for.

    With its side, its person and the partnership as they are now: whether the sides have parted, say.
    """
    seats = Participant.objects.present().select_related("partnership", "side__organisation", "user")
    fresh = seats.filter(pk=by.pk).first()
    if fresh is None or fresh.partnership_id != partnership.pk or fresh.side.left_at is not None:
        return None
    return fresh


def able_now(by: Participant, partnership: Partnership, permission: Permission) -> Participant | None:
    """Read a seat again and return it only if it carries this permission."""
    fresh = seat_now(by, partnership)
    return fresh if fresh is not None and fresh.carries(permission) else None


def at_table(partnership: Partnership) -> QuerySet[Side]:
    """Sides at the table with their organisations, in the one order of every page."""
    return Side.objects.seated().filter(partnership=partnership).select_related("organisation").alphabetical()


def sides_at(partnership: Partnership) -> list[Side]:
    """Return the sides at the table, read once."""
    return list(at_table(partnership))


def table_of(partnership: Partnership) -> Table:
    """Return sides, those at their head, their counsel and the seats that are kept, in one statement.

    A side stays at the table while nobody is at its head.
    """
    known = Q(participants__left_at=None, participants__function__in=(*AT_THE_HEAD, Function.COUNSEL))
    seats = "partnership__open_seats"
    is_kept = Q(**{f"{seats}__filled_at": None, f"{seats}__closed_at": None, f"{seats}__side": None})
    first_leads = Case(When(person__function=Function.LEAD, then=0), default=1, output_field=IntegerField())
    rows = (
        Side.objects.seated()
        .filter(partnership=partnership)
        .select_related("organisation")
        .annotate(
            person=FilteredRelation("participants", condition=known),
            person_pk=F("person__pk"),
            person_name=F("person__user__name"),
            person_title=F("person__job_title"),
            person_function=F("person__function"),
            person_since=F("person__joined_at"),
            seat=FilteredRelation(seats, condition=is_kept),
            kept_mark=F("seat__mark"),
            kept_name=F("seat__organisation_name"),
        )
        .alphabetical(first_leads, "person__joined_at", "person__pk")
    )
    seated: dict[int, Seated] = {}
    kept: dict[int, Kept] = {}
    for row in rows:  # a side comes once for each pair of a person and a seat that is kept
        side = seated.setdefault(row.pk, Seated(row, {}))
        if row.person_pk is not None:
            side.known[row.person_pk] = Known(
                row.person_name, row.person_title, Function(row.person_function), row.person_since
            )
        if row.kept_mark is not None:
            kept[row.kept_mark] = Kept(row.kept_mark, row.kept_name)
    return Table(list(seated.values()), list(kept.values()))


def absent_function(now: datetime) -> Subquery:
    """Return, for a queryset of seats, the function each stands in for; of two the one that may do more."""
    lasting = StandIn.objects.lasting(now).filter(person=OuterRef("pk"))
    # "director" sorts before "lead", and a director may accept whatever a lead may.
    return Subquery(lasting.order_by("absent__function", "pk").values("absent__function")[:1])


def in_place_of(by: Participant, permission: Permission, now: datetime) -> Participant | None:
    """Return the absent person in whose place this one may do it, if the own function does not carry it."""
    if by.carries(permission):
        return None
    for stand_in in StandIn.objects.lasting(now).filter(person=by).select_related("absent"):
        if may_for(Function(stand_in.absent.function), permission):
            return stand_in.absent
    return None


def entitled(by: Participant, permission: Permission, now: datetime) -> bool:
    """Tell whether somebody may do this for the side, by the own function or standing in for another."""
    return by.carries(permission) or in_place_of(by, permission, now) is not None


def standing_in(seats: Collection[Participant], now: datetime) -> dict[int, set[Function]]:
    """Return for each seat the functions it stands in for now; one statement for all."""
    found: dict[int, set[Function]] = {seat.pk: set() for seat in seats}
    lasting = StandIn.objects.lasting(now).filter(person__in=found)
    for person, function in lasting.values_list("person", "absent__function"):
        found[person].add(Function(function))
    return found


def told_by_side(rows: Iterable) -> str:
    """Return what each side said, a line a side, by name; the rows have a `side` and a `text`."""
    said = sorted(rows, key=lambda row: row.side.name)
    return "\n".join(f"{row.side.name}: {row.text}" for row in said)

"""Who sits here at this moment, and who stands in for whom."""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.db.models import OuterRef, Subquery

from partnerships.roles import Function, Permission, may_for
from partnerships.room.seats.models import Participant, Partnership, Side, StandIn


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


def sides_at(partnership: Partnership) -> list[Side]:
    """Return the sides at the table with their organisations, in the one order of every page."""
    seated = Side.objects.seated().filter(partnership=partnership)
    return list(seated.select_related("organisation").alphabetical())


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

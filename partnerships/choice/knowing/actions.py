"""Saying how well the sides know each other."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from partnerships.choice.acting import hold_seat
from partnerships.choice.knowing.models import DepthSheet
from partnerships.roles import Permission
from partnerships.room.history.actions import record
from partnerships.room.seats.models import Participant, Partnership
from partnerships.room.seats.reads import sides_at


@transaction.atomic
def hand_in_depth(*, levels: dict[str, str], learned: str, by: Participant, now: datetime) -> DepthSheet:
    """Hand in the own side's view, topic → depth. It opens for all when the last side has handed in.

    Until then handing in again replaces it.
    """
    by = hold_seat(by, Permission.WRITE_ROOM)
    rows = _of_the_table(by.partnership)
    newest = rows.order_by("-round").first()
    number = 1 if newest is None else newest.round + (newest.opened_at is not None)
    if newest is not None and number > newest.round and _said_the_same(rows, newest.round, levels, learned, by):
        return newest
    sheet, _made = DepthSheet.objects.update_or_create(
        partnership=by.partnership,
        round=number,
        side=by.side,
        defaults={"levels": levels, "learned": learned, "handed_in_by": by, "handed_in_at": now},
    )
    _open_if_all(by.partnership, number, now)
    return sheet


def open_without(partnership: Partnership, *, now: datetime) -> None:
    """A side has left: open the round in which all others have handed in. Inside that verb only.

    What the side that left had handed in and nobody has read stays closed.
    """
    running = _of_the_table(partnership).filter(opened_at=None).order_by("-round").first()
    if running is not None:
        _open_if_all(partnership, running.round, now)


def _open_if_all(partnership: Partnership, number: int, now: datetime) -> None:
    sheets = _of_the_table(partnership).filter(round=number)
    if len(sheets) == len(sides_at(partnership)) > 1:
        sheets.update(opened_at=now)
        record(partnership=partnership, verb="knowing.opened", by=None, now=now, data={"round": number})


def _of_the_table(partnership: Partnership) -> QuerySet[DepthSheet]:
    return DepthSheet.objects.filter(partnership=partnership, side__left_at=None)


def _said_the_same(rows, number: int, levels: dict[str, str], learned: str, by: Participant) -> bool:
    """A double click of whoever was the last to hand in begins no round of its own."""
    own = rows.filter(round=number, side=by.side).first()
    return own is not None and (own.levels, own.learned) == (levels, learned)

"""Saying how well the sides know each other."""

from datetime import datetime

from django.db import transaction

from partnerships.choice.acting import hold_seat
from partnerships.choice.knowing.models import DepthSheet
from partnerships.roles import Permission
from partnerships.room.history.actions import record
from partnerships.room.seats.models import Participant
from partnerships.room.seats.reads import sides_at


@transaction.atomic
def hand_in_depth(*, levels: dict[str, str], learned: str, by: Participant, now: datetime) -> DepthSheet:
    """Hand in the own side's view, topic → depth. It opens for all when the last side has handed in.

    Until then handing in again replaces it.
    """
    by = hold_seat(by, Permission.WRITE_ROOM)
    rows = DepthSheet.objects.filter(partnership=by.partnership)
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
    handed_in = set(rows.filter(round=number).values_list("side_id", flat=True))
    sides = sides_at(by.partnership)
    if len(sides) > 1 and handed_in >= {side.pk for side in sides}:
        rows.filter(round=number).update(opened_at=now)
        record(partnership=by.partnership, verb="knowing.opened", by=None, now=now, data={"round": number})
    return sheet


def _said_the_same(rows, number: int, levels: dict[str, str], learned: str, by: Participant) -> bool:
    """A double click of whoever was the last to hand in begins no round of its own."""
    own = rows.filter(round=number, side=by.side).first()
    return own is not None and (own.levels, own.learned) == (levels, learned)

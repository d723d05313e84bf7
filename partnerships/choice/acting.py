"""Who acts here: read again under the lock, for a seat may have ended since the page was asked for."""

from datetime import datetime

from django.utils.translation import gettext as _

from partnerships.lifecycle import Stage
from partnerships.roles import Function, Permission, may
from partnerships.room.history.actions import hold
from partnerships.room.seats.models import Participant, Partnership, Side
from partnerships.room.seats.reads import in_place_of


class ChoiceRefused(Exception):
    """It could not be done; the message is for the reader."""


def hold_seat(
    by: Participant, permission: Permission, *, now: datetime | None = None, also_parted: bool = False
) -> Participant:
    """Lock the room and return the seat as it is now. With `now`, standing in for an absent colleague counts.

    Raises ChoiceRefused without a seat or without the right, and once the sides have parted.
    """
    hold(Partnership(pk=by.partnership_id))
    fresh = (
        Participant.objects.present()
        .select_related("partnership", "side__organisation", "user")
        .filter(pk=by.pk, side__left_at=None)
        .first()
    )
    if fresh is None:
        raise ChoiceRefused(_("You have no seat in this partnership."))
    stands_in = now is not None and in_place_of(fresh, permission, now) is not None
    if not may(Function(fresh.function), permission) and not stands_in:
        raise ChoiceRefused(_("Your function does not allow this. A lead or director of your side can do it."))
    if fresh.partnership.stage == Stage.PARTED and not also_parted:
        raise ChoiceRefused(_("The sides have parted: what is written here stays as it is."))
    return fresh


def seated_sides(partnership: Partnership) -> list[Side]:
    """Return the sides at the table, in the one order of every page."""
    sides = Side.objects.seated().filter(partnership=partnership)
    return list(sides.select_related("organisation").alphabetical())

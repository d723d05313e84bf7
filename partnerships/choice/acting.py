"""Who acts here: read again under the lock, for a seat may have ended since the page was asked for."""

from datetime import datetime

from django.utils.translation import gettext as _

from partnerships.roles import Permission
from partnerships.room.history.actions import hold
from partnerships.room.seats.models import Participant, Partnership
from partnerships.room.seats.reads import in_place_of, seat_now


class ChoiceRefused(Exception):
    """It could not be done; the message is for the reader."""


def hold_seat(
    by: Participant, permission: Permission, *, now: datetime | None = None, also_parted: bool = False
) -> Participant:
    """Lock the room and return the seat as it is now. With `now`, standing in for an absent colleague counts.

    Raises ChoiceRefused without a seat or without the right, and once the sides have parted.
    """
    partnership = Partnership(pk=by.partnership_id)
    hold(partnership)
    fresh = seat_now(by, partnership)
    if fresh is None:
        raise ChoiceRefused(_("You have no seat in this partnership."))
    stands_in = now is not None and in_place_of(fresh, permission, now) is not None
    if not fresh.carries(permission) and not stands_in:
        raise ChoiceRefused(_("Your function does not allow this. A lead or director of your side can do it."))
    if fresh.partnership.has_parted and not also_parted:
        raise ChoiceRefused(_("The sides have parted: what is written here stays as it is."))
    return fresh

"""Who may write here, read again under the lock; and why not."""

from django.utils.translation import gettext as _

from partnerships.lifecycle import Stage
from partnerships.roles import Permission
from partnerships.room.history.actions import hold
from partnerships.room.seats.models import Participant, Partnership
from partnerships.room.seats.reads import seat_now


class VisionRefused(Exception):
    """It could not be done; the message is for the reader."""


def entitled(by: Participant, partnership: Partnership, permission: Permission) -> Participant:
    """Take the lock of the partnership and return the seat as it stands now.

    Raises VisionRefused without a seat, without the right, before the sides have chosen each other and
    after they have parted.
    """
    hold(partnership)
    fresh = seat_now(by, partnership)
    if fresh is None:
        raise VisionRefused(_("You have no seat in this partnership."))
    if not fresh.carries(permission):
        raise VisionRefused(_("Your function does not allow this."))
    if fresh.partnership.has_parted:
        raise VisionRefused(_("The sides have parted: nothing is added any more."))
    if fresh.partnership.stage == Stage.CHOOSING:
        raise VisionRefused(_("First choose each other: the vision is written by partners who said yes."))
    return fresh

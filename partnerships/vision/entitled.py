"""Who may write here, read again under the lock; and why not."""

from django.utils.translation import gettext as _

from partnerships.lifecycle import Stage
from partnerships.roles import Function, Permission, may
from partnerships.room.history.actions import hold
from partnerships.room.seats.models import Participant, Partnership


class VisionRefused(Exception):
    """It could not be done; the message is for the reader."""


def entitled(by: Participant, partnership: Partnership, permission: Permission) -> Participant:
    """Take the lock of the partnership and return the seat as it stands now.

    Raises VisionRefused without a seat, without the right, before the sides have chosen each other and
    after they have parted.
    """
    hold(partnership)
    fresh = Participant.objects.present().select_related("side", "user").filter(pk=by.pk).first()
    if fresh is None or fresh.partnership_id != partnership.pk or fresh.side.left_at is not None:
        raise VisionRefused(_("You have no seat in this partnership."))
    if not may(Function(fresh.function), permission):
        raise VisionRefused(_("Your function does not allow this."))
    stage = Partnership.objects.values_list("stage", flat=True).get(pk=partnership.pk)
    if stage == Stage.PARTED:
        raise VisionRefused(_("The sides have parted: nothing is added any more."))
    if stage == Stage.CHOOSING:
        raise VisionRefused(_("First choose each other: the vision is written by partners who said yes."))
    return fresh

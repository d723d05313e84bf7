"""Who acts: read anew under the partnership's lock, before anything is written."""

from django.utils.translation import gettext as _

from partnerships.lifecycle import Stage
from partnerships.roles import Function, Permission, may
from partnerships.room.history.actions import hold
from partnerships.room.models import Participant, Partnership


class Refused(Exception):
    """The thing could not be done; the message is for the reader."""


class NotYours(Refused):
    """Only another side may do this; the message says which and why."""


def seated(
    by: Participant, partnership: Partnership, permission: Permission = Permission.WRITE_ROOM
) -> Participant:
    """Let writers of this partnership wait for each other, and return the person's seat as it stands now.

    Raises Refused if the seat was ended or changed since the page was asked for, and once the sides have parted.
    """
    hold(partnership)
    fresh = Participant.objects.present().select_related("side__organisation", "user").filter(pk=by.pk).first()
    if fresh is None or fresh.partnership_id != partnership.pk or fresh.side.left_at is not None:
        raise Refused(_("You have no seat in this partnership."))
    if Partnership.objects.filter(pk=partnership.pk, stage=Stage.PARTED).exists():
        raise Refused(_("The sides have parted: nothing is added any more."))
    if not may(Function(fresh.function), permission):
        raise Refused(_("Your function does not allow this."))
    return fresh

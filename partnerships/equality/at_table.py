"""Who acts: read anew under the partnership's lock, before anything is written."""

from django.utils.translation import gettext as _

from partnerships.roles import Permission
from partnerships.room.history.actions import hold
from partnerships.room.models import Participant, Partnership
from partnerships.room.seats.reads import seat_now


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
    fresh = seat_now(by, partnership)
    if fresh is None:
        raise Refused(_("You have no seat in this partnership."))
    if fresh.partnership.has_parted:
        raise Refused(_("The sides have parted: nothing is added any more."))
    if not fresh.carries(permission):
        raise Refused(_("Your function does not allow this."))
    return fresh

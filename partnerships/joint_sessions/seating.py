"""Who may write here, read again under the lock; and the way in which every verb of this room is refused."""

from django.utils.translation import gettext as _

from partnerships.roles import Permission
from partnerships.room.history.actions import hold
from partnerships.room.models import Participant, Partnership
from partnerships.room.seats.reads import able_now


class Refused(Exception):
    """It could not be done; the message is for the reader."""


def writer(by: Participant, partnership: Partnership) -> Participant:
    """Take the partnership's lock and return the writer's seat as it stands now.

    Raises Refused for somebody without a seat or without the right, and once the sides have parted.
    """
    hold(partnership)
    seat = able_now(by, partnership, Permission.WRITE_ROOM)
    if seat is None:
        raise Refused(_("You have no seat here any more that writes in this room."))
    if seat.partnership.has_parted:
        raise Refused(_("The sides have parted: nothing is planned or promised here any more."))
    return seat

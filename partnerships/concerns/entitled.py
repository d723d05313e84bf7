"""Who may do it at this moment; asked again under the lock."""

from django.utils.translation import gettext as _

from partnerships.roles import Permission
from partnerships.room.models import Participant, Partnership
from partnerships.room.seats.reads import able_now


class ConcernRefused(Exception):
    """It could not be done; the message is for the reader."""


def able(by: Participant, partnership: Partnership, permission: Permission) -> Participant:
    """Read the seat again. Raises ConcernRefused without the right, or after the sides have parted."""
    seat = able_now(by, partnership, permission)
    if seat is None:
        raise ConcernRefused(_("You have no seat here any more that allows this."))
    if seat.partnership.has_parted:
        raise ConcernRefused(_("The sides have parted: what was written stays readable and is not changed."))
    return seat

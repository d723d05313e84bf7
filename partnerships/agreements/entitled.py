"""Who may do it at this moment; asked again under the lock."""

from django.utils.translation import gettext as _

from partnerships.roles import Permission
from partnerships.room.models import Participant, Partnership
from partnerships.room.seats.reads import able_now


class AgreementRefused(Exception):
    """It could not be done; the message is for the reader."""


def able(by: Participant, partnership: Partnership, permission: Permission) -> Participant:
    """Read the seat again. Raises AgreementRefused without the right, or after the sides have parted."""
    seat = able_now(by, partnership, permission)
    if seat is None:
        raise AgreementRefused(_("You have no seat here any more that allows this."))
    if seat.partnership.has_parted:
        raise AgreementRefused(_("The sides have parted: what they agreed stays readable and is not changed."))
    return seat

"""Who may write here at this moment, and the day it is in the room: what every verb asks first."""

from django.utils.translation import gettext as _

from partnerships.lifecycle import Stage
from partnerships.roles import Permission
from partnerships.room.seats.models import Participant, Partnership
from partnerships.room.seats.reads import able_now


class StartSmallRefused(Exception):
    """It could not be done; the message is for the reader."""


def able(by: Participant, partnership: Partnership, permission: Permission = Permission.WRITE_ROOM) -> Participant:
    """Return the seat as it is now. Raises StartSmallRefused without the right, and in a room at rest."""
    fresh = able_now(by, partnership, permission)
    if fresh is None:
        raise StartSmallRefused(_("Your seat does not carry this right any more."))
    if fresh.partnership.has_parted:
        raise StartSmallRefused(_("The sides have parted: nothing is added or moved here any more."))
    if fresh.partnership.stage == Stage.CHOOSING:
        raise StartSmallRefused(_("The sides still choose each other. Starting small begins once they have."))
    return fresh


def of_this_room(partnership: Partnership, *rows: object) -> None:
    """Refuse what belongs to another partnership; None is nothing and fits."""
    for row in rows:
        if row is not None and row.partnership_id != partnership.pk:  # type: ignore[attr-defined]
            raise StartSmallRefused(_("This belongs to another partnership."))


def own_person(person: Participant, by: Participant) -> Participant:
    """Return a colleague on the own side as the seat is now: each side names its own people."""
    fresh = Participant.objects.present().select_related("side__organisation").filter(pk=person.pk).first()
    if fresh is None or fresh.side_id != by.side_id:
        raise StartSmallRefused(_("Each side names its own people."))
    return fresh

"""Who sits here at this moment."""

from partnerships.roles import TABLE, Permission
from partnerships.room.seats.models import Participant, Partnership


def seat_now(by: Participant, partnership: Partnership) -> Participant | None:
    """Read a seat again: it may have been ended, or its function changed, since the page was asked for."""
    fresh = Participant.objects.present().select_related("side__organisation", "user").filter(pk=by.pk).first()
    if fresh is None or fresh.partnership_id != partnership.pk or fresh.side.left_at is not None:
        return None
    return fresh


def able_now(by: Participant, partnership: Partnership, permission: Permission) -> Participant | None:
    """Read a seat again and return it only if it carries this permission."""
    fresh = seat_now(by, partnership)
    return fresh if fresh is not None and fresh.function in TABLE[permission] else None

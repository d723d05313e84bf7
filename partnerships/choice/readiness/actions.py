"""Writing down, for the own side, whether it is ready."""

from datetime import datetime

from django.db import transaction

from accounts.versions import save_if_unchanged
from partnerships.choice.acting import hold_seat
from partnerships.choice.readiness.models import Readiness
from partnerships.roles import Permission
from partnerships.room.seats.models import Participant


@transaction.atomic
def write_readiness(*, ready: list[str], note: str, version: int, by: Participant, now: datetime) -> Readiness:
    """Write the own side's answers. No event: not even that it was written is anybody else's business.

    Raises ChangedMeanwhile if a colleague saved first.
    """
    by = hold_seat(by, Permission.USE_PRIVATE_NOTES)
    found, made = Readiness.objects.get_or_create(
        side=by.side,
        defaults={
            "partnership": by.partnership,
            "ready": ready,
            "note": note,
            "written_by": by,
            "written_at": now,
            "version": 1,  # who found nothing there before sends 0
        },
    )
    if not made and save_if_unchanged(found, version, ready=ready, note=note):
        Readiness.objects.filter(pk=found.pk).update(written_by=by, written_at=now)
    return found

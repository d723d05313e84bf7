"""Writing down what the own side hopes to gain."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.versions import save_if_unchanged
from partnerships.choice.acting import ChoiceRefused, hold_seat
from partnerships.choice.benefits.models import Benefit
from partnerships.roles import Permission
from partnerships.room.history.actions import record
from partnerships.room.seats.models import Participant


@transaction.atomic
def write_benefit(*, text: str, beyond_money: bool, by: Participant, now: datetime) -> Benefit:
    """Write a benefit of the own side. The same text twice is one benefit."""
    by = hold_seat(by, Permission.WRITE_ROOM)
    same = Benefit.objects.filter(side=by.side, text=text, removed_at=None).first()
    if same is not None:
        return same
    benefit = Benefit.objects.create(
        partnership=by.partnership,
        side=by.side,
        text=text,
        beyond_money=beyond_money,
        written_by=by,
        written_at=now,
    )
    _note(benefit, "benefit.written", by, now)
    return benefit


@transaction.atomic
def change_benefit(
    *, benefit: Benefit, version: int, text: str, beyond_money: bool, by: Participant, now: datetime
) -> Benefit:
    """Write a benefit of the own side anew. Raises ChangedMeanwhile if somebody else did so first."""
    by = hold_seat(by, Permission.WRITE_ROOM)
    benefit = _own(benefit, by)
    if save_if_unchanged(benefit, version, text=text, beyond_money=beyond_money):
        _note(benefit, "benefit.changed", by, now)
    return benefit


@transaction.atomic
def remove_benefit(*, benefit: Benefit, by: Participant, now: datetime) -> None:
    """Take a benefit of the own side back. Twice is once."""
    by = hold_seat(by, Permission.WRITE_ROOM)
    if Benefit.objects.filter(pk=benefit.pk, side=by.side, removed_at=None).update(removed_at=now):
        _note(benefit, "benefit.removed", by, now)


def _own(benefit: Benefit, by: Participant) -> Benefit:
    found = Benefit.objects.filter(pk=benefit.pk, side=by.side, removed_at=None).first()
    if found is None:
        raise ChoiceRefused(_("This was taken back meanwhile."))
    return found


def _note(benefit: Benefit, verb: str, by: Participant, now: datetime) -> None:
    record(
        partnership=by.partnership,
        verb=verb,
        by=by,
        now=now,
        subject=("benefit", benefit.public_id),
        data={"side": by.side.public_id, "beyond_money": benefit.beyond_money},
    )

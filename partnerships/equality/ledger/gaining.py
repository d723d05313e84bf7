"""Writing down what a side gained and how big it is: the verbs about the own side alone."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.versions import save_if_unchanged
from partnerships.equality.at_table import NotYours, Refused, seated
from partnerships.equality.ledger.models import Gain, SideSize
from partnerships.room.history.actions import record
from partnerships.room.models import Participant, Partnership


@transaction.atomic
def record_gain(
    *,
    partnership: Partnership,
    kind: str,
    what: str,
    amount: Decimal | None,
    unit: str,
    on_day: date,
    worth: int | None,
    once: str,
    by: Participant,
    now: datetime,
) -> Gain:
    """Write down what the own side gained, besides what another side gave it. Twice is once."""
    by = seated(by, partnership)
    made = Gain.objects.filter(partnership=partnership, public_id=once).first()
    if made is not None:
        return made
    gain = Gain.objects.create(
        public_id=once,
        partnership=partnership,
        side=by.side,
        kind=kind,
        what=what,
        amount=amount,
        unit=unit,
        on_day=on_day,
        worth=worth,
        recorded_by=by,
        recorded_at=now,
    )
    _note(gain, "gain.recorded", by, now)
    return gain


@transaction.atomic
def change_gain(*, gain: Gain, version: int, by: Participant, now: datetime, **said: Any) -> Gain:
    """Change a gain of the own side; raises ChangedMeanwhile."""
    by = seated(by, gain.partnership)
    row = _own(gain, by)
    if row.withdrawn_at is not None:
        raise Refused(_("This was taken back meanwhile."))
    if save_if_unchanged(row, version, **said):
        _note(row, "gain.changed", by, now)
    return row


@transaction.atomic
def take_back_gain(*, gain: Gain, by: Participant, now: datetime) -> Gain:
    """Take a gain of the own side back. Twice is once."""
    by = seated(by, gain.partnership)
    row = _own(gain, by)
    if row.withdrawn_at is None:
        row.withdrawn_at = now
        row.save(update_fields=["withdrawn_at"])
        _note(row, "gain.withdrawn", by, now)
    return row


@transaction.atomic
def say_size(*, version: int, turnover: int | None, currency: str, by: Participant, now: datetime) -> None:
    """Say how big the own side is by turnover, or leave it at the people at the table; raises ChangedMeanwhile."""
    by = seated(by, by.partnership)
    row = SideSize.objects.filter(side=by.side).first()
    if turnover is None:
        if row is None:
            return
        row.delete()
    elif row is None:
        SideSize.objects.create(side=by.side, turnover=turnover, currency=currency)
    elif not save_if_unchanged(row, version, turnover=turnover, currency=currency):
        return
    record(partnership=by.partnership, verb="gain.size_said", by=by, now=now, data={"side": by.side.public_id})


def _own(gain: Gain, by: Participant) -> Gain:
    row = Gain.objects.select_related("partnership", "side__organisation").get(pk=gain.pk)
    if row.side_id != by.side_id:
        raise NotYours(_("Only %(side)s can change what it gained.") % {"side": row.side.organisation.name})
    return row


def _note(gain: Gain, verb: str, by: Participant, now: datetime) -> None:
    record(
        partnership=gain.partnership,
        verb=verb,
        by=by,
        now=now,
        subject=("gain", gain.public_id),
        data={"kind": gain.kind},
    )

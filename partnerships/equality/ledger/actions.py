"""Writing down what was given, and what the receiver says to it: the verbs."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.versions import save_if_unchanged
from partnerships.equality.at_table import NotYours, Refused, seated
from partnerships.equality.ledger.models import Contribution
from partnerships.room.history.actions import record
from partnerships.room.models import Participant, Partnership, Side

Answer, Kind = Contribution.Answer, Contribution.Kind


@transaction.atomic
def record_contribution(
    *,
    partnership: Partnership,
    receiver: Side,
    kind: str,
    what: str,
    amount: Decimal | None,
    unit: str,
    on_day: date,
    is_gift: bool,
    giver_worth: int | None,
    once: str,
    by: Participant,
    now: datetime,
    corrects: Contribution | None = None,
) -> Contribution:
    """Write down what the own side put in for another side. It counts once that side has confirmed it.

    A gesture of goodwill expects no return. Twice is once.
    """
    by = seated(by, partnership)
    made = Contribution.objects.filter(partnership=partnership, public_id=once).first()
    if made is not None:
        return made
    if receiver.pk == by.side_id or receiver.partnership_id != partnership.pk or receiver.left_at is not None:
        raise Refused(_("Choose another side of this room."))
    row = Contribution.objects.create(
        public_id=once,
        partnership=partnership,
        giver=by.side,
        receiver=receiver,
        kind=kind,
        what=what,
        amount=amount,
        unit=unit,
        on_day=on_day,
        is_gift=is_gift or kind == Kind.GOODWILL,
        giver_worth=giver_worth,
        corrects=corrects,
        recorded_by=by,
        recorded_at=now,
    )
    _note(row, "contribution.corrected" if corrects else "contribution.recorded", by, now)
    return row


@transaction.atomic
def correct_contribution(
    *, contribution: Contribution, once: str, by: Participant, now: datetime, **said: Any
) -> Contribution:
    """Write a correction of a confirmed contribution; it takes its place when the receiver confirms it."""
    by = seated(by, contribution.partnership)
    made = Contribution.objects.filter(partnership=contribution.partnership_id, public_id=once).first()
    if made is not None:
        return made
    old = _own(contribution, by)
    if old.answer != Answer.CONFIRMED or old.corrected_at is not None:
        raise Refused(_("Only what was confirmed needs a correction; the rest can simply be changed."))
    if old.corrections.filter(withdrawn_at=None).exists():
        raise Refused(_("A correction is under way already. Change that one."))
    return record_contribution(
        partnership=old.partnership, receiver=old.receiver, once=once, by=by, now=now, corrects=old, **said
    )


@transaction.atomic
def change_contribution(
    *, contribution: Contribution, version: int, by: Participant, now: datetime, **said: Any
) -> Contribution:
    """Change what is not confirmed; the receiver is asked anew. Raises ChangedMeanwhile."""
    by = seated(by, contribution.partnership)
    row = _own(contribution, by)
    _is_unconfirmed(row)
    said["is_gift"] = said["is_gift"] or said["kind"] == Kind.GOODWILL
    if save_if_unchanged(row, version, **said):
        Contribution.objects.filter(pk=row.pk).update(
            answer="", answer_note="", answered_by=None, answered_at=None, receiver_worth=None
        )
        _note(row, "contribution.changed", by, now)
    return row


@transaction.atomic
def answer_contribution(
    *,
    contribution: Contribution,
    version: int,
    answer: str,
    worth: int | None,
    note: str,
    by: Participant,
    now: datetime,
) -> Contribution:
    """Say for the receiving side whether it was so, and how much it was worth to it. Twice is once.

    `version`: that of the page. Raises NotYours for anybody but the receiving side, Refused if it was changed
    or answered meanwhile.
    """
    by = seated(by, contribution.partnership)
    row = Contribution.objects.select_related("partnership", "receiver__organisation").get(pk=contribution.pk)
    if row.receiver_id != by.side_id:
        raise NotYours(
            _("Only %(side)s can say whether this was received.") % {"side": row.receiver.organisation.name}
        )
    if (row.answer, row.receiver_worth, row.answer_note) == (answer, worth, note):
        return row
    _is_unconfirmed(row)
    if row.version != version:
        raise Refused(_("This changed while you were reading. Below is how it stands now."))
    if answer == Answer.OTHERWISE and not note:
        raise Refused(_("Say how you see it: the other side can only answer that."))
    row.answer, row.receiver_worth, row.answer_note = answer, worth, note
    row.answered_by, row.answered_at = by, now
    row.save(update_fields=["answer", "receiver_worth", "answer_note", "answered_by", "answered_at"])
    if answer == Answer.CONFIRMED and row.corrects_id is not None:
        Contribution.objects.filter(pk=row.corrects_id).update(corrected_at=now)
    _note(
        row,
        "contribution.confirmed" if answer == Answer.CONFIRMED else "contribution.seen_otherwise",
        by,
        now,
    )
    return row


@transaction.atomic
def take_back(*, contribution: Contribution, by: Participant, now: datetime) -> Contribution:
    """Take back what is not confirmed. Twice is once."""
    by = seated(by, contribution.partnership)
    row = _own(contribution, by)
    if row.withdrawn_at is None:
        _is_unconfirmed(row)
        row.withdrawn_at = now
        row.save(update_fields=["withdrawn_at"])
        _note(row, "contribution.withdrawn", by, now)
    return row


def _own(contribution: Contribution, by: Participant) -> Contribution:
    row = Contribution.objects.select_related("partnership", "giver__organisation", "receiver").get(
        pk=contribution.pk
    )
    if row.giver_id != by.side_id:
        raise NotYours(_("Only %(side)s can change what it put in.") % {"side": row.giver.organisation.name})
    return row


def _is_unconfirmed(row: Contribution) -> None:
    if row.withdrawn_at is not None:
        raise Refused(_("This was taken back meanwhile."))
    if row.answer == Answer.CONFIRMED:
        raise Refused(_("This is confirmed and stays as it is. Write a correction instead."))


def _note(row: Contribution, verb: str, by: Participant, now: datetime) -> None:
    record(
        partnership=row.partnership,
        verb=verb,
        by=by,
        now=now,
        subject=("contribution", row.public_id),
        data={"kind": row.kind, "gift": row.is_gift},
    )

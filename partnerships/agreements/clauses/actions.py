"""Writing clauses, saying them in own words, confirming them."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.versions import save_if_unchanged
from partnerships.agreements.agreements.actions import changed, held
from partnerships.agreements.agreements.models import Agreement
from partnerships.agreements.clauses.models import Clause, ClauseConfirmation, ClauseRestatement, ClauseWording
from partnerships.agreements.clauses.numbers import place_of
from partnerships.agreements.entitled import AgreementRefused
from partnerships.agreements.rules import before_confirming
from partnerships.agreements.states import worked_on
from partnerships.agreements.words import lacks_in_words
from partnerships.roles import Permission
from partnerships.room.history.actions import record
from partnerships.room.models import Participant, Question
from partnerships.room.questions import actions as questions
from partnerships.room.seats.reads import sides_at

SUBJECT = "clause"


class ClauseRefused(AgreementRefused):
    """It could not be done with this clause; the message is for the reader."""


class Reworded(ClauseRefused):
    """The clause reads otherwise than on the reader's page."""

    def __init__(self):
        super().__init__(_("This clause changed while you were reading. Please read it once more."))


@transaction.atomic
def add(*, agreement: Agreement, number: str, by: Participant, now: datetime, **fields: Any) -> Clause:
    """Write a new clause. The same once more is the same clause. Raises ClauseRefused for a number in use."""
    agreement, by = held(agreement, by)
    place = place_of(number)
    there = Clause.objects.standing().filter(agreement=agreement, place=place).first()
    if there is not None:
        if there.version == 0 and all(getattr(there, name) == value for name, value in fields.items()):
            return there
        raise ClauseRefused(_("There is a clause %(number)s already.") % {"number": number})
    clause = Clause.objects.create(
        agreement=agreement, number=number, place=place, drafted_by=by, drafted_at=now, **fields
    )
    _keep_wording(clause, by, now)
    changed(agreement, by, now)
    _note(clause, "clause.added", by, now)
    return clause


@transaction.atomic
def edit(*, clause: Clause, version: int, number: str, by: Participant, now: datetime, **fields: Any) -> Clause:
    """Write a clause anew: what was confirmed and restated of it counts no more.

    Raises ChangedMeanwhile for the second writer, ClauseRefused for a number in use.
    """
    clause, by = _held(clause, by)
    place = place_of(number)
    others = Clause.objects.standing().filter(agreement=clause.agreement, place=place).exclude(pk=clause.pk)
    if others.exists():
        raise ClauseRefused(_("There is a clause %(number)s already.") % {"number": number})
    if save_if_unchanged(clause, version, number=number, place=place, **fields):
        clause.confirmations.all().delete()
        _keep_wording(clause, by, now)
        changed(clause.agreement, by, now)
        _note(clause, "clause.edited", by, now)
    return clause


@transaction.atomic
def remove(*, clause: Clause, by: Participant, now: datetime) -> None:
    """Take a clause out of the version that is drafted; accepted versions keep it. Twice is once."""
    agreement, by = held(clause.agreement, by)
    clause = Clause.objects.select_related("agreement__partnership").get(pk=clause.pk)
    if clause.removed_at is not None:
        return
    clause.removed_at = now
    clause.save(update_fields=["removed_at"])
    clause.confirmations.all().delete()
    changed(agreement, by, now)
    _note(clause, "clause.removed", by, now)


@transaction.atomic
def restate(*, clause: Clause, version: int, text: str, by: Participant, now: datetime) -> ClauseRestatement:
    """Say the clause in the words of the own side. Confirmations of it start anew. The same words are once.

    Raises Reworded if the clause reads otherwise by now.
    """
    clause, by = _held(clause, by)
    if clause.version != version:
        raise Reworded
    last = clause.restatements.filter(side=by.side).order_by("-number").first()
    if last is not None and last.text == text and last.of_version == version:
        return last
    said = ClauseRestatement.objects.create(
        clause=clause,
        side=by.side,
        number=last.number + 1 if last else 1,
        of_version=version,
        text=text,
        restated_by=by,
        restated_at=now,
    )
    clause.confirmations.all().delete()
    changed(clause.agreement, by, now)
    _note(clause, "clause.restated", by, now)
    return said


@transaction.atomic
def confirm(*, clause: Clause, version: int, by: Participant, now: datetime) -> ClauseConfirmation:
    """Confirm for the own side that the reason holds and that every side reads the same. Twice is once.

    Raises Reworded if it reads otherwise by now, ClauseRefused with what is missing.
    """
    clause, by = _held(clause, by, Permission.CONFIRM_CLAUSE)
    if clause.version != version:
        raise Reworded
    rows = worked_on(clause, sides_at(clause.agreement.partnership))
    lacks = before_confirming(rows.state(clause), [side.pk for side in rows.sides])
    if lacks:
        raise ClauseRefused(" ".join(lacks_in_words(lacks, rows.sides)))
    confirmation, made = ClauseConfirmation.objects.get_or_create(
        clause=clause,
        side=by.side,
        defaults={"of_version": version, "confirmed_by": by, "confirmed_at": now},
    )
    if made:
        _note(clause, "clause.confirmed", by, now)
    return confirmation


@transaction.atomic
def call_unclear(*, restatement: ClauseRestatement, text: str, by: Participant, now: datetime) -> Question:
    """Say that another side's words are not what the own side reads, and ask. Twice is once.

    The clause is not clear until that side has said it anew. Raises ClauseRefused for own or older words.
    """
    clause, by = _held(restatement.clause, by, Permission.CONFIRM_CLAUSE)
    row = ClauseRestatement.objects.select_related("side", "question").get(pk=restatement.pk)
    if row.side_id == by.side_id:
        raise ClauseRefused(_("These are the words of your own side. Say the clause anew instead."))
    if row.question is not None and row.unclear_for_id == by.side_id:
        return row.question
    newest = clause.restatements.filter(side=row.side).order_by("-number").first()
    if newest is None or newest.pk != row.pk or row.of_version != clause.version:
        raise Reworded
    question = questions.ask(
        partnership=clause.agreement.partnership,
        text=text,
        about=(SUBJECT, clause.public_id),
        to_side=row.side,
        by=by,
        now=now,
    )
    row.unclear_for, row.unclear_at, row.question = by.side, now, question
    row.save(update_fields=["unclear_for", "unclear_at", "question"])
    clause.confirmations.all().delete()
    changed(clause.agreement, by, now)
    _note(clause, "clause.unclear", by, now)
    return question


# --- small steps ------------------------------------------------------------
def _held(
    clause: Clause, by: Participant, permission: Permission = Permission.DRAFT_AGREEMENT
) -> tuple[Clause, Participant]:
    agreement, by = held(clause.agreement, by, permission)
    clause = Clause.objects.get(pk=clause.pk)
    clause.agreement = agreement
    if clause.removed_at is not None:
        raise ClauseRefused(_("This clause was taken out meanwhile."))
    return clause, by


def _keep_wording(clause: Clause, by: Participant, now: datetime) -> None:
    ClauseWording.objects.create(
        clause=clause,
        number=clause.version + 1,
        title=clause.title,
        text=clause.text,
        reason=clause.reason,
        written_by=by,
        written_at=now,
    )


def _note(clause: Clause, verb: str, by: Participant, now: datetime) -> None:
    record(
        partnership=clause.agreement.partnership,
        verb=verb,
        by=by,
        now=now,
        subject=(SUBJECT, clause.public_id),
        data={"agreement": clause.agreement.public_id, "wording": clause.version + 1},
    )

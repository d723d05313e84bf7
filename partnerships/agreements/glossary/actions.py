"""Saying what a word means in an agreement."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.versions import save_if_unchanged
from partnerships.agreements.agreements.actions import changed, held, note
from partnerships.agreements.agreements.models import Agreement
from partnerships.agreements.entitled import AgreementRefused
from partnerships.agreements.glossary.models import Term
from partnerships.room.models import Participant


class TermRefused(AgreementRefused):
    """The word could not be written; the message is for the reader."""


@transaction.atomic
def add(*, agreement: Agreement, term: str, meaning: str, by: Participant, now: datetime) -> Term:
    """Explain a word. The same once more is the same word. Raises TermRefused for one that is explained."""
    agreement, by = held(agreement, by)
    there = Term.objects.filter(agreement=agreement, removed_at=None, term__iexact=term).first()
    if there is not None:
        if there.meaning == meaning:
            return there
        raise TermRefused(_("“%(term)s” is explained already: change it there.") % {"term": there.term})
    row = Term.objects.create(agreement=agreement, term=term, meaning=meaning, written_by=by, written_at=now)
    changed(agreement, by, now)
    note(agreement, "agreement.term_written", by, now)
    return row


@transaction.atomic
def edit(*, term: Term, version: int, meaning: str, by: Participant, now: datetime) -> Term:
    """Explain a word otherwise. Raises ChangedMeanwhile for the second writer."""
    agreement, by = held(term.agreement, by)
    if save_if_unchanged(term, version, meaning=meaning):
        changed(agreement, by, now)
        note(agreement, "agreement.term_written", by, now)
    return term


@transaction.atomic
def remove(*, term: Term, by: Participant, now: datetime) -> None:
    """Take a word out of the version that is drafted. Twice is once."""
    agreement, by = held(term.agreement, by)
    gone = Term.objects.filter(pk=term.pk, removed_at=None).update(removed_at=now)
    if gone:
        changed(agreement, by, now)
        note(agreement, "agreement.term_removed", by, now)

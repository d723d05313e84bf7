"""Bringing own terms along, and taking them back. There is no verb that accepts them."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from partnerships.agreements.entitled import AgreementRefused, able
from partnerships.agreements.own_terms.models import OwnTerms
from partnerships.roles import Permission
from partnerships.room.history.actions import hold, record
from partnerships.room.models import Participant, Partnership


class OwnTermsRefused(AgreementRefused):
    """It could not be done; the message is for the reader."""


@transaction.atomic
def bring(*, partnership: Partnership, title: str, text: str, by: Participant, now: datetime) -> OwnTerms:
    """Lay a text of the own side where all can read it, marked as one-sided. The same once more is once."""
    hold(partnership)
    by = able(by, partnership, Permission.DRAFT_AGREEMENT)
    same = OwnTerms.objects.filter(partnership=partnership, side=by.side, title=title, text=text)
    earlier = same.filter(withdrawn_at=None).first()
    if earlier is not None:
        return earlier
    terms = OwnTerms.objects.create(
        partnership=partnership, side=by.side, title=title, text=text, brought_by=by, brought_at=now
    )
    _note(terms, "own_terms.brought", by, now)
    return terms


@transaction.atomic
def take_back(*, terms: OwnTerms, by: Participant, now: datetime) -> None:
    """Take the own side's terms back. Twice is once. Raises OwnTermsRefused for those of another side."""
    hold(terms.partnership)
    by = able(by, terms.partnership, Permission.DRAFT_AGREEMENT)
    if terms.side_id != by.side_id:
        raise OwnTermsRefused(_("Only the side that brought these terms takes them back."))
    if OwnTerms.objects.filter(pk=terms.pk, withdrawn_at=None).update(withdrawn_at=now):
        _note(terms, "own_terms.withdrawn", by, now)


def _note(terms: OwnTerms, verb: str, by: Participant, now: datetime) -> None:
    record(partnership=terms.partnership, verb=verb, by=by, now=now, subject=("own_terms", terms.public_id))

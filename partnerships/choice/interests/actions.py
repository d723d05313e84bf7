"""Declaring interests."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from partnerships.choice.acting import ChoiceRefused, hold_seat
from partnerships.choice.interests.models import InterestDeclaration
from partnerships.roles import Permission
from partnerships.room.history.actions import record
from partnerships.room.seats.models import Participant


@transaction.atomic
def declare_interest(*, has_interest: bool, text: str, by: Participant, now: datetime) -> InterestDeclaration:
    """Declare, for oneself, an interest in one of the other organisations or that there is none."""
    by = hold_seat(by, Permission.ASK_AND_ANSWER)
    if has_interest and not text.strip():
        raise ChoiceRefused(_("Say what the interest is."))
    newest = InterestDeclaration.objects.filter(participant=by).first()
    if newest is not None and (newest.has_interest, newest.text) == (has_interest, text):
        return newest
    made = InterestDeclaration.objects.create(
        partnership=by.partnership, participant=by, has_interest=has_interest, text=text, declared_at=now
    )
    record(
        partnership=by.partnership,
        verb="choice.interest_declared",
        by=by,
        now=now,
        data={"has_interest": has_interest, "side": by.side.public_id},
    )
    return made

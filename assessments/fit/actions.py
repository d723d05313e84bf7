"""Writing and handing in how the own side sees the fit."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.versions import ChangedMeanwhile
from assessments.fit.models import FitSheet
from partnerships.choice.acting import ChoiceRefused, hold_seat
from partnerships.choice.criteria.models import LEVELS
from partnerships.choice.criteria.reads import joint_criteria, joint_proposal
from partnerships.roles import Function, Permission, may
from partnerships.room.history.actions import record
from partnerships.room.models import Participant, Proposal
from partnerships.room.seats.reads import sides_at


@transaction.atomic
def write_fit(
    *,
    criteria: str,
    marks: dict[str, dict[str, Any]],
    belief: int | None,
    belief_because: str,
    to_talk_about: str,
    version: int,
    hand_in: bool,
    by: Participant,
    now: datetime,
) -> FitSheet:
    """Save the own side's view, and hand it in if asked to; then it stays as it is.

    `criteria`: the fingerprint of the joint version that stood on the page. `marks`: criterion → level and
    evidence. Raises ChoiceRefused when the criteria have moved on, ChangedMeanwhile if a colleague saved first.
    """
    by = hold_seat(by, Permission.WRITE_ROOM)
    proposal = joint_proposal(by.partnership)
    if proposal is None or proposal.fingerprint != criteria:
        raise ChoiceRefused(_("The sides have agreed on other criteria meanwhile. Read them once more."))
    said = {
        "marks": marks,
        "belief": belief,
        "belief_because": belief_because,
        "to_talk_about": to_talk_about,
    }
    sheet = _sheet(proposal, by, now)
    if sheet.handed_in_at is not None:
        if all(getattr(sheet, name) == value for name, value in said.items()):
            return sheet
        raise ChoiceRefused(_("Your side has handed in already: what it said stays as it is."))
    unchanged = all(getattr(sheet, name) == value for name, value in said.items())
    if sheet.version != version and not unchanged:
        raise ChangedMeanwhile(sheet)
    for name, value in said.items():
        setattr(sheet, name, value)
    sheet.version += not unchanged
    sheet.written_by, sheet.written_at = by, now
    if hand_in:
        _hand_in(sheet, proposal, by, now)
    sheet.save()
    return sheet


def _sheet(proposal: Proposal, by: Participant, now: datetime) -> FitSheet:
    found = FitSheet.objects.filter(criteria=proposal, side=by.side).first()
    return found or FitSheet(
        partnership=by.partnership, side=by.side, criteria=proposal, written_by=by, written_at=now
    )


def _hand_in(sheet: FitSheet, proposal: Proposal, by: Participant, now: datetime) -> None:
    if not may(Function(by.function), Permission.CONSENT_TO_WORK):
        raise ChoiceRefused(_("A lead or director of your side hands it in. Your text can be saved."))
    for criterion in joint_criteria(proposal):
        said = sheet.marks.get(criterion.public_id, {})
        if said.get("level") not in LEVELS or not said.get("evidence"):
            raise ChoiceRefused(
                _("Not yet: a level and what you saw for “%(criterion)s”.") % {"criterion": criterion.title}
            )
    if sheet.belief not in LEVELS:
        raise ChoiceRefused(_("Not yet: whether you believe that together you achieve more."))
    sheet.handed_in_at = now
    record(
        partnership=by.partnership,
        verb="fit.handed_in",
        by=by,
        now=now,
        subject=("fit", proposal.public_id),
        data={"side": by.side.public_id},
    )
    others = {side.pk for side in sides_at(by.partnership)} - {by.side_id}
    there = FitSheet.objects.filter(criteria=proposal, handed_in_at__isnull=False)
    if others and others <= set(there.values_list("side_id", flat=True)):
        record(
            partnership=by.partnership,
            verb="fit.opened",
            by=None,
            now=now,
            subject=("fit", proposal.public_id),
        )

"""Proposing, countering and removing criteria; putting them to all sides."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.versions import save_if_unchanged
from partnerships.choice.acting import ChoiceRefused, hold_seat
from partnerships.choice.criteria.models import LEVELS, Criterion
from partnerships.choice.criteria.reads import KIND, content, standing
from partnerships.roles import Permission
from partnerships.room.consent.actions import propose
from partnerships.room.consent.kinds import Kind
from partnerships.room.consent.models import Proposal
from partnerships.room.history.actions import record
from partnerships.room.seats.models import Participant

MOST = 20


@transaction.atomic
def add_criterion(*, by: Participant, now: datetime, **texts: Any) -> Criterion:
    """Write a criterion as the own side's. The same title twice is one criterion."""
    by = hold_seat(by, Permission.WRITE_ROOM)
    rows = Criterion.objects.filter(partnership=by.partnership, removed_at=None)
    same = rows.filter(title__iexact=texts["title"]).first()
    if same is not None:
        if same.texts() == texts:
            return same
        raise ChoiceRefused(_("There is a criterion with this title already. Change that one."))
    if rows.count() >= MOST:
        raise ChoiceRefused(
            _("%(most)s criteria is as many as two organisations can talk about. Take one away first.")
            % {"most": MOST}
        )
    criterion = Criterion.objects.create(
        partnership=by.partnership, side=by.side, proposed_by=by, proposed_at=now, **texts
    )
    _note(criterion, "criterion.added", by, now)
    return criterion


@transaction.atomic
def change_criterion(
    *, criterion: Criterion, version: int, by: Participant, now: datetime, **texts: Any
) -> Criterion:
    """Word a criterion anew, whichever side brought it: a counter-proposal.

    Raises ChangedMeanwhile if somebody else did so first.
    """
    by = hold_seat(by, Permission.WRITE_ROOM)
    criterion = _standing(criterion)
    twin = Criterion.objects.filter(
        partnership=by.partnership, removed_at=None, title__iexact=texts["title"]
    ).exclude(pk=criterion.pk)
    if twin.exists():
        raise ChoiceRefused(_("There is a criterion with this title already. Change that one."))
    if save_if_unchanged(criterion, version, **texts):
        _note(criterion, "criterion.changed", by, now)
    return criterion


@transaction.atomic
def remove_criterion(*, criterion: Criterion, by: Participant, now: datetime) -> None:
    """Propose to do without a criterion; it counts once all sides accept the list. Twice is once."""
    by = hold_seat(by, Permission.WRITE_ROOM)
    if Criterion.objects.filter(pk=criterion.pk, removed_at=None).update(removed_at=now):
        _note(criterion, "criterion.removed", by, now)


@transaction.atomic
def propose_criteria(*, by: Participant, now: datetime) -> Proposal:
    """Put the criteria as they stand to all sides."""
    by = hold_seat(by, Permission.WRITE_ROOM)
    said = content(by.partnership)
    if not said["criteria"]:
        raise ChoiceRefused(_("There is no criterion yet that could be put to all sides."))
    return propose(partnership=by.partnership, kind=KIND, content=said, by=by, now=now)


def rows_of(said: dict[str, Any]) -> list[tuple[str, str]]:
    """Return all that is accepted with the criteria, as label and text."""
    rows = []
    for one in said["criteria"]:
        lines = [one["why"]]
        lines += [f"{level}: {one[f'at_{level}']}" for level in LEVELS]
        lines.append(_("Brought by %(side)s.") % {"side": one["side"]})
        if one["offers"]:
            lines.append(_("In return: %(offer)s") % {"offer": one["offers"]})
        if one["is_law"]:
            lines.append(_("Asked by law: %(law)s") % {"law": one["law_reference"]})
        rows.append((one["title"], "\n".join(lines)))
    return rows


KINDS = [
    Kind(
        key=KIND,
        permission=Permission.CONSENT_TO_WORK,
        title=lambda said: _("The criteria along which we look at each other"),
        rows=rows_of,
        # What is joint is the proposal itself: the fit of the sides is judged along its text.
        on_joint=lambda proposal, said, now: None,
        current=content,
        address=lambda proposal: reverse("criterion_list", args=[proposal.partnership.public_id]),
    )
]


def _standing(criterion: Criterion) -> Criterion:
    found = standing(criterion.partnership).filter(pk=criterion.pk).first()
    if found is None:
        raise ChoiceRefused(_("This was taken away meanwhile."))
    return found


def _note(criterion: Criterion, verb: str, by: Participant, now: datetime) -> None:
    record(
        partnership=by.partnership,
        verb=verb,
        by=by,
        now=now,
        subject=("criterion", criterion.public_id),
        data={"side": by.side.public_id, "is_law": criterion.is_law},
    )

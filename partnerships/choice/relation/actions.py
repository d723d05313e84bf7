"""The role of the relation and the declaration of intent: both made by consent of all sides."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.people.templatetags.samen import day
from partnerships import glossary
from partnerships.choice.acting import ChoiceRefused, hold_seat
from partnerships.choice.relation.models import Intent, RelationRole
from partnerships.roles import Permission
from partnerships.room.consent.actions import propose
from partnerships.room.consent.kinds import Kind
from partnerships.room.consent.models import Proposal
from partnerships.room.history.actions import record
from partnerships.room.seats.models import Participant

ROLE, INTENT = "relation_role", "declaration_of_intent"


@transaction.atomic
def propose_role(*, role: str, since: date, reason: str, by: Participant, now: datetime) -> Proposal:
    """Put a step of the relation to all sides, upwards or downwards."""
    by = hold_seat(by, Permission.CONSENT_TO_WORK, now=now)
    newest = RelationRole.objects.filter(partnership=by.partnership).first()
    if newest is not None and newest.role == role:
        raise ChoiceRefused(_("That is what you are to each other already."))
    said = {"role": role, "since": since.isoformat(), "reason": reason}
    return propose(partnership=by.partnership, kind=ROLE, content=said, by=by, now=now)


@transaction.atomic
def propose_intent(*, text: str, declared_on: date, by: Participant, now: datetime) -> Proposal:
    """Put a declaration of intent to the directors of all sides."""
    by = hold_seat(by, Permission.CONSENT_TO_WORK, now=now)
    said = {"text": text, "declared_on": declared_on.isoformat()}
    if Intent.objects.filter(partnership=by.partnership, text=text, declared_on=declared_on).exists():
        raise ChoiceRefused(_("This has been declared already."))
    return propose(partnership=by.partnership, kind=INTENT, content=said, by=by, now=now)


def begin_role(proposal: Proposal, said: dict[str, Any], now: datetime) -> None:
    """The sides are this to each other from the day on."""
    RelationRole.objects.create(
        partnership=proposal.partnership,
        role=said["role"],
        since=date.fromisoformat(said["since"]),
        reason=said["reason"],
        proposal=proposal,
    )
    record(
        partnership=proposal.partnership,
        verb="choice.role_begun",
        by=None,
        now=now,
        subject=("relation_role", proposal.public_id),
        data={"role": said["role"]},
    )


def declare(proposal: Proposal, said: dict[str, Any], now: datetime) -> None:
    """The directors of all sides have declared it."""
    Intent.objects.create(
        partnership=proposal.partnership,
        text=said["text"],
        declared_on=date.fromisoformat(said["declared_on"]),
        proposal=proposal,
    )
    record(
        partnership=proposal.partnership,
        verb="choice.intent_declared",
        by=None,
        now=now,
        subject=("declaration_of_intent", proposal.public_id),
        data={"declared_on": said["declared_on"]},
    )


def _address(proposal: Proposal) -> str:
    return reverse("right_partner", args=[proposal.partnership.public_id]) + "#relation"


KINDS = [
    Kind(
        key=ROLE,
        permission=Permission.CONSENT_TO_WORK,
        title=lambda said: (
            _("What we are to each other: %(role)s") % {"role": glossary.label(f"relation.{said['role']}")}
        ),
        rows=lambda said: [
            (_("We are to each other"), glossary.label(f"relation.{said['role']}")),
            (_("From"), day(said["since"])),
            (_("Because"), said["reason"]),
        ],
        on_joint=begin_role,
        address=_address,
    ),
    Kind(
        key=INTENT,
        permission=Permission.CONSENT_AS_DIRECTOR,
        title=lambda said: _("Our declaration of intent"),
        rows=lambda said: [
            (_("We declare"), said["text"]),
            (_("On"), day(said["declared_on"])),
        ],
        on_joint=declare,
        address=_address,
    ),
]

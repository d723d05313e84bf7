"""Putting a warning aside until a day: joint through consent, and only for what all sides see."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.people.templatetags.samen import day
from assessments.signals import words
from assessments.signals.models import Warning
from partnerships.roles import Permission
from partnerships.room.consent.actions import ConsentRefused, propose
from partnerships.room.consent.kinds import Kind
from partnerships.room.consent.models import Proposal
from partnerships.room.models import Participant, Side

ASIDE = "warning_aside"


class NotToBePutAside(ConsentRefused):
    """The warning is closed, or not every side sees it yet."""


@transaction.atomic
def propose_aside(*, warning: Warning, until: date, reason: str, by: Participant, now: datetime) -> Proposal:
    """Put to all sides that a warning rests until a day. Raises ConsentRefused with the reason for the reader."""
    warning = Warning.objects.select_for_update(of=("self",)).select_related("partnership").get(pk=warning.pk)
    if warning.closed_at is not None:
        raise NotToBePutAside(_("This warning has closed meanwhile: what it said is no longer so."))
    if warning.shown_to_all_at is not None and warning.shown_to_all_at > now:
        raise NotToBePutAside(_("Not every side sees this yet, so it cannot be put aside together."))
    sides = Side.objects.filter(partnership=warning.partnership_id, public_id__in=warning.sides)
    content = {
        "warning": warning.public_id,
        "rule": warning.rule,
        "figures": warning.figures,
        "sides": [side.short_name for side in sides.select_related("organisation").alphabetical()],
        "until": until.isoformat(),
        "reason": reason,
    }
    return propose(
        partnership=warning.partnership,
        kind=ASIDE,
        subject_id=warning.public_id,
        content=content,
        by=by,
        now=now,
    )


def put_aside(proposal: Proposal, content: dict[str, Any], now: datetime) -> None:
    """Let the warning rest; one that closed meanwhile stays closed."""
    Warning.objects.open().filter(partnership=proposal.partnership_id, public_id=content["warning"]).update(
        aside_until=date.fromisoformat(content["until"])
    )


def _rows(content: dict[str, Any]) -> list[tuple[str, str]]:
    return [
        (_("Warning"), words.title(content["rule"], content["figures"], content["sides"])),
        (_("Put aside until"), day(content["until"])),
        (_("Why"), content["reason"]),
    ]


def _address(proposal: Proposal) -> str:
    return reverse("warning_detail", args=[proposal.partnership.public_id, proposal.subject_id])


KIND = Kind(
    key=ASIDE,
    permission=Permission.OPEN_ROUND,
    title=lambda content: _("Put a warning aside"),
    rows=_rows,
    on_joint=put_aside,
    address=_address,
)

"""Which kinds of agreement the sides say they need. Joint by consent; the newest joint proposal is the answer."""

import json
from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships import glossary
from partnerships.roles import Permission
from partnerships.room.consent.actions import propose
from partnerships.room.consent.kinds import Kind
from partnerships.room.models import Participant, Partnership, Proposal

NEEDED = "agreements_needed"


def needed_kinds(partnership: Partnership) -> list[str]:
    """Return the kinds that all sides said they need; empty while they have not."""
    joint = Proposal.objects.filter(partnership=partnership, kind=NEEDED, state=Proposal.State.JOINT)
    return needed_in(joint.order_by("-version")[:1])


def needed_in(proposals: Iterable[Proposal]) -> list[str]:
    """Return the same from proposals of a room that have been read, whatever else is proposed among them."""
    joint = [row for row in proposals if row.kind == NEEDED and row.state == Proposal.State.JOINT]
    newest = max(joint, key=lambda row: row.version, default=None)
    return list(json.loads(newest.content)["kinds"]) if newest else []


def put_needed(*, partnership: Partnership, kinds: Collection[str], by: Participant, now: datetime) -> Proposal:
    """Put to all sides which agreements you need. Raises ConsentRefused without a seat."""
    content = {"kinds": sorted(kinds)}
    return propose(partnership=partnership, kind=NEEDED, subject_id=NEEDED, content=content, by=by, now=now)


def _title(content: dict[str, Any]) -> str:
    return _("The agreements you need")


def _rows(content: dict[str, Any]) -> list[tuple[str, str]]:
    return [(_("Needed"), glossary.label(f"agreement.{kind}")) for kind in content["kinds"]]


def _nothing_more(proposal: Proposal, content: dict[str, Any], now: datetime) -> None:
    """The joint proposal itself is the answer."""


def _address(proposal: Proposal) -> str:
    return reverse("agreements", args=[proposal.partnership.public_id])


AGREEMENTS_NEEDED = Kind(NEEDED, Permission.CONSENT_AS_DIRECTOR, _title, _rows, _nothing_more, address=_address)

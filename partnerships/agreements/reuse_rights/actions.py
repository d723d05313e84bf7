"""Who may use elsewhere what was invented together: put to the directors, and joint."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.people.templatetags.samen import day
from partnerships.agreements.entitled import able
from partnerships.agreements.reuse_rights.models import ReuseRight
from partnerships.roles import Permission
from partnerships.room.canonical import canonical, fingerprint
from partnerships.room.consent.actions import propose
from partnerships.room.consent.kinds import Kind
from partnerships.room.history.actions import hold, record
from partnerships.room.models import Participant, Partnership, Proposal

RIGHT = "reuse_right"


@transaction.atomic
def put_right(
    *,
    partnership: Partnership,
    what: str,
    who_may: str,
    where: str,
    until_on: date | None,
    by: Participant,
    now: datetime,
) -> Proposal | None:
    """Put a reuse right to the directors of all sides. The same once more is the same; None if it counts."""
    hold(partnership)
    by = able(by, partnership, Permission.DRAFT_AGREEMENT)
    content = {
        "what": what,
        "who_may": who_may,
        "where": where,
        "until_on": until_on.isoformat() if until_on else "",
    }
    subject = fingerprint(canonical(content))[:20]
    if Proposal.objects.filter(partnership=partnership, kind=RIGHT, subject_id=subject, state="joint").exists():
        return None
    return propose(partnership=partnership, kind=RIGHT, subject_id=subject, content=content, by=by, now=now)


def accept_right(proposal: Proposal, content: dict[str, Any], now: datetime) -> None:
    """The right counts. Inside the last acceptance."""
    ReuseRight.objects.create(
        partnership=proposal.partnership,
        what=content["what"],
        who_may=content["who_may"],
        where=content["where"],
        until_on=date.fromisoformat(content["until_on"]) if content["until_on"] else None,
        proposal=proposal,
        joint_at=now,
    )
    record(
        partnership=proposal.partnership,
        verb="reuse_right.joint",
        by=None,
        now=now,
        subject=(RIGHT, proposal.public_id),
    )


def _title(content: dict[str, Any]) -> str:
    return _("Reuse right: %(what)s") % {"what": content["what"]}


def _rows(content: dict[str, Any]) -> list[tuple[str, str]]:
    found = [
        (_("What"), content["what"]),
        (_("Who may use it"), content["who_may"]),
        (_("Where"), content["where"]),
    ]
    if content["until_on"]:
        found.append((_("Until"), day(content["until_on"])))
    return found


def _address(proposal: Proposal) -> str:
    return reverse("agreements", args=[proposal.partnership.public_id])


REUSE_RIGHT = Kind(RIGHT, Permission.CONSENT_AS_DIRECTOR, _title, _rows, accept_right, address=_address)

"""A further organisation at the table: who joins is for the directors of all sides to decide."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.organisations.seats import SeatRefused
from partnerships import glossary
from partnerships.roles import Permission
from partnerships.room.consent.actions import ConsentRefused, propose
from partnerships.room.consent.kinds import Kind
from partnerships.room.consent.models import Proposal
from partnerships.room.history.actions import hold
from partnerships.room.models import Participant, Side
from partnerships.room.table.actions import Guest, keep_seat_as_agreed

JOINING = "side_joins"


@transaction.atomic
def propose_joining(*, guest: Guest, by: Participant, now: datetime) -> Proposal:
    """Put to all sides that an organisation is asked to the table. The letter leaves when all have accepted."""
    hold(by.partnership)
    by.partnership.refresh_from_db(fields=["stage"])
    if by.partnership.has_parted:
        raise ConsentRefused(_("The sides have parted: nobody joins any more."))
    if Side.objects.filter(partnership=by.partnership_id).count() >= Side.MOST:
        raise ConsentRefused(_("Four sides sit at this table already; there is no room for a fifth."))
    return propose(
        partnership=by.partnership,
        kind=JOINING,
        subject_id=guest.email.lower()[:40],
        content=asdict(guest),
        by=by,
        now=now,
    )


def keep_the_seat(proposal: Proposal, content: dict[str, Any], now: datetime) -> None:
    """Keep the seat and send the letter, at the moment when every side has accepted."""
    author = Participant.objects.select_related("partnership", "side", "user").get(pk=proposal.proposed_by_id)
    try:
        keep_seat_as_agreed(guest=Guest(**content), by=author, now=now)
    except SeatRefused as refused:
        raise ConsentRefused(str(refused)) from refused


def _rows(content: dict[str, Any]) -> list[tuple[str, str]]:
    return [
        (_("Organisation"), content["organisation_name"]),
        (_("What it does in the chain"), glossary.label(f"side.{content['label']}")),
        (_("Person asked"), f"{content['name']}, {content['email']}"),
        *([(_("A personal message"), content["message"])] if content["message"] else []),
    ]


KINDS = [
    Kind(
        JOINING,
        Permission.CONSENT_AS_DIRECTOR,
        lambda content: _("%(organisation)s joins the table") % {"organisation": content["organisation_name"]},
        _rows,
        keep_the_seat,
        address=lambda proposal: reverse("room_people", args=[proposal.partnership.public_id]),
    )
]

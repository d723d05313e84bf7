"""Putting a sharing key to the directors; what happens when all have accepted it."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from partnerships.agreements.entitled import AgreementRefused, able
from partnerships.agreements.rules import Moment, moment
from partnerships.agreements.sharing_keys.models import SharingKey
from partnerships.agreements.words import moment_in_words
from partnerships.lifecycle import Stage
from partnerships.roles import Permission
from partnerships.room.canonical import canonical, fingerprint
from partnerships.room.consent.actions import propose
from partnerships.room.history.actions import hold, record
from partnerships.room.models import Participant, Partnership, Proposal, Side
from partnerships.vision.sealing.reads import is_sealed

KEY = "sharing_key"


class KeyRefused(AgreementRefused):
    """It could not be done; the message is for the reader."""


@transaction.atomic
def put_key(
    *,
    partnership: Partnership,
    title: str,
    target: int,
    currency: str,
    bears: Side,
    shares: Side,
    bands: list[list],
    replaces: SharingKey | None,
    by: Participant,
    now: datetime,
) -> Proposal | None:
    """Put a key to the directors of all sides. The same once more is the same; None if it counts already.

    Raises KeyRefused before the seal and for one side twice.
    """
    hold(partnership)
    by = able(by, partnership, Permission.DRAFT_AGREEMENT)
    partnership = Partnership.objects.get(pk=partnership.pk)
    when = moment("commercial", Stage(partnership.stage), is_sealed=is_sealed(partnership))
    if when is not Moment.NOW:
        raise KeyRefused(moment_in_words(when))
    if bears.pk == shares.pk:
        raise KeyRefused(_("A key is between two sides."))
    content = {
        "title": title,
        "target": target,
        "currency": currency,
        "bears": bears.public_id,
        "bears_name": bears.name,
        "shares": shares.public_id,
        "shares_name": shares.name,
        "bands": bands,
        "replaces": replaces.public_id if replaces else "",
        "replaces_title": replaces.title if replaces else "",
    }
    subject = fingerprint(canonical(content))[:20]
    if Proposal.objects.filter(partnership=partnership, kind=KEY, subject_id=subject, state="joint").exists():
        return None
    return propose(partnership=partnership, kind=KEY, subject_id=subject, content=content, by=by, now=now)


def accept_key(proposal: Proposal, content: dict[str, Any], now: datetime) -> None:
    """The key counts from now on; the one it replaces no longer does. Inside the last acceptance."""
    sides = {side.public_id: side for side in Side.objects.filter(partnership=proposal.partnership).order_by("pk")}
    key = SharingKey.objects.create(
        partnership=proposal.partnership,
        title=content["title"],
        target=content["target"],
        currency=content["currency"],
        bears=sides[content["bears"]],
        shares=sides[content["shares"]],
        bands=content["bands"],
        proposal=proposal,
        joint_at=now,
    )
    earlier = SharingKey.objects.filter(partnership=proposal.partnership, ended_at=None)
    earlier.filter(public_id=content["replaces"]).update(ended_at=now)
    record(
        partnership=proposal.partnership,
        verb="sharing_key.joint",
        by=None,
        now=now,
        subject=(KEY, proposal.public_id),
        data={"key": key.public_id},
    )

"""How we deal with each other: the rules that come out of the board session, joint as a whole."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.versions import ChangedMeanwhile
from partnerships.roles import Permission
from partnerships.room.consent.actions import propose
from partnerships.room.consent.kinds import Kind
from partnerships.room.consent.models import Proposal
from partnerships.room.consent.reads import content_of
from partnerships.room.models import Participant, Partnership
from partnerships.vision.entitled import VisionRefused, entitled
from partnerships.vision.sealing.models import ConductRule

CONDUCT = "conduct"
MOST, LONGEST = 12, 300


class Rules(list[str]):
    """Rules in their order; read as lines."""

    def __str__(self) -> str:
        return "\n".join(self)


class Draft:
    """The rules as they stand for whoever edits them; `version` counts what was proposed so far."""

    def __init__(self, rules: list[str], version: int):
        self.rules = Rules(rules)
        self.version = version


def joint_rules(partnership: Partnership) -> list[ConductRule]:
    """Return the rules that count, in their order. The trust review asks after each of them."""
    return list(ConductRule.objects.filter(partnership=partnership, ended_at=None).order_by("place", "pk"))


def as_proposed(partnership: Partnership) -> Draft:
    """Return what is proposed, else what is joint."""
    proposals = list(Proposal.objects.filter(partnership=partnership, kind=CONDUCT).order_by("pk"))
    open_now = [proposal for proposal in proposals if proposal.state == Proposal.State.OPEN]
    rules = content_of(open_now[0])["rules"] if open_now else [rule.text for rule in joint_rules(partnership)]
    return Draft(rules, len(proposals))


@transaction.atomic
def propose_rules(
    *, partnership: Partnership, version: int, rules: list[str], by: Participant, now: datetime
) -> Proposal:
    """Put the rules to all sides, all of them together. Raises ChangedMeanwhile, VisionRefused."""
    by = entitled(by, partnership, Permission.WRITE_ROOM)
    stands = as_proposed(partnership)
    if stands.rules != rules and stands.version != version:
        raise ChangedMeanwhile(stands)
    if [rule.text for rule in joint_rules(partnership)] == rules:
        raise VisionRefused(_("This is what you agreed already: there is nothing new to propose."))
    return propose(partnership=partnership, kind=CONDUCT, content={"rules": rules}, by=by, now=now)


def _agree(proposal: Proposal, content: dict[str, Any], now: datetime) -> None:
    """Keep the rules that stay, with their series in the trust review; end those that went; add the new."""
    kept = {rule.text: rule for rule in joint_rules(proposal.partnership)}
    for text, rule in kept.items():
        if text not in content["rules"]:
            rule.ended_at = now
            rule.save(update_fields=["ended_at"])
    for place, text in enumerate(content["rules"], start=1):
        rule = kept.get(text)
        if rule is None:
            ConductRule.objects.create(partnership=proposal.partnership, place=place, text=text, joint_at=now)
        elif rule.place != place:
            rule.place = place
            rule.save(update_fields=["place"])


KIND = Kind(
    key=CONDUCT,
    permission=Permission.CONSENT_TO_WORK,
    title=lambda content: _("How we deal with each other"),
    rows=lambda content: [(_("Rule %(n)d") % {"n": n}, rule) for n, rule in enumerate(content["rules"], start=1)],
    on_joint=_agree,
    address=lambda proposal: reverse("vision_sealing", args=[proposal.partnership.public_id]),
)

"""What the page on the way to the seal shows, and the page of what was sealed."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from accounts.people.templatetags.samen import day
from partnerships import glossary
from partnerships.room.access import Access
from partnerships.room.canonical import in_fours
from partnerships.room.consent import reads as consents
from partnerships.room.consent.models import Consent, Proposal
from partnerships.vision.figures import said
from partnerships.vision.sealing import conduct, reads, rules
from partnerships.vision.sealing.models import SealedVision
from partnerships.vision.text.reads import visions_of
from partnerships.vision.whole import VISION


def board(access: Access, *, now: datetime) -> dict[str, Any]:
    """Return what the page shows; a constant number of statements."""
    sides = access.sides
    visions = visions_of(access.partnership)
    drafting = visions.drafting
    vote = reads.the_vote(drafting)
    known = reads.facts(access.partnership, drafting, table=access.table.seated, vote=vote, now=now)
    reasons = rules.missing(known)
    checks = reads.checklist(access, drafting, known, sides) if drafting else []
    proposals = _proposals(access)
    return {
        "vision": drafting,
        "sealed": visions.sealed,
        "reasons": [reads.in_words(reason) for reason in reasons] if drafting else [],
        "checks": checks,
        "checks_done": sum(check.is_done for check in checks),
        "support": reads.support_facts(access.partnership, sides),
        "own_asks": list(reads.own_asks(access)),
        "vote": vote,
        "own_vote": reads.own_vote(drafting, access),
        "may_call": drafting is not None
        and access.can["consent_to_work"]
        and (vote is None or vote.state == "no"),
        "may_vote": _may_vote(access, drafting, now),
        "rules": conduct.joint_rules(access.partnership),
        "waiting": consents.acceptances(proposals, access),
        "lies_before_directors": drafting is not None and any(row.kind == VISION for row in proposals),
    }


def _may_vote(access: Access, drafting, now: datetime) -> bool:
    if drafting is None or drafting.vote_asked_on is None or not access.can["consent_as_director"]:
        return False
    return drafting.vote_asked_on <= access.partnership.day_at(now)


def _proposals(access: Access) -> list[Proposal]:
    rows = consents.of_partnership(access).filter(state=Proposal.State.OPEN, kind__in=[VISION, conduct.CONDUCT])
    return consents.answered(rows.order_by("proposed_at", "pk"))


# --- the framed page ------------------------------------------------------
@dataclass(frozen=True)
class Sealer:
    """A director who sealed for a side."""

    mark: int
    side: str
    name: str
    function: str
    on: datetime


@dataclass(frozen=True)
class SealedObjective:
    """An objective as it was sealed."""

    title: str
    pillar: str
    start: str
    start_on: str
    target: str
    due_on: str
    verification: str
    milestones: list[dict[str, str]]


def sealed_page(seal: SealedVision, access: Access) -> dict[str, Any]:
    """Return the sealed text and who sealed it. Everything on the page comes from the sealed content."""
    content = reads.sealed_content(seal)
    given = Consent.objects.filter(proposal=seal.proposal_id).select_related(
        "side__organisation", "given_by__user"
    )
    sealers = [
        Sealer(
            consent.side.mark,
            consent.side.name,
            consent.given_by.user.name,
            consent.given_by.job_title or glossary.label("function.director"),
            consent.given_at,
        )
        for consent in given
    ]
    others = SealedVision.objects.filter(partnership=access.partnership).exclude(pk=seal.pk)
    return {
        "seal": seal,
        "content": content,
        "paragraphs": content["text"],
        "objectives": [_objective(one) for one in content["objectives"]],
        "horizon": day(content["horizon_on"]),
        "renew": day(content["renew_on"]),
        "sealers": sorted(sealers, key=lambda sealer: (sealer.side.lower(), sealer.mark)),
        "fingerprint": in_fours(seal.fingerprint),
        "chain": in_fours(seal.chain_digest),
        "others": list(others.select_related("vision").order_by("sealed_at")),
    }


def _objective(content: dict[str, Any]) -> SealedObjective:
    return SealedObjective(
        title=content["title"],
        pillar=glossary.label(f"pillar.{content['pillar']}"),
        start=said(Decimal(content["baseline"]), content["unit"]),
        start_on=day(content["baseline_on"]),
        target=said(Decimal(content["target"]), content["unit"]),
        due_on=day(content["due_on"]),
        verification=content["verification"],
        milestones=[{"title": step["title"], "due_on": day(step["due_on"])} for step in content["milestones"]],
    )

"""What stands about the criteria of a room, and what of it is joint."""

from dataclasses import dataclass
from typing import Any

from partnerships.choice.criteria.models import LEVELS, Criterion
from partnerships.room.canonical import canonical
from partnerships.room.consent.models import Proposal
from partnerships.room.consent.reads import content_of
from partnerships.room.seats.models import Partnership

KIND = "choice_criteria"


@dataclass(frozen=True)
class JointCriterion:
    """A criterion as all sides accepted it."""

    public_id: str
    title: str
    why: str
    anchors: tuple[tuple[int, str], ...]
    offers: str
    is_law: bool
    law_reference: str
    side: str


def standing(partnership: Partnership):
    """Return the criteria that stand on the page, whether or not they are joint."""
    rows = Criterion.objects.filter(partnership=partnership, removed_at=None)
    return rows.select_related("side__organisation", "proposed_by__user").order_by("pk")


def content(partnership: Partnership, subject_id: str = "") -> dict[str, Any]:
    """Return what is put to all sides: every criterion that stands, word by word."""
    return {
        "criteria": [
            {"id": row.public_id, "side": row.side.organisation.name} | row.texts()
            for row in standing(partnership)
        ]
    }


def joint_proposal(partnership: Partnership) -> Proposal | None:
    """Return the newest version of the criteria that every side accepted."""
    rows = Proposal.objects.filter(partnership=partnership, kind=KIND, state=Proposal.State.JOINT)
    return rows.order_by("-version").first()


def joint_criteria(proposal: Proposal) -> list[JointCriterion]:
    """Return the criteria of a joint version."""
    return [
        JointCriterion(
            public_id=said["id"],
            title=said["title"],
            why=said["why"],
            anchors=tuple((level, said[f"at_{level}"]) for level in LEVELS),
            offers=said["offers"],
            is_law=said["is_law"],
            law_reference=said["law_reference"],
            side=said["side"],
        )
        for said in content_of(proposal)["criteria"]
    ]


def differs(partnership: Partnership, proposal: Proposal | None) -> bool:
    """Tell whether the criteria on the page say something else than this version."""
    return proposal is None or canonical(content(partnership)) != proposal.content

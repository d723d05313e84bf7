"""Ideas as pages show them."""

from typing import Any

from partnerships.choice.ideas.models import Idea
from partnerships.room.seats.models import Partnership

KIND = "idea_adopted"


def of_partnership(partnership: Partnership):
    """Ideas of this room with their sides and what each side puts in, in two statements."""
    rows = Idea.objects.filter(partnership=partnership).select_related("side__organisation", "brought_by__user")
    return rows.prefetch_related("stakes__side__organisation")


def content(partnership: Partnership, subject_id: str) -> dict[str, Any]:
    """Return what is accepted when an idea is adopted: the idea, what each side puts in, who may reuse it."""
    idea = of_partnership(partnership).get(public_id=subject_id)
    stakes = sorted(idea.stakes.all(), key=lambda stake: (stake.side.organisation.name.lower(), stake.side_id))
    return {
        "title": idea.title,
        "text": idea.text,
        "kind": idea.kind,
        "reuse": idea.reuse,
        "reuse_note": idea.reuse_note,
        "stakes": [[stake.side.organisation.name, stake.text] for stake in stakes],
    }

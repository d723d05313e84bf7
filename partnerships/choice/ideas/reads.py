"""Ideas as pages show them."""

from typing import Any

from django.db.models import Prefetch

from partnerships.choice.ideas.models import Idea, Stake
from partnerships.room.seats.models import Partnership

KIND = "idea_adopted"


def named(partnership: Partnership):
    """Ideas of this room with the side and the person who brought each."""
    return Idea.objects.filter(partnership=partnership).select_related("side__organisation", "brought_by__user")


def of_partnership(partnership: Partnership):
    """The same with what each side puts in, in two statements."""
    stakes = Stake.objects.select_related("side__organisation")
    return named(partnership).prefetch_related(Prefetch("stakes", queryset=stakes))


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

"""What the gate from choosing to meeting needs to know, as data."""

from collections import Counter
from dataclasses import dataclass

from partnerships.choice.benefits.models import Benefit
from partnerships.choice.ideas.models import Idea
from partnerships.choice.voting.models import Vote
from partnerships.room.seats.models import Partnership, Side
from partnerships.room.seats.reads import sides_at


@dataclass(frozen=True)
class SideEvidence:
    """What one side has brought. `vote` is its answer in the newest opened round; empty before one opened."""

    side: Side
    benefits: int
    benefits_beyond_money: int
    ideas: int
    vote: str

    @property
    def is_there(self) -> bool:
        """Whether the side has done its part: a benefit beyond money, an idea, a yes."""
        return bool(self.benefits_beyond_money and self.ideas and self.vote == Vote.Answer.YES)


@dataclass(frozen=True)
class Evidence:
    """All sides, alphabetically."""

    sides: tuple[SideEvidence, ...]

    @property
    def everyone_said_yes(self) -> bool:
        return len(self.sides) > 1 and all(side.vote == Vote.Answer.YES for side in self.sides)

    @property
    def without_benefit_beyond_money(self) -> list[Side]:
        """Sides of which no benefit goes beyond money."""
        return [found.side for found in self.sides if not found.benefits_beyond_money]

    @property
    def without_idea(self) -> list[Side]:
        """Sides that have not brought a concrete idea."""
        return [found.side for found in self.sides if not found.ideas]


def evidence(partnership: Partnership) -> Evidence:
    """Return what each side has brought, in four statements; sealed votes are not in it."""
    sides = sides_at(partnership)
    written = list(
        Benefit.objects.filter(partnership=partnership, removed_at=None).values_list("side_id", "beyond_money")
    )
    ideas = Counter(
        Idea.objects.filter(partnership=partnership)
        .exclude(status=Idea.Status.SET_ASIDE)
        .values_list("side_id", flat=True)
    )
    votes = _newest_votes(partnership)
    found = tuple(
        SideEvidence(
            side=side,
            benefits=sum(1 for writer, _beyond in written if writer == side.pk),
            benefits_beyond_money=sum(1 for writer, beyond in written if writer == side.pk and beyond),
            ideas=ideas[side.pk],
            vote=votes.get(side.pk, ""),
        )
        for side in sides
    )
    return Evidence(found)


def _newest_votes(partnership: Partnership) -> dict[int, str]:
    rows = Vote.objects.filter(partnership=partnership, opened_at__isnull=False).order_by("round")
    votes: dict[int, dict[int, str]] = {}
    for number, side, answer in rows.values_list("round", "side_id", "answer"):
        votes.setdefault(number, {})[side] = answer
    return votes[max(votes)] if votes else {}

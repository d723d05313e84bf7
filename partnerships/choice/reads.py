"""What the gate from choosing to meeting needs to know, as data."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from partnerships.choice.benefits.models import Benefit
from partnerships.choice.ideas.models import Idea
from partnerships.choice.voting.models import Vote
from partnerships.room.seats.models import Partnership, Side
from partnerships.room.seats.reads import at_table


@dataclass(frozen=True)
class SideEvidence:
    """What one side has brought. `vote` is its answer in the newest opened round; empty before one opened."""

    side: Side
    has_benefit_beyond_money: bool
    has_idea: bool
    vote: str


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
        return [found.side for found in self.sides if not found.has_benefit_beyond_money]

    @property
    def without_idea(self) -> list[Side]:
        """Sides that have not brought a concrete idea."""
        return [found.side for found in self.sides if not found.has_idea]


def evidence(partnership: Partnership) -> Evidence:
    """Return what each side has brought, in two statements; sealed votes are not in it."""
    its = OuterRef("pk")
    benefits = Benefit.objects.filter(side=its, removed_at=None, beyond_money=True)
    ideas = Idea.objects.filter(side=its).exclude(status=Idea.Status.SET_ASIDE)
    votes = _newest_votes(partnership)
    return Evidence(
        tuple(
            SideEvidence(side, side.has_benefit_beyond_money, side.has_idea, votes.get(side.pk, ""))
            for side in at_table(partnership).annotate(
                has_benefit_beyond_money=Exists(benefits), has_idea=Exists(ideas)
            )
        )
    )


def _newest_votes(partnership: Partnership) -> dict[int, str]:
    rows = Vote.objects.filter(partnership=partnership, opened_at__isnull=False).order_by("round")
    votes: dict[int, dict[int, str]] = {}
    for number, side, answer in rows.values_list("round", "side_id", "answer"):
        votes.setdefault(number, {})[side] = answer
    return votes[max(votes)] if votes else {}

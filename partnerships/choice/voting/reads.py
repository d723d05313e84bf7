"""What may be shown of votes: opened rounds, and the own side's vote in the one that runs."""

from collections import defaultdict
from dataclasses import dataclass

from partnerships.choice.voting.models import Decline, Vote
from partnerships.room.access import Access
from partnerships.room.seats.models import Partnership


@dataclass(frozen=True)
class Voting:
    """`opened`: the votes of the newest opened round, alphabetically. `own`: the own side's sealed vote.

    Whether another side has voted in the round that runs is not known here, on purpose.
    """

    opened: list[Vote]
    all_yes: bool
    own: Vote | None
    earlier_rounds: int


def voting(access: Access) -> Voting:
    """Return what the room's page shows, in one statement."""
    rows = Vote.objects.filter(partnership=access.partnership).select_related(
        "side__organisation", "given_by__user"
    )
    rounds: dict[int, list[Vote]] = defaultdict(list)
    own = None
    for vote in rows:
        if vote.opened_at is not None:
            rounds[vote.round].append(vote)
        elif vote.side_id == access.side.pk:
            own = vote
    newest = sorted(rounds[max(rounds)], key=lambda v: (v.side.name.lower(), v.side_id)) if rounds else []
    all_yes = bool(newest) and all(vote.answer == Vote.Answer.YES for vote in newest)
    return Voting(newest, all_yes, own, max(0, len(rounds) - 1))


def declined(partnership: Partnership) -> Decline | None:
    """Return how a side declined, or None. It ends the room: in a room that goes on there is none to look for."""
    if not partnership.was_not_chosen:
        return None
    rows = Decline.objects.filter(partnership=partnership)
    return rows.select_related("side__organisation", "declined_by__user").first()

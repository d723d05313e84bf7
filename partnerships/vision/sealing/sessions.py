"""What the joint sessions say for the seal: were the principles talked through, has the board session begun?"""

from dataclasses import dataclass
from datetime import datetime

from partnerships.room.models import Partnership


@dataclass(frozen=True)
class Sessions:
    """The two sessions that the seal asks for. `board_at`: the board session that counts, begun or ahead."""

    principles_held: bool
    board_at: datetime | None
    board_has_begun: bool


def sessions_for_the_seal(partnership: Partnership, *, now: datetime) -> Sessions:
    """Return how the sessions stand."""
    return Sessions(False, None, False)

"""What the joint sessions say for the seal: were the principles talked through, has the board session begun?"""

from dataclasses import dataclass
from datetime import datetime

from partnerships.joint_sessions.kinds import SessionKind
from partnerships.joint_sessions.models import JointSession
from partnerships.room.models import Partnership
from partnerships.vision.text.models import Vision


@dataclass(frozen=True)
class Sessions:
    """The two sessions that the seal asks for. `board_at`: the board session that counts, begun or ahead."""

    principles_held: bool
    board_at: datetime | None
    board_has_begun: bool


def sessions_for_the_seal(partnership: Partnership, vision: Vision | None, *, now: datetime) -> Sessions:
    """Return how the sessions stand, in one statement.

    Of the board sessions that were not cancelled one that has begun counts before one that lies ahead. A
    vision that was opened again asks for a board session of its own.
    """
    sessions = JointSession.objects.filter(
        partnership=partnership, kind__in=(SessionKind.PRINCIPLES, SessionKind.BOARD)
    ).exclude(state=JointSession.State.CANCELLED)
    rows = list(sessions.order_by("starts_at", "pk").values_list("kind", "state", "starts_at"))
    since = vision.begun_at if vision is not None and vision.number > 1 else None
    boards = [at for kind, _state, at in rows if kind == SessionKind.BOARD and (since is None or at >= since)]
    begun = [at for at in boards if at <= now]
    return Sessions(
        principles_held=(SessionKind.PRINCIPLES, JointSession.State.HELD) in {row[:2] for row in rows},
        board_at=begun[-1] if begun else next(iter(boards), None),
        board_has_begun=bool(begun),
    )

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
    """Return how the sessions stand, in two statements.

    Of the board sessions that were not cancelled one that has begun counts before one that lies ahead. A
    vision that was opened again asks for a board session of its own.
    """
    sessions = JointSession.objects.filter(partnership=partnership)
    principles = sessions.held().filter(kind=SessionKind.PRINCIPLES).exists()
    boards = sessions.filter(kind=SessionKind.BOARD).exclude(state=JointSession.State.CANCELLED)
    if vision is not None and vision.number > 1:
        boards = boards.filter(starts_at__gte=vision.begun_at)
    moments = list(boards.order_by("starts_at", "pk").values_list("starts_at", flat=True))
    begun = [at for at in moments if at <= now]
    at = begun[-1] if begun else next(iter(moments), None)
    return Sessions(principles, at, bool(begun))

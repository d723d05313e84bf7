"""Where a session was asked for: the page of an upper room that leads to planning one hears which it became.

Such a room registers in its `apps.ready` a kind and who hears of it, and leads to `session_plan` with
`?about=KIND.ID`. What it makes of the session is its own affair: an occasion never keeps one from being planned.
"""

import re
from collections.abc import Callable
from datetime import datetime

from accounts.identifiers import PublicIdConverter
from partnerships.joint_sessions.sessions.models import JointSession
from partnerships.room.models import Participant

Hear = Callable[[JointSession, str, Participant, datetime], object]
_HEARING: dict[str, Hear] = {}
_OCCASION = re.compile(rf"(?P<kind>[a-z_]+)\.(?P<public_id>{PublicIdConverter.regex})")


def register(kind: str, hear: Hear) -> None:
    """Let `hear(session, public_id, by, now)` know of each session planned about something of this kind."""
    _HEARING[kind] = hear


def about(kind: str, public_id: str) -> str:
    """Return the occasion as an address bears it."""
    return f"{kind}.{public_id}"


def planned(session: JointSession, occasion: str, *, by: Participant, now: datetime) -> None:
    """Tell who asked for this session that it is planned; an occasion that nobody knows tells nobody."""
    parts = _OCCASION.fullmatch(occasion)
    hear = _HEARING.get(parts["kind"]) if parts else None
    if parts is not None and hear is not None:
        hear(session, parts["public_id"], by, now)

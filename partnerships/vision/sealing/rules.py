"""What is missing before the directors can seal. Pure: facts in, reasons as data out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Missing(StrEnum):
    """One thing that stands between the vision and its seal."""

    WHY = "why"
    OBJECTIVE = "objective"
    PRINCIPLES_SESSION = "principles_session"
    BOARD_SESSION = "board_session"
    BOARD_SESSION_AHEAD = "board_session_ahead"
    DIRECTOR = "director"
    VOTE_OPEN = "vote_open"
    NOT_YET = "not_yet"
    NO = "no"


@dataclass(frozen=True)
class Facts:
    """How things stand. `vote`: "", "open", "yes", "not_yet" or "no"; the last three only once it is opened.

    `draft_objectives` are beside what is joint; they hold nothing up.
    """

    has_why: bool
    joint_objectives: int
    principles_held: bool
    board_at: datetime | None
    board_has_begun: bool
    sides_without_director: Sequence[str]
    vote: str
    return_on: date | None
    draft_objectives: int = 0


@dataclass(frozen=True)
class Reason:
    """One thing that is missing, with what belongs to it."""

    what: Missing
    at: datetime | None = None
    on: date | None = None
    sides: tuple[str, ...] = ()


def missing(facts: Facts) -> list[Reason]:
    """Return what is missing, in the order in which it is done; empty: the directors can seal."""
    found = []
    if not facts.has_why:
        found.append(Reason(Missing.WHY))
    if not facts.joint_objectives:
        found.append(Reason(Missing.OBJECTIVE))
    if not facts.principles_held:
        found.append(Reason(Missing.PRINCIPLES_SESSION))
    if facts.sides_without_director:
        found.append(Reason(Missing.DIRECTOR, sides=tuple(facts.sides_without_director)))
    found += _vote(facts)
    if facts.board_at is None:
        found.append(Reason(Missing.BOARD_SESSION))
    elif not facts.board_has_begun:
        found.append(Reason(Missing.BOARD_SESSION_AHEAD, at=facts.board_at))
    return found


def _vote(facts: Facts) -> list[Reason]:
    return {
        "open": [Reason(Missing.VOTE_OPEN)],
        "not_yet": [Reason(Missing.NOT_YET, on=facts.return_on)],
        "no": [Reason(Missing.NO)],
    }.get(facts.vote, [])


def outcome(verdicts: Sequence[str]) -> str:
    """Return what the directors said together: one no is no, one "not yet" is not yet."""
    if "no" in verdicts:
        return "no"
    return "not_yet" if "not_yet" in verdicts else "yes"

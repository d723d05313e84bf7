"""When is it the right moment, and what does a version still lack? Pure: no Django."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from partnerships.lifecycle import Stage

# Openness needs these before there is a vision.
EARLY_KINDS = frozenset({"confidentiality", "information"})


class Moment(StrEnum):
    """Whether an agreement of a kind can be drafted now."""

    NOW = "now"
    TOO_EARLY_TO_MEET = "too_early_to_meet"
    BEFORE_THE_SEAL = "before_the_seal"
    PARTED = "parted"


def moment(kind: str, stage: Stage, *, is_sealed: bool) -> Moment:
    """Tell whether an agreement of this kind can be drafted in this stage."""
    if stage is Stage.PARTED:
        return Moment.PARTED
    if kind in EARLY_KINDS:
        return Moment.TOO_EARLY_TO_MEET if stage is Stage.CHOOSING else Moment.NOW
    return Moment.NOW if is_sealed else Moment.BEFORE_THE_SEAL


@dataclass(frozen=True)
class ClauseState:
    """What is there of one clause. Sides by any key that is unique in the partnership."""

    number: str
    has_source: bool
    source_is_joint: bool
    has_reason: bool
    restated_by: frozenset
    unclear_for: frozenset
    confirmed_by: frozenset


class Lack(StrEnum):
    """What one clause, or the whole version, still lacks."""

    NO_CLAUSE = "no_clause"
    SOURCE = "source"
    SOURCE_NOT_JOINT = "source_not_joint"
    REASON = "reason"
    RESTATEMENT = "restatement"
    UNCLEAR = "unclear"
    CONFIRMATION = "confirmation"
    SUBSTANTIAL = "substantial"
    CHECK_DATE = "check_date"


@dataclass(frozen=True)
class Missing:
    """One thing that is missing; `number` of the clause, empty for the whole; `sides` whose it is."""

    lack: Lack
    number: str = ""
    sides: tuple = ()


def before_confirming(clause: ClauseState, sides: Sequence) -> list[Missing]:
    """Return what a clause lacks before any side can confirm it."""
    found = []
    if not clause.has_source:
        found.append(Missing(Lack.SOURCE, clause.number))
    elif not clause.source_is_joint:
        found.append(Missing(Lack.SOURCE_NOT_JOINT, clause.number))
    if not clause.has_reason:
        found.append(Missing(Lack.REASON, clause.number))
    silent = tuple(side for side in sides if side not in clause.restated_by)
    if silent:
        found.append(Missing(Lack.RESTATEMENT, clause.number, silent))
    if clause.unclear_for:
        found.append(Missing(Lack.UNCLEAR, clause.number, tuple(s for s in sides if s in clause.unclear_for)))
    return found


def before_accepting(
    clauses: Collection[ClauseState],
    sides: Sequence,
    *,
    asks_substantial: bool = False,
    asks_check_date: bool = False,
) -> list[Missing]:
    """Return what a whole version lacks before directors can be asked to accept it; empty: nothing."""
    found = [] if clauses else [Missing(Lack.NO_CLAUSE)]
    for clause in clauses:
        lacks = before_confirming(clause, sides)
        waiting = tuple(side for side in sides if side not in clause.confirmed_by)
        if waiting and not lacks:
            lacks = [Missing(Lack.CONFIRMATION, clause.number, waiting)]
        found += lacks
    if asks_substantial:
        found.append(Missing(Lack.SUBSTANTIAL))
    if asks_check_date:
        found.append(Missing(Lack.CHECK_DATE))
    return found

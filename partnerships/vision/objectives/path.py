"""Where an objective stands against its target path. Pure: numbers and days in, a state out.

The path is a straight line from the starting point to the target. A figure is compared with the path on the
day on which it was measured, so that an old figure is not blamed for the days since.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

CLOSE = Decimal("0.05")  # of the whole way: within this a figure lies on the path
FAR = Decimal("0.20")  # more than this behind is well behind


class State(StrEnum):
    """How the last figure stands."""

    NOT_BEGUN = "not_begun"
    NO_FIGURE = "no_figure"
    BEFORE_START = "before_start"
    WORSE = "worse"
    FAR_BEHIND = "far_behind"
    BEHIND = "behind"
    ON_PATH = "on_path"
    AHEAD = "ahead"
    REACHED = "reached"
    PAST_TARGET = "past_target"
    PAST_DATE = "past_date"
    KEPT = "kept"
    TOO_HIGH = "too_high"
    TOO_LOW = "too_low"


ON_COURSE = {State.ON_PATH, State.AHEAD, State.REACHED, State.PAST_TARGET, State.KEPT}
ALARMING = {State.PAST_DATE, State.WORSE, State.FAR_BEHIND, State.TOO_HIGH, State.TOO_LOW}
# What is furthest from plan stands first.
ATTENTION = (
    State.PAST_DATE,
    State.WORSE,
    State.FAR_BEHIND,
    State.TOO_HIGH,
    State.TOO_LOW,
    State.BEHIND,
    State.NO_FIGURE,
    State.BEFORE_START,
    State.ON_PATH,
    State.KEPT,
    State.AHEAD,
    State.REACHED,
    State.PAST_TARGET,
    State.NOT_BEGUN,
)


@dataclass(frozen=True)
class Course:
    """What was agreed: from where, to where, by when. `direction`: up, down or keep."""

    direction: str
    baseline: Decimal
    baseline_on: date
    target: Decimal
    due_on: date
    tolerance: Decimal = Decimal(0)


@dataclass(frozen=True)
class Figure:
    """What was measured on one day."""

    on: date
    value: Decimal


def share_of_time(course: Course, on: date) -> Decimal:
    """Return how much of the time has passed, 0 before the starting point and 1 from the due day on."""
    whole = (course.due_on - course.baseline_on).days
    gone = (on - course.baseline_on).days
    return min(Decimal(1), max(Decimal(0), Decimal(gone) / Decimal(max(1, whole))))


def planned(course: Course, on: date) -> Decimal:
    """Return the figure of the target path on a day; a level that is to be kept is the target all the time."""
    if course.direction == "keep":
        return course.target
    return course.baseline + (course.target - course.baseline) * share_of_time(course, on)


def share_of_way(course: Course, value: Decimal) -> Decimal:
    """Return how much of the way a figure has gone: below 0 worse than at the start, above 1 past the target."""
    if course.direction == "keep":
        return Decimal(1) if abs(value - course.target) <= course.tolerance else Decimal(0)
    way = course.target - course.baseline
    return (value - course.baseline) / way if way else Decimal(1)


def state(course: Course, figures: Sequence[Figure], *, today: date) -> State:
    """Return how the newest figure stands against the path; `figures` by day, one a day."""
    if not figures:
        return State.NOT_BEGUN if today <= course.baseline_on else _without(course, today)
    last = figures[-1]
    if last.on < course.baseline_on:
        return State.BEFORE_START
    if course.direction == "keep":
        return _level(course, last.value)
    way = share_of_way(course, last.value)
    if way >= 1:
        return State.PAST_TARGET if way > 1 else State.REACHED
    if today > course.due_on:
        return State.PAST_DATE
    return _under_way(way, share_of_time(course, last.on))


def _without(course: Course, today: date) -> State:
    return State.PAST_DATE if today > course.due_on else State.NO_FIGURE


def _level(course: Course, value: Decimal) -> State:
    if abs(value - course.target) <= course.tolerance:
        return State.KEPT
    return State.TOO_HIGH if value > course.target else State.TOO_LOW


def _under_way(way: Decimal, time: Decimal) -> State:
    if way < 0:
        return State.WORSE
    ahead = way - time
    if ahead > CLOSE:
        return State.AHEAD
    if ahead >= -CLOSE:
        return State.ON_PATH
    return State.BEHIND if ahead >= -FAR else State.FAR_BEHIND

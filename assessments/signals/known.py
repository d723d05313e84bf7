"""What is known of one partnership on one day: the form in which facts reach the rules. Pure.

SQL gathers (`facts`), Python judges (`rules`), the snapshot stores (`snapshots`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

NOW, BEFORE = "now", "before"
TOGETHER = ""  # in place of a side: a signal of all sides together

Signal = Any  # a count, a median in days, a day as ISO text, or [part, whole]


@dataclass(frozen=True)
class SideKnown:
    """A side at the table."""

    pk: int
    id: str
    short_name: str


@dataclass(frozen=True)
class RoundKnown:
    """A closed round: its digest (`digests.digest`), and when its result was talked about."""

    id: str
    number: int
    kind: str
    closed_on: date
    says: Mapping[str, Any]
    talked_on: date | None = None


@dataclass(frozen=True)
class Gone:
    """A lead or director who left a side; `replaced_on` when somebody with that function sat down."""

    id: str
    side: str
    function: str
    left_on: date
    replaced_on: date | None


@dataclass(frozen=True)
class Planned:
    """What is planned: the next review (or one is open), the next session."""

    next_review_on: date | None = None
    review_is_open: bool = False
    next_session_on: date | None = None


@dataclass(frozen=True)
class Known:
    """Everything the rules and the snapshot get to see of one partnership.

    `signals`: by key, then by public id of a side (or TOGETHER), then by period (NOW, BEFORE).
    `facts`: what single rules need besides, by name of the fact.
    """

    pk: int
    id: str
    stage: str
    stage_since: date
    today: date
    sides: Sequence[SideKnown]
    fulls: Sequence[RoundKnown] = ()
    pulses: Sequence[RoundKnown] = ()
    void_since: date | None = None
    planned: Planned = Planned()
    gone: Sequence[Gone] = ()
    signals: Mapping[str, Mapping[str, Mapping[str, Signal]]] = field(default_factory=dict)
    facts: Mapping[str, Any] = field(default_factory=dict)

    def signal(self, key: str, side: str, period: str = NOW) -> Signal | None:
        """Return one signal, or None where there is none."""
        return self.signals.get(key, {}).get(side, {}).get(period)

    @property
    def current(self) -> list[RoundKnown]:
        """The newest full review, and the newest pulse if it is newer still."""
        full = self.fulls[-1] if self.fulls else None
        pulse = self.pulses[-1] if self.pulses else None
        rounds = [full] if full else []
        if pulse and (full is None or pulse.number > full.number):
            rounds.append(pulse)
        return rounds


@dataclass(frozen=True)
class Window:
    """The half-year that signals count, in whole months, and the half-year before it.

    `start` is the first of a month: the window moves at the turn of a month and at no other time, so a
    snapshot stays true in between.
    """

    start: date
    before: date
    turns_on: date

    @classmethod
    def around(cls, today: date) -> "Window":
        """Return the window of this month and the five before it."""
        first = today.replace(day=1)
        return cls(_months(first, -5), _months(first, -11), _months(first, 1))

    def period(self, day: date) -> str | None:
        """Return the period in which a day lies, None for an earlier one."""
        if day >= self.start:
            return NOW
        return BEFORE if day >= self.before else None


def _months(first: date, count: int) -> date:
    years, month = divmod(first.month - 1 + count, 12)
    return date(first.year + years, month + 1, 1)

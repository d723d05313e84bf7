"""What is released about a side, as charts take it in."""

from collections.abc import Iterable
from dataclasses import dataclass

from assessments.charts.shapes import figure


@dataclass(frozen=True)
class SideBand:
    """One side's released value, 0 to 100: a band from lo to hi, a dot at its middle; or hidden, and why."""

    mark: int
    name: str
    lo: float = 0
    hi: float = 0
    dot: float = 0
    divided: bool = False
    hidden: bool = False
    reason: str = ""

    @property
    def shown(self) -> bool:
        return not self.hidden

    @property
    def lo_figure(self) -> str:
        return figure(self.lo)

    @property
    def hi_figure(self) -> str:
        return figure(self.hi)

    @property
    def dot_figure(self) -> str:
        return figure(self.dot)


def alphabetical(sides: Iterable[SideBand]) -> tuple[SideBand, ...]:
    """By name without regard to case: the one order, whoever looks."""
    return tuple(sorted(sides, key=lambda side: (side.name.casefold(), side.name, side.mark)))


def shown(sides: Iterable[SideBand]) -> tuple[SideBand, ...]:
    return tuple(side for side in sides if side.shown)


def farthest(sides: Iterable[SideBand]) -> tuple[SideBand, SideBand] | None:
    """The lowest and the highest shown side, in alphabetical order; None with fewer than two."""
    there = shown(alphabetical(sides))
    if len(there) < 2:
        return None
    lowest = min(there, key=lambda side: side.dot)
    highest = max(there, key=lambda side: side.dot)
    first, second = (side for side in there if side in (lowest, highest)) if lowest != highest else there[:2]
    return first, second

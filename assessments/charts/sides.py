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
    full_name: str = ""  # decides the order where `name` is a short one
    note: str = ""  # said beside the figures, such as that they stand from an earlier review

    @property
    def is_point(self) -> bool:
        """Whether there is no band: a joint sheet says one point of the scale."""
        return self.shown and self.lo == self.hi

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
    return tuple(sorted(sides, key=_by_name))


def _by_name(side: SideBand) -> tuple[str, str, int]:
    name = side.full_name or side.name
    return name.casefold(), name, side.mark


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

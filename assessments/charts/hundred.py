"""The line of one hundred: weights laid end to end, and what is still to give."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from assessments.charts.shapes import percent


@dataclass(frozen=True)
class Weight:
    """One part: its short name, how much it weighs, and whether that has changed."""

    short: str
    name: str
    weight: int
    is_changed: bool = False


@dataclass(frozen=True)
class Segment:
    """One part on the line."""

    x: str
    width: str
    middle: str
    weight: int
    short: str
    is_changed: bool
    is_narrow: bool


@dataclass(frozen=True)
class LineOfHundred:
    """Weights end to end on a line of 100, or of their sum where that is more."""

    weights: Sequence[Weight]

    @property
    def total(self) -> int:
        return sum(each.weight for each in self.weights)

    @property
    def left(self) -> int:
        """What is still to give; negative: what is too much."""
        return 100 - self.total

    @property
    def left_x(self) -> str:
        return percent(self.total)

    @property
    def left_width(self) -> str:
        return percent(max(0, self.left))

    @cached_property
    def segments(self) -> list[Segment]:
        """The parts that weigh something, in order."""
        length = max(100, self.total)
        found, at = [], 0
        for each in self.weights:
            if not each.weight:
                continue
            x, width = 100 * at / length, 100 * each.weight / length
            found.append(
                Segment(
                    percent(x), percent(width), percent(x + width / 2), each.weight, each.short, each.is_changed,
                    width < 4,
                )
            )  # fmt: skip
            at += each.weight
        return found

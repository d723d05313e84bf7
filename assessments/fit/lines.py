"""The anchor line: five ticks, each side's mark on one of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from assessments.charts.shapes import Mark, mark

HEIGHT = {1: 28, 2: 28, 3: 34, 4: 40}
TICKS = (0, 25, 50, 75, 100)
RADIUS = 5.6
APART = 12


@dataclass(frozen=True)
class AnchorMark:
    """One side's level: its mark number, short name and level."""

    side: int
    name: str
    level: int


@dataclass(frozen=True)
class AnchorLine:
    """What the template draws. `link`: from the lowest to the highest level, where they differ."""

    height: int
    middle: float
    top: float
    bottom: float
    ticks: Sequence[int]
    marks: Sequence[Mark]
    link: tuple[int, int] | None
    said: Sequence[AnchorMark]
    title: str


def anchor_line(levels: Sequence[AnchorMark]) -> AnchorLine:
    """Return the line of levels that come in the order of the sides; equal levels stand one above the other."""
    height = HEIGHT[max(1, min(4, len(levels)))]
    middle = height / 2
    marks = []
    for said in levels:
        same = [other for other in levels if other.level == said.level]
        place = same.index(said) - (len(same) - 1) / 2
        marks.append(mark(said.side, said.level, middle + place * APART, RADIUS, unit="%"))
    reached = [said.level for said in levels]
    link = (min(reached), max(reached)) if reached and min(reached) != max(reached) else None
    title = ", ".join(f"{said.name} {said.level}" for said in levels)
    return AnchorLine(height, middle, middle - 4, middle + 4, TICKS, marks, link, levels, title)

"""The band chart: one row per condition, facet or statement, one lane per side."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from assessments.charts.shapes import Mark, mark, number, percent
from assessments.charts.sides import SideBand, alphabetical, farthest


@dataclass(frozen=True)
class Cell:
    """A pale bar from lo to hi and the thin line through it."""

    side: int
    start: str
    end: str
    width: str
    top: str
    height: str
    middle: str


@dataclass(frozen=True)
class Link:
    """The violet link between two dots that are told apart."""

    x1: str
    y1: str
    x2: str
    y2: str


@dataclass(frozen=True)
class HiddenLane:
    """A side that is not shown keeps its lane and is named in it."""

    name: str
    reason: str
    baseline: str


class BandRow:
    """One row's picture. Lanes in alphabetical order from top to bottom, whoever looks."""

    def __init__(self, sides: Iterable[SideBand], *, told_apart: bool = False, is_head: bool = False):
        self.sides = alphabetical(sides)
        self.told_apart = told_apart
        self.is_head = is_head
        self._lane, self._cell, self._radius, edge = (16, 11, 6.4, 12) if is_head else (13, 8, 4.8, 8)
        self._height = self._lane * max(len(self.sides), 1) + edge

    @property
    def height(self) -> str:
        return number(self._height)

    def _middle(self, side: SideBand) -> float:
        position = self.sides.index(side) - (len(self.sides) - 1) / 2
        return self._height / 2 + position * self._lane

    @cached_property
    def cells(self) -> list[Cell]:
        return [
            Cell(
                side=side.mark,
                start=percent(side.lo),
                end=percent(side.hi),
                width=percent(side.hi - side.lo),
                top=number(self._middle(side) - self._cell / 2),
                height=number(self._cell),
                middle=number(self._middle(side)),
            )
            for side in self.sides
            if side.shown
        ]

    @cached_property
    def link(self) -> Link | None:
        ends = farthest(self.sides) if self.told_apart else None
        if ends is None:
            return None
        first, second = ends
        return Link(
            x1=percent(first.dot),
            y1=number(self._middle(first)),
            x2=percent(second.dot),
            y2=number(self._middle(second)),
        )

    @cached_property
    def marks(self) -> list[Mark]:
        return [
            mark(side.mark, side.dot, self._middle(side), self._radius, unit="%")
            for side in self.sides
            if side.shown
        ]

    @cached_property
    def hidden(self) -> list[HiddenLane]:
        return [
            HiddenLane(side.name, side.reason, number(self._middle(side) + 4))
            for side in self.sides
            if side.hidden
        ]


@dataclass(frozen=True)
class BandLine:
    """A row of the table: its label, its picture, and the last column in words."""

    label: str
    row: BandRow
    words: str
    flag: str = ""  # stands before the words, in the highlighter
    url: str = ""  # the evidence behind the flag


@dataclass(frozen=True)
class BandGroup:
    """A condition or facet with its statements; the first line is the head."""

    lines: tuple[BandLine, ...]


@dataclass(frozen=True)
class BandTable:
    """The whole band chart. `grids`: in how many equal steps the sides' bands stand (3, 5, 10 or 20)."""

    groups: tuple[BandGroup, ...]
    sides: tuple[SideBand, ...]  # one per side, for the column heads
    label: str  # head of the first column
    caption: str = ""
    grids: tuple[int, ...] = (5,)

    @property
    def columns(self) -> tuple[SideBand, ...]:
        return alphabetical(self.sides)

    @property
    def grid(self) -> str:
        """Which hairlines stand behind the rows; "mixed" where the sides stand on different grids."""
        kinds = {"tens" if steps >= 10 else "thirds" if steps == 3 else "fifths" for steps in self.grids}
        return kinds.pop() if len(kinds) == 1 else "mixed"

    @property
    def axis(self) -> tuple[str, ...]:
        return {
            "thirds": ("0", "33", "67", "100"),
            "fifths": ("0", "20", "40", "60", "80", "100"),
            "tens": ("0", "20", "40", "60", "80", "100"),
            "mixed": ("0", "50", "100"),
        }[self.grid]

"""Five conditions as a shape: one outline per side."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from assessments.charts.shapes import Mark, Point, beside_each_other, mark, number, path, pentagon, points
from assessments.charts.sides import SideBand, alphabetical

CENTRE: Point = (240, 172)
RADIUS = 122
LABEL_RADIUS = 135
LABEL_MOVES: tuple[Point, ...] = ((0, -20), (0, 0), (-14, 8), (14, 8), (0, 0))
ANCHORS = ("middle", "start", "start", "end", "end")


class Spoke:
    """One condition: its label and what is released about each side."""

    def __init__(self, label: str, sides: Iterable[SideBand]):
        self.label = label
        self.sides = alphabetical(sides)


@dataclass(frozen=True)
class Label:
    """A condition's name and below it the dots of the sides, in alphabetical order."""

    number: int
    text: str
    sides: tuple[SideBand, ...]
    x: str
    y: str
    second_y: str
    anchor: str


@dataclass(frozen=True)
class Outline:
    """A side's line: a closed polygon, or a path with holes where something is hidden."""

    side: int
    polygon: str = ""
    path: str = ""


@dataclass(frozen=True)
class Ring:
    """The band along an outline: even-odd from upper to lower ends."""

    side: int
    path: str


class Radar:
    """ViewBox 480 × 330. Rings at 25, 50, 75; the frame is 100."""

    def __init__(self, spokes: Iterable[Spoke], *, key: str = "radar", title: str = ""):
        self.spokes = tuple(spokes)
        if len(self.spokes) != 5:
            raise ValueError(f"a radar shows five conditions, not {len(self.spokes)}")
        self.key = key
        self.title = title  # in words; the template has its own for the usual one

    @property
    def view_box(self) -> str:
        """Room for the figures of three or four sides beside the shape."""
        return "0 0 480 330" if len(self.sides) < 3 else "-24 0 528 330"

    @property
    def sides(self) -> tuple[SideBand, ...]:
        return self.spokes[0].sides

    @cached_property
    def hidden(self) -> list[SideBand]:
        """Every side of which something is hidden, once."""
        found = {side.mark: side for spoke in self.spokes for side in spoke.sides if side.hidden}
        return list(alphabetical(found.values()))

    @cached_property
    def rings(self) -> list[str]:
        return [points(_corners([level] * 5)) for level in (25, 50, 75)]

    @cached_property
    def frame(self) -> str:
        return points(_corners([100] * 5))

    @cached_property
    def axes(self) -> str:
        return "".join(path([CENTRE, corner], closed=False) for corner in _corners([100] * 5))

    def _of(self, number_of_side: int) -> list[SideBand]:
        return [next(side for side in spoke.sides if side.mark == number_of_side) for spoke in self.spokes]

    @cached_property
    def bands(self) -> list[Ring]:
        """Only with two sides: more rings than two cannot be read."""
        if len(self.sides) > 2:
            return []
        rings = []
        for side in self.sides:
            values = self._of(side.mark)
            if all(value.shown for value in values):
                outer, inner = _corners([v.hi for v in values]), _corners([v.lo for v in values])
                rings.append(Ring(side.mark, path(outer) + path(inner)))
        return rings

    @cached_property
    def outlines(self) -> list[Outline]:
        return [self._outline(side.mark) for side in self.sides]

    def _outline(self, number_of_side: int) -> Outline:
        values = self._of(number_of_side)
        corners = _corners([value.dot for value in values])
        if all(value.shown for value in values):
            return Outline(number_of_side, polygon=points(corners))
        pieces = [
            path([corners[i], corners[(i + 1) % 5]], closed=False)
            for i in range(5)
            if values[i].shown and values[(i + 1) % 5].shown
        ]
        return Outline(number_of_side, path="".join(pieces))

    @cached_property
    def marks(self) -> list[Mark]:
        """Dots closer than 7 stand side by side, the first of the alphabet to the left."""
        marks = []
        for i, spoke in enumerate(self.spokes):
            there = [side for side in spoke.sides if side.shown]
            distances = [RADIUS * side.dot / 100 for side in there]
            moves = beside_each_other(distances, closer_than=7, apart=12)
            for side, move in zip(there, moves, strict=True):
                x, y = _corners([side.dot] * 5)[i]
                marks.append(mark(side.mark, x + move, y, 5.2))
        return marks

    @cached_property
    def labels(self) -> list[Label]:
        labels = []
        places = pentagon(CENTRE, [LABEL_RADIUS] * 5)
        for i, (spoke, (x, y), (dx, dy)) in enumerate(zip(self.spokes, places, LABEL_MOVES, strict=True)):
            labels.append(
                Label(
                    number=i + 1,
                    text=spoke.label,
                    sides=spoke.sides,
                    x=number(x + dx),
                    y=number(y + dy),
                    second_y=number(y + dy + 17),
                    anchor=ANCHORS[i],
                )
            )
        return labels


def _corners(levels: Iterable[float]) -> list[Point]:
    return pentagon(CENTRE, [RADIUS * float(level) / 100 for level in levels])

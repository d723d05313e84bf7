"""Pictures for a row of a list: glyph, sparkline, mini pair. The same scale in every row."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from math import ceil, floor

from assessments.charts.bands import Link
from assessments.charts.shapes import Mark, clusters, figure, mark, number, path, pentagon, points, runs
from assessments.charts.sides import SideBand, alphabetical, farthest

CENTRE, RADIUS = (22, 23), 20


@dataclass(frozen=True)
class Scale:
    """From where to where the pictures of a list reach."""

    low: float = 50
    high: float = 84

    @classmethod
    def covering(cls, levels: Iterable[float]) -> "Scale":
        """The usual scale, widened in tens where needed. Ask it for the whole list, not for one page."""
        levels = [float(level) for level in levels]
        if not levels or (min(levels) >= cls.low and max(levels) <= cls.high):
            return cls()
        low = min(cls.low, floor(min(levels) / 10) * 10)
        high = max(cls.high, ceil(max(levels) / 10) * 10)
        return cls(max(0, low), min(100, high))

    def share(self, level: float) -> float:
        """Where a level lies between the ends, 0 to 1; what lies beyond stays at the end."""
        return min(1.0, max(0.0, (float(level) - self.low) / (self.high - self.low)))


@dataclass(frozen=True)
class Reading:
    """A condition's level of the partnership as a whole, or None while it is hidden."""

    label: str
    level: float | None

    @property
    def figure(self) -> str:
        return "" if self.level is None else figure(self.level)


class Glyph:
    """A pentagon of the five conditions with a ring on the lowest. Without readings: no review yet."""

    frame = points(pentagon(CENTRE, [RADIUS] * 5))
    spokes = "".join(path([CENTRE, corner], closed=False) for corner in pentagon(CENTRE, [RADIUS] * 5))

    def __init__(self, readings: Iterable[Reading] = ()):
        self.readings = tuple(readings)
        if len(self.readings) not in (0, 5):
            raise ValueError(f"a glyph shows five conditions, not {len(self.readings)}")

    @property
    def is_empty(self) -> bool:
        return all(reading.level is None for reading in self.readings)

    @cached_property
    def _corners(self) -> list[tuple[float, float]]:
        return pentagon(CENTRE, [RADIUS * float(reading.level or 0) / 100 for reading in self.readings])

    @cached_property
    def area(self) -> str:
        """The joint shape; nothing while any condition is hidden, so that no hole is filled."""
        complete = bool(self.readings) and all(reading.level is not None for reading in self.readings)
        return points(self._corners) if complete else ""

    @cached_property
    def pieces(self) -> str:
        """The sides of the shape that are known, while something is hidden."""
        if self.area or self.is_empty:
            return ""
        there = [reading.level is not None for reading in self.readings]
        return "".join(
            path([self._corners[i], self._corners[(i + 1) % 5]], closed=False)
            for i in range(5)
            if there[i] and there[(i + 1) % 5]
        )

    @cached_property
    def lowest(self) -> Reading | None:
        """The lowest reading, of equals the first condition."""
        known = [reading for reading in self.readings if reading.level is not None]
        return min(known, key=lambda reading: reading.level) if known else None

    @cached_property
    def low_x(self) -> str:
        return number(self._corners[self.readings.index(self.lowest)][0]) if self.lowest else ""

    @cached_property
    def low_y(self) -> str:
        return number(self._corners[self.readings.index(self.lowest)][1]) if self.lowest else ""


@dataclass(frozen=True)
class _Reach:
    level: float | None
    bar: float | None = None


class Sparkline:
    """The figure of the partnership at each review and its sampling bar, 92 × 42; None = hidden."""

    def __init__(self, levels: Iterable[tuple[float | None, float | None]], scale: Scale | None = None):
        self.values = tuple(
            _Reach(None if level is None else float(level), None if bar is None else float(bar))
            for level, bar in levels
        )
        self.scale = scale or Scale()

    def _x(self, index: int) -> float:
        return 87.0 if len(self.values) == 1 else 3 + 84 * index / (len(self.values) - 1)

    def _y(self, level: float) -> float:
        return 40 - 38 * self.scale.share(level)

    @cached_property
    def strips(self) -> list[str]:
        strips = []
        for run in runs([value.level is not None and value.bar is not None for value in self.values]):
            if len(run) > 1:
                upper = [(self._x(i), self._y(self.values[i].level + self.values[i].bar)) for i in run]
                lower = [(self._x(i), self._y(self.values[i].level - self.values[i].bar)) for i in run]
                strips.append(points([*upper, *reversed(lower)]))
        return strips

    @cached_property
    def lines(self) -> list[str]:
        return [
            points([(self._x(i), self._y(self.values[i].level)) for i in run])
            for run in runs([value.level is not None for value in self.values])
            if len(run) > 1
        ]

    @cached_property
    def _last(self) -> int | None:
        return next((i for i in reversed(range(len(self.values))) if self.values[i].level is not None), None)

    @property
    def is_empty(self) -> bool:
        return self._last is None

    @property
    def end_x(self) -> str:
        return "" if self._last is None else number(self._x(self._last))

    @property
    def end_y(self) -> str:
        return "" if self._last is None else number(self._y(self.values[self._last].level))

    @property
    def figures(self) -> str:
        """All levels in order, for the title."""
        return ", ".join("–" if value.level is None else figure(value.level) for value in self.values)

    @property
    def bar_figure(self) -> str:
        """The latest sampling bar."""
        if self._last is None or self.values[self._last].bar is None:
            return ""
        return str(floor(float(self.values[self._last].bar) + 0.5 + 1e-9))


class MiniPair:
    """The sides' indexes on one line, 112 × 26; marks that would meet stand one above the other."""

    LANES = {1: (12.0,), 2: (6.5, 17.5), 3: (4.5, 12.0, 19.5), 4: (3.5, 9.5, 15.5, 21.5)}
    RADII = {1: 6.0, 2: 5.0, 3: 3.6, 4: 2.9}

    def __init__(self, sides: Iterable[SideBand], *, told_apart: bool = False, scale: Scale | None = None):
        self.sides = alphabetical(sides)
        self.told_apart = told_apart
        self.scale = scale or Scale()

    def _x(self, side: SideBand) -> float:
        return 8 + 96 * self.scale.share(side.dot)

    @cached_property
    def _shown(self) -> list[SideBand]:
        return [side for side in self.sides if side.shown]

    @cached_property
    def _lanes(self) -> list[float]:
        """One height for all while they keep clear of each other, else one lane each, alphabetically."""
        groups = clusters([self._x(side) for side in self._shown], closer_than=11)
        meeting = any(len(group) > 1 for group in groups)
        count = len(self._shown)
        return list(self.LANES[count]) if meeting else [12.0] * count

    @cached_property
    def _radius(self) -> float:
        return self.RADII[len(set(self._lanes)) or 1]

    @cached_property
    def marks(self) -> list[Mark]:
        return [
            mark(side.mark, self._x(side), y, self._radius)
            for side, y in zip(self._shown, self._lanes, strict=True)
        ]

    @cached_property
    def link(self) -> Link | None:
        ends = farthest(self.sides) if self.told_apart else None
        if ends is None:
            return None
        (x1, y1), (x2, y2) = ((self._x(side), self._lanes[self._shown.index(side)]) for side in ends)
        return Link(number(x1), number(y1), number(x2), number(y2))

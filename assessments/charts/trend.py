"""Trust at each review: the sides' dots, or the partnership's figure with its sampling bar."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import combinations, product
from math import ceil, floor
from operator import ne

from assessments.charts.shapes import (
    Mark,
    beside_each_other,
    figure,
    mark,
    number,
    percent,
    points,
    runs,
)
from assessments.charts.sides import SideBand, alphabetical, shown

LABELS_AT_MOST = 6  # as many dates as fit on a phone
LETTER = 1.9  # the width of a letter in hundredths of the picture, on a phone
LANE = 16  # pixels from one row of event labels to the next
USUAL_LANES = 2  # rows of event labels for which there is room above the scale
PENTAGON = "0,-5 5.2,-1.2 3.2,4.9 -3.2,4.9 -5.2,-1.2"


class Round:
    """One review: its sides' indexes, the figure of the partnership, and words about the difference."""

    def __init__(
        self,
        label: str,
        sides: Iterable[SideBand],
        *,
        full_label: str = "",
        on: date | None = None,
        together: float | None = None,
        bar: float | None = None,
        between: str = "",
    ):
        self.label = label
        self.full_label = full_label or label
        self.sides = alphabetical(sides)
        self.on = on
        self.together = together
        self.bar = bar
        self.between = between

    @property
    def together_figure(self) -> str:
        return "" if self.together is None else figure(self.together)

    @property
    def bar_figure(self) -> str:
        return "" if self.bar is None else str(floor(float(self.bar) + 0.5 + 1e-9))

    @property
    def lo_figure(self) -> str:
        return "" if self.together is None or self.bar is None else figure(self.together - self.bar)

    @property
    def hi_figure(self) -> str:
        return "" if self.together is None or self.bar is None else figure(self.together + self.bar)


@dataclass(frozen=True)
class Event:
    """Something dated that happened between reviews, such as a vision sealed. `day`: `on` as people read it."""

    label: str
    on: date
    day: str = ""


@dataclass(frozen=True)
class Tick:
    y: str
    text_y: str
    text: str


@dataclass(frozen=True)
class Text:
    x: str
    y: str
    text: str
    side: int = 0
    anchor: str = "middle"


@dataclass(frozen=True)
class Dated:
    """An event as it is drawn: its dotted vertical, and its label beside the upper end."""

    x: str
    top: str
    text_y: str
    text: str
    day: str
    anchor: str


@dataclass(frozen=True)
class Line:
    side: int
    points: str


class _Trend:
    """What both trends share: a scale from 40 to 90 that only widens, and reviews placed by their day."""

    height: int
    top: int
    bottom: int
    left: float
    right: float = 94
    label_y: int

    def __init__(self, rounds: Iterable[Round], *, key: str, title: str):
        self.rounds = tuple(rounds)
        self.key = key
        self.title = title  # in words; the template has its own for the usual one

    @cached_property
    def sides(self) -> tuple[SideBand, ...]:
        found = {side.mark: side for one in self.rounds for side in one.sides}
        return alphabetical(found.values())

    @cached_property
    def table(self) -> list[tuple[Round, list[SideBand | None]]]:
        """Each review with one entry per side of the table; None where a side was not there yet."""
        return [(one, [self._side(one, side.mark) for side in self.sides]) for one in self.rounds]

    @staticmethod
    def _side(one: Round, number_of_side: int) -> SideBand | None:
        return next((side for side in one.sides if side.mark == number_of_side), None)

    def _levels(self) -> list[float]:
        raise NotImplementedError

    @cached_property
    def domain(self) -> tuple[int, int]:
        levels = self._levels() or [40]
        low, high = floor(min(levels) / 10) * 10, ceil(max(levels) / 10) * 10
        return max(0, min(40, low)), min(100, max(90, high))

    def _y(self, level: float) -> float:
        low, high = self.domain
        return self.bottom - (float(level) - low) * (self.bottom - self.top) / (high - low)

    def _x(self, index: int) -> float:
        return self._along(self._shares[index])

    def _along(self, share: float) -> float:
        return self.left + (self.right - self.left) * share

    @cached_property
    def _days(self) -> tuple[date, date] | None:
        """The first and the last day; None where reviews have no days of their own to stand on."""
        days = [one.on for one in self.rounds if one.on is not None]
        if len(days) < len(self.rounds) or len(days) < 2 or days != sorted(set(days)):
            return None
        return days[0], days[-1]

    @cached_property
    def _shares(self) -> list[float]:
        """How far along each review stands, 0 to 1: by its day, else in equal steps."""
        if len(self.rounds) == 1:
            return [1]
        shares = [self._share(one.on) for one in self.rounds if one.on is not None]
        known = [share for share in shares if share is not None]
        return known or [index / (len(self.rounds) - 1) for index in range(len(self.rounds))]

    def _share(self, on: date) -> float | None:
        """How far along a day stands; None before the first review, after the last, and without days."""
        if self._days is None:
            return None
        first, last = self._days
        return (on - first).days / (last - first).days if first <= on <= last else None

    @cached_property
    def ticks(self) -> list[Tick]:
        low, high = self.domain
        return [
            Tick(number(self._y(level)), number(self._y(level) - 4), str(level))
            for level in range(low, high + 1, 10)
        ]

    @cached_property
    def _with_label(self) -> set[int]:
        """The reviews whose dates are written: the last, and before it each that leaves enough room."""
        room = (self.right - self.left) / LABELS_AT_MOST
        chosen: list[int] = []
        for index in reversed(range(len(self.rounds))):
            if not chosen or self._x(chosen[-1]) - self._x(index) >= room:
                chosen.append(index)
        return set(chosen)

    def _labelled(self, index: int) -> bool:
        return index in self._with_label

    @cached_property
    def dates(self) -> list[Text]:
        return [
            Text(percent(self._x(i)), str(self.label_y), one.label)
            for i, one in enumerate(self.rounds)
            if self._labelled(i)
        ]


class TrendBySide(_Trend):
    """The dot of each side's index at each review, and a tint between the lines."""

    height, top, bottom, left, label_y = 250, 40, 220, 6.0, 242

    def __init__(
        self, rounds: Iterable[Round], events: Iterable[Event] = (), *, key: str = "trend", title: str = ""
    ):
        super().__init__(rounds, key=key, title=title)
        placed = [(event, self._share(event.on)) for event in sorted(events, key=lambda one: (one.on, one.label))]
        self._events = [(event, self._along(share)) for event, share in placed if share is not None]
        lower = LANE * max(0, max(self._lanes, default=0) + 1 - USUAL_LANES)
        self.top, self.bottom = self.top + lower, self.bottom + lower
        self.height, self.label_y = self.height + lower, self.label_y + lower

    def _levels(self) -> list[float]:
        return [float(side.dot) for one in self.rounds for side in shown(one.sides)]

    @cached_property
    def lines(self) -> list[Line]:
        lines = []
        for side in self.sides:
            values = [self._side(one, side.mark) for one in self.rounds]
            for run in runs([value is not None and value.shown for value in values]):
                if len(run) > 1:
                    corners = [(self._x(i), self._y(values[i].dot)) for i in run]
                    lines.append(Line(side.mark, points(corners)))
        return lines

    @cached_property
    def gaps(self) -> list[str]:
        """Between the highest and the lowest line, wherever at least two sides are shown."""
        there = [shown(one.sides) for one in self.rounds]
        polygons = []
        for run in runs([len(sides) > 1 for sides in there]):
            if len(run) > 1:
                upper = [(self._x(i), self._y(max(side.dot for side in there[i]))) for i in run]
                lower = [(self._x(i), self._y(min(side.dot for side in there[i]))) for i in run]
                polygons.append(points([*upper, *reversed(lower)]))
        return polygons

    @cached_property
    def marks(self) -> list[Mark]:
        marks = []
        for i, one in enumerate(self.rounds):
            there = shown(one.sides)
            heights = [self._y(side.dot) for side in there]
            moves = beside_each_other(heights, closer_than=7, apart=10)
            for side, y, move in zip(there, heights, moves, strict=True):
                marks.append(mark(side.mark, self._x(i), y, 4.6, unit="%", shift=move))
        return marks

    @cached_property
    def ends(self) -> list[Text]:
        """The names at the right end, each above or below its dot and none on another."""
        if not self.rounds:
            return []
        there = sorted(shown(self.rounds[-1].sides), key=lambda side: -side.dot)
        baselines = _baselines([self._y(side.dot) for side in there])
        return [
            Text("95.5%", number(y), f"{side.name} {side.dot_figure}", side.mark, "end")
            for side, y in zip(there, baselines, strict=True)
        ]

    @cached_property
    def _reaches(self) -> list[tuple[float, float]]:
        """From where to where each event's label goes: to the right of its vertical as long as there is room."""
        reaches = []
        for event, place in self._events:
            width = LETTER * len(event.label)
            reaches.append((place, place + width) if place + width <= 100 else (place - width, place))
        return reaches

    @cached_property
    def _lanes(self) -> list[int]:
        """In which row each event's label stands, so that none covers another and no vertical crosses one."""
        lanes: list[int] = []
        for i, (start, end) in enumerate(self._reaches):
            lane = 0
            for taken, (other_start, other_end) in zip(lanes, self._reaches[:i], strict=True):
                if start < other_end + LETTER and other_start < end + LETTER:
                    lane = max(lane, taken + 1)
            lanes.append(lane)
        return lanes

    @cached_property
    def events(self) -> list[Dated]:
        """Dotted verticals on their days, labels in rows."""
        drawn = []
        for (event, place), (start, _), lane in zip(self._events, self._reaches, self._lanes, strict=True):
            step = LANE * lane
            anchor = "start" if start == place else "end"
            drawn.append(
                Dated(percent(place), number(16 + step), number(12 + step), event.label, event.day, anchor)
            )
        return drawn


ABOVE, BELOW = -13, 22


def _baselines(dots: Sequence[float]) -> list[float]:
    """Where the names of dots (from the top down) stand, so that none covers another or another's dot."""
    names: list[float] = []
    for names in _arrangements(dots):
        if not _meet(names, dots):
            break
    return names


def _arrangements(dots: Sequence[float]) -> Iterator[list[float]]:
    """First each name above or below its own dot, then more and more of the upper ones in a pile on top."""
    usual = (ABOVE,) * (len(dots) - 1) + (BELOW if len(dots) > 1 else ABOVE,)
    for piled in (0, *range(2, len(dots) + 1)):
        pile = [dots[0] + ABOVE - 15 * (piled - 1 - place) for place in range(piled)]
        rest = dots[piled:]
        moves = product((ABOVE, BELOW), repeat=len(rest))
        for chosen in sorted(moves, key=lambda moves: sum(map(ne, moves, usual[piled:]))):
            yield pile + [dot + move for dot, move in zip(rest, chosen, strict=True)]


def _meet(names: Sequence[float], dots: Sequence[float]) -> bool:
    if any(abs(one - other) < 15 for one, other in combinations(names, 2)):
        return True
    others = ((name, dot) for i, name in enumerate(names) for j, dot in enumerate(dots) if i != j)
    return any(-15 < dot - name < 8 for name, dot in others)


class TrendTogether(_Trend):
    """The figure of the partnership at each review; the strip is its sampling bar."""

    height, top, bottom, left, label_y = 210, 16, 180, 9.0, 202
    pentagon = PENTAGON

    def __init__(self, rounds: Iterable[Round], *, key: str = "together", title: str = ""):
        super().__init__(rounds, key=key, title=title)

    def _levels(self) -> list[float]:
        return [level for one in self.rounds if one.together is not None for level in self._reach(one)]

    @staticmethod
    def _reach(one: Round) -> tuple[float, float]:
        bar = float(one.bar or 0)
        return max(0.0, float(one.together) - bar), min(100.0, float(one.together) + bar)

    def _stretches(self, present: Sequence[bool]) -> list[range]:
        return [run for run in runs(present) if len(run) > 1]

    @cached_property
    def strips(self) -> list[str]:
        there = [one.together is not None and one.bar is not None for one in self.rounds]
        strips = []
        for run in self._stretches(there):
            upper = [(self._x(i), self._y(self._reach(self.rounds[i])[1])) for i in run]
            lower = [(self._x(i), self._y(self._reach(self.rounds[i])[0])) for i in run]
            strips.append(points([*upper, *reversed(lower)]))
        return strips

    @cached_property
    def lines(self) -> list[str]:
        there = [one.together is not None for one in self.rounds]
        return [
            points([(self._x(i), self._y(self.rounds[i].together)) for i in run]) for run in self._stretches(there)
        ]

    @cached_property
    def dots(self) -> list[Text]:
        return [
            Text(percent(self._x(i)), number(self._y(one.together)), one.together_figure)
            for i, one in enumerate(self.rounds)
            if one.together is not None
        ]

    @cached_property
    def values(self) -> list[Text]:
        """The figures stand just above the strip."""
        return [
            Text(percent(self._x(i)), number(self._y(self._reach(one)[1]) - 7), one.together_figure)
            for i, one in enumerate(self.rounds)
            if one.together is not None and self._labelled(i)
        ]

    @property
    def latest(self) -> Round | None:
        """The last review with a figure, for the sentence that explains the strip."""
        return next((one for one in reversed(self.rounds) if one.together is not None), None)

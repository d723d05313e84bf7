"""The picture of an objective: figures against the target path, as coordinates. Pure: no Django.

The template draws what stands here; words and numbers beside it come from `words.py`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from partnerships.vision.objectives.path import Course, Figure, planned, share_of_way

WIDTH, HEIGHT = 640, 240
LEFT, RIGHT, TOP, BOTTOM = 64, 16, 16, 32


@dataclass(frozen=True)
class Point:
    """One figure in the picture."""

    x: float
    y: float
    on: date
    value: Decimal


@dataclass(frozen=True)
class Line:
    """A line of the grid with the figure or year it stands for."""

    at: float
    value: Decimal
    year: int = 0


@dataclass(frozen=True)
class Plot:
    """Everything that is drawn; lengths in units of the picture."""

    width: int
    height: int
    left: int
    right: int
    top: int
    bottom: int
    path: str
    run: str
    points: Sequence[Point]
    levels: Sequence[Line]
    years: Sequence[Line]
    today: float | None
    target: Point
    band: tuple[float, float] | None

    @property
    def inner(self) -> int:
        return self.right - self.left


@dataclass(frozen=True)
class Bar:
    """From start to target in hundredths: how far we are, and how far we planned to be."""

    done: float
    tick: float


def plot(course: Course, figures: Sequence[Figure], *, today: date) -> Plot:
    """Return the picture of figures against the target path."""
    first = min([course.baseline_on, *(figure.on for figure in figures)])
    last = max([course.due_on, *(figure.on for figure in figures)])
    low, high, step = _levels(course, figures)

    def x(on: date) -> float:
        return round(LEFT + (WIDTH - LEFT - RIGHT) * (on - first).days / max(1, (last - first).days), 1)

    def y(value: Decimal) -> float:
        return round(TOP + (HEIGHT - TOP - BOTTOM) * float((high - value) / (high - low)), 1)

    corners = [(course.baseline_on, planned(course, course.baseline_on)), (course.due_on, course.target)]
    points = [Point(x(figure.on), y(figure.value), figure.on, figure.value) for figure in figures]
    keeps = course.direction == "keep" and course.tolerance
    return Plot(
        width=WIDTH,
        height=HEIGHT,
        left=LEFT,
        right=WIDTH - RIGHT,
        top=TOP,
        bottom=HEIGHT - BOTTOM,
        path=_polyline([(x(on), y(value)) for on, value in corners]),
        run=_polyline([(point.x, point.y) for point in points]),
        points=points,
        levels=[Line(y(low + step * n), low + step * n) for n in range(int((high - low) / step) + 1)],
        years=[Line(x(day), Decimal(0), day.year) for day in _new_years(first, last)],
        today=x(today) if first <= today <= last else None,
        target=Point(x(course.due_on), y(course.target), course.due_on, course.target),
        band=(
            y(course.target + course.tolerance),
            round(y(course.target - course.tolerance) - y(course.target + course.tolerance), 1),
        )
        if keeps
        else None,
    )


def bar(course: Course, figures: Sequence[Figure], *, today: date) -> Bar:
    """Return the way from start to target: done by the newest figure, planned by today."""
    if course.direction == "keep":
        return Bar(_level_share(course, figures), 50.0)
    done = share_of_way(course, figures[-1].value) if figures else Decimal(0)
    tick = share_of_way(course, planned(course, today))
    return Bar(_hundredths(done), _hundredths(tick))


def _level_share(course: Course, figures: Sequence[Figure]) -> float:
    """Return where a level lies: 50 is the target, 25 and 75 are the ends of what is still kept."""
    if not figures:
        return 50.0
    off = figures[-1].value - course.target
    reach = course.tolerance * 4 or max(abs(off) * 2, Decimal(1))
    return _hundredths(Decimal("0.5") + off / reach)


def _hundredths(share: Decimal) -> float:
    return round(float(min(Decimal(1), max(Decimal(0), share))) * 100, 1)


def _levels(course: Course, figures: Sequence[Figure]) -> tuple[Decimal, Decimal, Decimal]:
    """Return lowest and highest line and the step between lines: round numbers around all that is drawn."""
    values = [course.baseline, course.target, *(figure.value for figure in figures)]
    if course.direction == "keep":
        values += [course.target - course.tolerance, course.target + course.tolerance]
    low, high = min(values), max(values)
    if low == high:
        low, high = low - 1, high + 1
    step = _round_step((high - low) / 4)
    return (
        (low / step).to_integral_value(ROUND_FLOOR) * step,
        (high / step).to_integral_value(ROUND_CEILING) * step,
        step,
    )


def _round_step(rough: Decimal) -> Decimal:
    power = Decimal(1).scaleb(rough.adjusted())
    return next(power * times for times in (1, 2, 5, 10) if power * times >= rough)


def _new_years(first: date, last: date) -> list[date]:
    return [date(year, 1, 1) for year in range(first.year + 1, last.year + 1)]


def _polyline(corners: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{x:g},{y:g}" for x, y in corners)

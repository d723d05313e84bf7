"""Numbers as text, pentagons, and four marks of one area."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, floor, pi, sin, sqrt

Point = tuple[float, float]
SHAPES = {1: "circle", 2: "square", 3: "triangle", 4: "diamond"}


def number(value: float) -> str:
    """One decimal, halves upwards, no trailing zero and no minus zero: 162.6, 197, 0."""
    tenths = floor(float(value) * 10 + 0.5 + 1e-9)
    whole, rest = divmod(abs(tenths), 10)
    return f"{'-' if tenths < 0 else ''}{whole}" + (f".{rest}" if rest else "")


def percent(value: float) -> str:
    """A share of the picture's width."""
    return number(value) + "%"


def figure(level: float) -> str:
    """A level of 0 to 100 as people read it: whole, halves away from the middle: 100 - x stays the mirror."""
    level = float(level)
    return str(floor(level + 0.5 + 1e-9) if level > 50 else -floor(0.5 - level + 1e-9))


def points(corners: Iterable[Point]) -> str:
    """Corners for a polygon or a polyline."""
    return " ".join(f"{number(x)},{number(y)}" for x, y in corners)


def path(corners: Iterable[Point], closed: bool = True) -> str:
    """Corners for a path."""
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in corners) + ("Z" if closed else "")


def pentagon(centre: Point, radii: Sequence[float]) -> list[Point]:
    """Corners from the top clockwise, each at its own distance from the centre."""
    angles = [pi * (0.4 * corner - 0.5) for corner in range(5)]
    return [
        (centre[0] + radius * cos(angle), centre[1] + radius * sin(angle))
        for angle, radius in zip(angles, radii, strict=True)
    ]


@dataclass(frozen=True)
class Mark:
    """The mark of a side at a place. All shapes have the area of a circle with radius r."""

    side: int
    shape: str
    x: str
    y: str
    r: str
    top: str = ""
    size: str = ""
    corners: str = ""
    shift: str = ""


def mark(side: int, x: float, y: float, r: float, *, unit: str = "", shift: float = 0) -> Mark:
    """A side's mark: x in the given unit ("" or "%"), y in pixels, moved sideways where marks would meet."""
    shape = SHAPES[side]
    size = r * sqrt(pi)
    corners = ""
    if shape == "triangle":
        reach = 2 * r * sqrt(pi / sqrt(27))  # centre to corner
        half = reach * sqrt(3) / 2
        corners = points([(0, -reach), (half, reach / 2), (-half, reach / 2)])
    if shape == "diamond":
        reach = size / sqrt(2)
        corners = points([(0, -reach), (reach, 0), (0, reach), (-reach, 0)])
    leftwards = size / 2 if shape == "square" else 0
    move = shift - leftwards
    return Mark(
        side=side,
        shape=shape,
        x=number(x) + unit,
        y=number(y),
        r=number(r),
        top=number(y - size / 2),
        size=number(size),
        corners=corners,
        shift=number(move) if number(move) != "0" else "",
    )


def clusters(places: Sequence[float], closer_than: float) -> list[list[int]]:
    """Group positions that lie closer together than a distance; each group keeps the given order."""
    order = sorted(range(len(places)), key=lambda index: (places[index], index))
    groups: list[list[int]] = []
    for index in order:
        if groups and places[index] - places[groups[-1][-1]] < closer_than:
            groups[-1].append(index)
        else:
            groups.append([index])
    return [sorted(group) for group in groups]


def beside_each_other(places: Sequence[float], *, closer_than: float, apart: float) -> list[float]:
    """How far to move each mark so that none covers another: the first of the alphabet to the left."""
    shifts = [0.0] * len(places)
    for group in clusters(places, closer_than):
        for position, index in enumerate(group):
            shifts[index] = (position - (len(group) - 1) / 2) * apart
    return shifts


def runs(present: Sequence[bool]) -> list[range]:
    """Unbroken stretches of what is there, so that no line is drawn through a hole."""
    stretches: list[range] = []
    start = None
    for index, there in enumerate([*present, False]):
        if there and start is None:
            start = index
        elif not there and start is not None:
            stretches.append(range(start, index))
            start = None
    return stretches

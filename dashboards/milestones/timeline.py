"""One partnership on one line: what was sealed, what is planned, what is due. Pure: days in, hundredths out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

YEARS_BACK, YEARS_AHEAD = 4, 5


class MarkKind(StrEnum):
    """What stands on the line."""

    SEALED = "sealed"
    PLANNED = "planned"
    LATE = "late"
    REACHED = "reached"
    DUE = "due"


@dataclass(frozen=True)
class Moment:
    """Something on a day. `words` is how it reads in the last column."""

    on: date
    kind: MarkKind
    words: str


@dataclass(frozen=True)
class Mark:
    """A moment with its place on the line, in hundredths."""

    at: float
    kind: MarkKind


@dataclass(frozen=True)
class Year:
    """The first day of a year on the line."""

    at: float
    year: int


@dataclass(frozen=True)
class Axis:
    """The days between which everything is drawn."""

    first: date
    last: date

    def at(self, on: date) -> float:
        """Return the place of a day in hundredths; what lies outside stands at the edge."""
        whole = (self.last - self.first).days
        return round(100 * min(1, max(0, (on - self.first).days / whole)), 1)

    def holds(self, on: date) -> bool:
        """Tell whether a day lies on the line."""
        return self.first <= on <= self.last

    @property
    def years(self) -> list[Year]:
        """The years, each at its first day."""
        return [Year(self.at(date(y, 1, 1)), y) for y in range(self.first.year, self.last.year)]


@dataclass(frozen=True)
class Line:
    """One partnership: run from `start` to today, planned to `end`."""

    start: float
    today: float
    end: float
    marks: Sequence[Mark]


def axis(days: Iterable[date], *, today: date) -> Axis:
    """Return an axis of whole years around all days, at most nine years around today."""
    known = [today, *days]
    first = max(min(known).year, today.year - YEARS_BACK)
    last = min(max(known).year, today.year + YEARS_AHEAD)
    return Axis(date(first, 1, 1), date(max(last, first) + 1, 1, 1))


def line(axis: Axis, began: date, moments: Sequence[Moment], *, today: date) -> Line:
    """Return a partnership’s line."""
    ends = [moment.on for moment in moments if moment.on > today]
    order = list(MarkKind)
    marks = [Mark(axis.at(moment.on), moment.kind) for moment in moments if axis.holds(moment.on)]
    return Line(
        start=axis.at(min(began, today)),
        today=axis.at(today),
        end=axis.at(max([today, *ends])),
        marks=sorted(marks, key=lambda mark: (-order.index(mark.kind), mark.at)),
    )


def next_of(moments: Sequence[Moment], *, today: date) -> Moment | None:
    """Return what is late, earliest first; else what is planned or due next."""
    late = [moment for moment in moments if moment.kind is MarkKind.LATE]
    ahead = [m for m in moments if m.kind in (MarkKind.PLANNED, MarkKind.DUE) and m.on >= today]
    return min(late or ahead, key=lambda moment: moment.on, default=None)


def moves_this_year(moments: Sequence[Moment], *, today: date) -> bool:
    """Tell whether anything is late or happens within a year from today."""
    return any(
        moment.kind is MarkKind.LATE or abs((moment.on - today).days) <= 365
        for moment in moments
        if moment.kind is not MarkKind.REACHED
    )

"""A released result, read back from its stored text. Every figure of a page comes from here."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from assessments.disclosure import (
    Agreement,
    Band,
    Bar,
    Comparison,
    Coverage,
    Difference,
    Hidden,
    OfSides,
    Released,
    Trend,
    Value,
)


@dataclass(frozen=True)
class SideRead:
    """A side as it was released: who it is, who answered, how it sees the whole."""

    id: str
    mark: int
    name: str
    short_name: str
    joint: bool
    coverage: Coverage
    index: Value
    bar: Bar | Hidden
    change: Difference | Hidden | None


@dataclass(frozen=True)
class ItemRead:
    """One statement: a cell for each side, and how they stand to each other."""

    code: str
    values: Mapping[str, Value]
    between: Comparison


@dataclass(frozen=True)
class FacetRead:
    """A facet of trust or a condition with its statements."""

    code: str
    kind: str
    weight: int
    values: Mapping[str, Value]
    words: Mapping[str, str]
    between: Comparison
    changes: Mapping[str, Difference | Hidden | None]
    items: Sequence[ItemRead]


@dataclass(frozen=True)
class SpotRead:
    """What one side expects the others to say of it, against what they say."""

    facet: str
    side: str
    expected: Value
    actual: Value
    spot: Difference | Hidden


@dataclass(frozen=True)
class SeriesRead:
    """One round of the line: the figure of the partnership and of each side."""

    number: int
    closed_on: date
    level: Value
    bar: Bar | Hidden
    told_apart: bool
    sides: Mapping[str, Value]
    facets: Mapping[str, Mapping[str, Value]]


@dataclass(frozen=True)
class TogetherRead:
    """The partnership as a whole, each side with the same weight."""

    level: OfSides
    bar: Bar | Hidden
    weakest: OfSides
    between: Comparison
    change: Difference | Hidden | None
    trend: Trend
    agreement: Agreement | Hidden


@dataclass(frozen=True)
class Reading:
    """The whole released result of one round."""

    number: int
    kind: str
    closed_on: date
    minimum: int
    keep_below: int
    points: int
    sides: Sequence[SideRead]
    facets: Sequence[FacetRead]
    spots: Sequence[SpotRead]
    together: TogetherRead
    series: Sequence[SeriesRead]

    def side(self, side_id: str) -> SideRead:
        """Return a side of this round."""
        return next(side for side in self.sides if side.id == side_id)

    def names(self, ids: Sequence[str]) -> list[str]:
        """Return the short names of some sides, in the one order of every page."""
        return [side.short_name for side in self.sides if side.id in ids]

    @property
    def weighted(self) -> list[FacetRead]:
        """The facets and conditions that make up the figure of the partnership."""
        return [facet for facet in self.facets if facet.weight]

    def of_kind(self, kind: str) -> list[FacetRead]:
        """Return the facets of one kind, in the order of the criteria set."""
        return [facet for facet in self.facets if facet.kind == kind]

    @property
    def kept_rounds(self) -> list[int]:
        """The earlier rounds from which figures stand here."""
        cells = [value for facet in self.facets for item in facet.items for value in item.values.values()]
        return sorted({value.as_of for value in cells if isinstance(value, Band) and value.kept and value.as_of})


def read(released: str) -> Reading:
    """Read a stored result."""
    data = json.loads(released)
    return Reading(
        number=data["head"]["number"],
        kind=data["head"]["kind"],
        closed_on=date.fromisoformat(data["head"]["closed_on"]),
        minimum=data["minimum"],
        keep_below=data["keep_below"],
        points=data["points"],
        sides=[_side(row) for row in data["sides"]],
        facets=[_facet(row) for row in data["facets"]],
        spots=[
            SpotRead(
                row["facet"], row["side"], _value(row["expected"]), _value(row["actual"]), _value(row["spot"])
            )
            for row in data["blind_spots"]
        ],
        together=TogetherRead(**{name: _value(part) for name, part in data["together"].items()}),
        series=[_series(row) for row in data["series"]],
    )


def _value(data: Mapping[str, Any] | None) -> Any:
    return None if data is None else Released.from_json(data)


def _values(data: Mapping[str, Any]) -> dict[str, Any]:
    return {side: _value(value) for side, value in data.items()}


def _side(row: Mapping[str, Any]) -> SideRead:
    return SideRead(
        id=row["id"],
        mark=row["mark"],
        name=row["name"],
        short_name=row["short_name"],
        joint=row["joint"],
        coverage=_value(row["coverage"]),
        index=_value(row["index"]),
        bar=_value(row["bar"]),
        change=_value(row["change"]),
    )


def _facet(row: Mapping[str, Any]) -> FacetRead:
    return FacetRead(
        code=row["code"],
        kind=row["kind"],
        weight=row["weight"],
        values=_values(row["values"]),
        words=row["words"],
        between=_value(row["between"]),
        changes=_values(row["changes"]),
        items=[ItemRead(item["code"], _values(item["values"]), _value(item["between"])) for item in row["items"]],
    )


def _series(row: Mapping[str, Any]) -> SeriesRead:
    return SeriesRead(
        number=row["number"],
        closed_on=date.fromisoformat(row["closed_on"]),
        level=_value(row["level"]),
        bar=_value(row["bar"]),
        told_apart=row["told_apart"],
        sides=_values(row["sides"]),
        facets={code: _values(values) for code, values in row["facets"].items()},
    )

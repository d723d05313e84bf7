"""From the sheets of a round to what is shown. Pure: no database, no clock.

`release` turns answers into released cells and derives everything else from those (`assessments.disclosure`).
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import Any

from assessments import disclosure
from assessments.disclosure import Band, Hidden, OfSides, Value

FORMAT = 1
CANNOT_JUDGE = 0


@dataclass(frozen=True)
class Item:
    """One statement as it enters scoring."""

    code: str
    facet: str
    reversed: bool = False
    mirrors: str = ""


@dataclass(frozen=True)
class FacetShape:
    """A facet or condition and its weight."""

    code: str
    kind: str
    weight: int


@dataclass(frozen=True)
class Instrument:
    """What was asked: items in their order, the facets they belong to, the scale."""

    points: int
    items: Sequence[Item]
    facets: Sequence[FacetShape]
    typical_spread: int = 15

    def of(self, facet: str) -> list[Item]:
        """Return the items of one facet."""
        return [item for item in self.items if item.facet == facet]

    @cached_property
    def places(self) -> dict[str, int]:
        """Where each item stands on a sheet, by its code."""
        return {item.code: place for place, item in enumerate(self.items)}

    @property
    def weights(self) -> dict[str, int]:
        """Weights of the facets that enter the index."""
        return {facet.code: facet.weight for facet in self.facets if facet.weight}


@dataclass(frozen=True)
class SideAnswers:
    """A side and its sheets. `sheets`: one tuple per person, one answer per item, 0 = cannot judge.

    `joint`: the side answered in one joint, signed sheet; it is not anonymous and is shown as given.
    `change_in_who`, `stood`: by item code the `d` of DISCLOSURE §4 and the figure, with its count, of the last
    round that showed the item; only where the sides chose to keep figures.
    """

    id: str
    mark: int
    name: str
    short_name: str
    invited: int
    sheets: Sequence[Sequence[int]]
    joint: bool = False
    change_in_who: Mapping[str, int] = field(default_factory=dict)
    stood: Mapping[str, Band] = field(default_factory=dict)


def scored(item: Item, answer: int, points: int) -> int | None:
    """Return an answer as it counts: reversed statements turned, "cannot judge" as None."""
    if answer == CANNOT_JUDGE:
        return None
    return points + 1 - answer if item.reversed else answer


def column(instrument: Instrument, side: SideAnswers, item: Item) -> list[int | None]:
    """Return the scored answers of a side to one item."""
    place = instrument.places[item.code]
    return [scored(item, sheet[place], instrument.points) for sheet in side.sheets]


def facet_sums(instrument: Instrument, sheet: Sequence[int]) -> tuple[dict[str, int], dict[str, int]]:
    """Return sum and count of the scored answers of one sheet, by facet."""
    sums = {facet.code: 0 for facet in instrument.facets}
    counts = dict(sums)
    for item, answer in zip(instrument.items, sheet, strict=True):
        value = scored(item, answer, instrument.points)
        if value is not None:
            sums[item.facet] += value
            counts[item.facet] += 1
    return sums, counts


def release(
    instrument: Instrument,
    sides: Sequence[SideAnswers],
    *,
    head: dict[str, Any],
    minimum: int = 4,
    keep_below: int = 0,
    earlier: Sequence[dict[str, Any]] = (),
) -> dict[str, Any]:
    """Return the released result as JSON-able data.

    `head`: what identifies the round (number, kind, days, criteria set). `earlier`: released results of the
    rounds before of the same kind and criteria version, oldest first.
    """
    before = earlier[-1] if earlier else None
    cells = _cells(instrument, sides, head["number"], minimum, keep_below)
    facets = {
        facet.code: {
            side.id: disclosure.facet([cells[side.id][item.code] for item in instrument.of(facet.code)])
            for side in sides
        }
        for facet in instrument.facets
        if instrument.of(facet.code)
    }
    indices = {side.id: _index(instrument, {code: facets[code][side.id] for code in facets}) for side in sides}
    result = {
        "format": FORMAT,
        "head": head,
        "minimum": minimum,
        "keep_below": keep_below,
        "points": instrument.points,
        "sides": [_side_row(side, indices[side.id], instrument, minimum, before) for side in sides],
        "facets": [
            _facet_row(facet, facets[facet.code], cells, instrument, before)
            for facet in instrument.facets
            if facet.code in facets
        ],
        "blind_spots": _blind_spots(instrument, sides, facets, cells),
        "together": _together(instrument, sides, indices, cells, minimum, earlier),
    }
    result["series"] = [*(before["series"] if before else []), _series_row(result)]
    return result


def _cells(
    instrument: Instrument,
    sides: Sequence[SideAnswers],
    number: int,
    minimum: int,
    keep_below: int,
) -> dict[str, dict[str, Value]]:
    return {
        side.id: {
            item.code: _cell(instrument, side, item, number, minimum, keep_below) for item in instrument.items
        }
        for side in sides
    }


def _cell(
    instrument: Instrument,
    side: SideAnswers,
    item: Item,
    number: int,
    minimum: int,
    keep_below: int,
) -> Value:
    answers = column(instrument, side, item)
    if side.joint:
        return _as_given(answers, instrument.points, number)
    previous = side.stood.get(item.code) if keep_below else None
    return disclosure.shown(
        answers,
        side.invited,
        previous,
        side.change_in_who.get(item.code),
        keep_below if previous is not None else 0,
        points=instrument.points,
        minimum=minimum,
        as_of=number,
    )


def _as_given(answers: Sequence[int | None], points: int, number: int) -> Value:
    """A joint sheet hides nobody: the level is the point that the side signed."""
    given = [answer for answer in answers if answer is not None]
    if len(given) != 1:
        return Hidden("fewer_than_minimum", minimum=1)
    level = Fraction(100 * (given[0] - 1), points - 1)
    return Band(level, level, widest=Fraction(0), as_of=number)


def _index(instrument: Instrument, facets: Mapping[str, Value]) -> Value:
    weights = instrument.weights
    if not weights:
        return Hidden("fewer_than_half_the_weight")
    return disclosure.side_index({code: facets[code] for code in facets if code in weights}, weights)


def _side_row(
    side: SideAnswers, index: Value, instrument: Instrument, minimum: int, before: dict[str, Any] | None
) -> dict[str, Any]:
    answered = len(side.sheets)
    spread = Fraction(instrument.typical_spread)
    bar = (
        disclosure.Bar(Fraction(0))
        if side.joint and answered
        else disclosure.sampling_bar(answered, side.invited, spread, minimum=minimum)
    )
    earlier = _side_before(before, side.id)
    return {
        "id": side.id,
        "mark": side.mark,
        "name": side.name,
        "short_name": side.short_name,
        "joint": side.joint,
        "coverage": disclosure.coverage_shown(
            min(answered, side.invited), side.invited, True, minimum=minimum
        ).to_json(),
        "index": index.to_json(),
        "word": disclosure.level_word(index),
        "bar": bar.to_json(),
        "change": disclosure.change(earlier, index).to_json() if earlier is not None else None,
    }


def _facet_row(
    facet: FacetShape,
    values: Mapping[str, Value],
    cells: Mapping[str, Mapping[str, Value]],
    instrument: Instrument,
    before: dict[str, Any] | None,
) -> dict[str, Any]:
    items = [
        {
            "code": item.code,
            "values": {side: cells[side][item.code].to_json() for side in cells},
            "between": disclosure.between_sides({side: cells[side][item.code] for side in cells}).to_json(),
        }
        for item in instrument.of(facet.code)
    ]
    changes = {}
    for side, value in values.items():
        earlier = _facet_before(before, side, facet.code)
        changes[side] = disclosure.change(earlier, value).to_json() if earlier is not None else None
    return {
        "code": facet.code,
        "kind": facet.kind,
        "weight": facet.weight,
        "values": {side: value.to_json() for side, value in values.items()},
        "words": {side: disclosure.level_word(value) for side, value in values.items()},
        "between": disclosure.between_sides(values).to_json(),
        "changes": changes,
        "items": items,
    }


def _blind_spots(
    instrument: Instrument,
    sides: Sequence[SideAnswers],
    facets: Mapping[str, Mapping[str, Value]],
    cells: Mapping[str, Mapping[str, Value]],
) -> list[dict[str, Any]]:
    """What each side expects the others to say of it, against what they say."""
    spots = []
    for item in instrument.items:
        if not item.mirrors or item.mirrors not in facets:
            continue
        for side in sides:
            expected = cells[side.id][item.code]
            others = {other.id: facets[item.mirrors][other.id] for other in sides if other.id != side.id}
            actual = next(iter(others.values())) if len(others) == 1 else disclosure.relation_level(others).value
            spots.append(
                {
                    "item": item.code,
                    "facet": item.mirrors,
                    "side": side.id,
                    "expected": expected.to_json(),
                    "actual": actual.to_json(),
                    "spot": disclosure.blind_spot(expected, actual).to_json(),
                }
            )
    return spots


def _together(
    instrument: Instrument,
    sides: Sequence[SideAnswers],
    indices: Mapping[str, Value],
    cells: Mapping[str, Mapping[str, Value]],
    minimum: int,
    earlier: Sequence[dict[str, Any]],
) -> dict[str, Any]:
    level = disclosure.relation_level(indices)
    spread = Fraction(instrument.typical_spread)
    bars = [
        disclosure.Bar(Fraction(0))
        if side.joint
        else disclosure.sampling_bar(len(side.sheets), side.invited, spread, minimum=minimum)
        for side in sides
        if side.id in level.sides
    ]
    agreement = disclosure.agreement_between_sides(cells)
    series = [*(_level(result).value for result in earlier), level.value]
    before = _level(earlier[-1]) if earlier else None
    comparable = before is not None and set(before.sides) == set(level.sides)
    return {
        "level": level.to_json(),
        "bar": disclosure.level_bar(bars).to_json(),
        "weakest": disclosure.weakest_view(indices).to_json(),
        "between": disclosure.between_sides(indices).to_json(),
        "change": disclosure.change(before.value, level.value).to_json() if before and comparable else None,
        "trend": disclosure.trend(series).to_json(),
        "agreement": agreement.to_json(),
    }


def _series_row(result: dict[str, Any]) -> dict[str, Any]:
    return {
        "number": result["head"]["number"],
        "closed_on": result["head"]["closed_on"],
        "level": result["together"]["level"]["value"],
        "bar": result["together"]["bar"],
        "told_apart": bool(result["together"]["between"]["difference"].get("told_apart", False)),
        "sides": {row["id"]: row["index"] for row in result["sides"]},
        "facets": {row["code"]: row["values"] for row in result["facets"] if row["weight"]},
    }


def _level(result: dict[str, Any]) -> OfSides:
    return OfSides.from_json(result["together"]["level"])


def _side_before(before: dict[str, Any] | None, side: str) -> Value | None:
    if before is None:
        return None
    return next((Value.from_json(row["index"]) for row in before["sides"] if row["id"] == side), None)


def _facet_before(before: dict[str, Any] | None, side: str, code: str) -> Value | None:
    for row in before["facets"] if before else ():
        if row["code"] == code and side in row["values"]:
            return Value.from_json(row["values"][side])
    return None


def as_text(data: dict[str, Any]) -> str:
    """Return the one text under which a result is stored: the same data gives the same bytes."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

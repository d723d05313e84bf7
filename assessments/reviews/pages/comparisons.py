"""The tables below the pictures: how we think we are seen, earlier reviews, the figures behind the words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from accounts.people.templatetags.samen import and_list
from assessments.charts.shapes import figure
from assessments.disclosure import Band, Difference, Hidden, Value, codes
from assessments.reviews.pages import words
from assessments.reviews.pages.reading import FacetRead, Reading, SeriesRead, SpotRead

ROUNDS_BESIDE = 6
ROUNDS_ON_A_PHONE = 3


@dataclass(frozen=True)
class Spot:
    """One side's expectation for one facet: the figures, then what they come to."""

    mark: int
    figures: str
    words: str
    told_apart: bool
    label: str


@dataclass(frozen=True)
class BlindSpots:
    """The table of expectations: a column for each side, a row for each facet."""

    columns: Sequence[str]
    rows: Sequence[tuple[str, Sequence[Spot]]]


def blind_spots(reading: Reading, names: Mapping[str, str]) -> BlindSpots | None:
    """Return what each side expects the others to say of it; None where nobody was asked."""
    if not reading.spots:
        return None
    columns = {side.id: _column(reading, side.id) for side in reading.sides}
    facets = list(dict.fromkeys(spot.facet for spot in reading.spots))
    by_place = {(spot.facet, spot.side): spot for spot in reading.spots}
    rows = [
        (
            names[facet],
            [_spot(reading, by_place[facet, side.id], columns[side.id]) for side in reading.sides],
        )
        for facet in facets
    ]
    return BlindSpots(list(columns.values()), rows)


def _others(reading: Reading, side_id: str) -> list[str]:
    return [side.short_name for side in reading.sides if side.id != side_id]


def _column(reading: Reading, side_id: str) -> str:
    sentence = _("%(side)s about how %(others)s sees it")
    if len(reading.sides) > 2:
        sentence = _("%(side)s about how the others see it")
    return sentence % {"side": reading.side(side_id).short_name, "others": and_list(_others(reading, side_id))}


def _spot(reading: Reading, spot: SpotRead, column: str) -> Spot:
    side = reading.side(spot.side)
    others = _others(reading, spot.side)
    told_apart = isinstance(spot.spot, Difference) and spot.spot.told_apart
    figures = ""
    if isinstance(spot.expected, Band) and isinstance(spot.actual, Band):
        figures = _("expects %(expected)s, is %(actual)s") % {
            "expected": figure(spot.expected.dot),
            "actual": figure(spot.actual.dot),
        }
    joint = side.joint and not isinstance(spot.expected, Band)
    return Spot(side.mark, figures, words.blind_spot(spot.spot, others, joint=joint), told_apart, column)


@dataclass(frozen=True)
class EarlierFigure:
    """A side's dot in one round, "–" where it is hidden or was not there."""

    mark: int
    figure: str


@dataclass(frozen=True)
class EarlierRound:
    """The column of one round. `is_old`: left out where the screen is small."""

    label: str
    is_old: bool


@dataclass(frozen=True)
class EarlierRow:
    """A facet or condition: the sides' dots round by round, and what moved since the round before."""

    label: str
    cells: Sequence[tuple[bool, Sequence[EarlierFigure]]]
    moved: Sequence[str]


@dataclass(frozen=True)
class Earlier:
    """The table beside earlier reviews."""

    rounds: Sequence[EarlierRound]
    rows: Sequence[EarlierRow]
    since: str
    order: str


def earlier_reviews(reading: Reading, names: Mapping[str, str]) -> Earlier | None:
    """Return the dots of the last rounds beside each other; None for the first round."""
    series = list(reading.series[-ROUNDS_BESIDE:])
    if len(series) < 2:
        return None
    old = len(series) - ROUNDS_ON_A_PHONE
    return Earlier(
        rounds=[EarlierRound(words.short_month(row.closed_on), place < old) for place, row in enumerate(series)],
        rows=[_earlier_row(reading, facet, names[facet.code], series, old) for facet in reading.weighted],
        since=_("Since %(month)s") % {"month": words.month(series[-2].closed_on)},
        order=and_list([side.short_name for side in reading.sides]),
    )


def _earlier_row(
    reading: Reading, facet: FacetRead, label: str, series: Sequence[SeriesRead], old: int
) -> EarlierRow:
    cells = [
        (
            place < old,
            [EarlierFigure(side.mark, dot(row.facets.get(facet.code, {}).get(side.id))) for side in reading.sides],
        )
        for place, row in enumerate(series)
    ]
    return EarlierRow(label, cells, moved(reading, facet.changes))


def moved(reading: Reading, changes: Mapping[str, Difference | Hidden | None]) -> list[str]:
    """Return who moved, or stands from an earlier round; nothing where there is nothing to say."""
    said = []
    for side in reading.sides:
        change = changes.get(side.id)
        if isinstance(change, Difference) and change.word != codes.NO_CHANGE:
            said.append(f"{side.short_name} {words.change(change)}")
    return said


def dot(value: Value | None) -> str:
    """Return the middle of a band as a figure, “–” where there is none."""
    return figure(value.dot) if isinstance(value, Band) else "–"


@dataclass(frozen=True)
class Behind:
    """The figures behind one word: the difference of the dots, its sure range, and what it was held against."""

    label: str
    difference: str
    sure: str
    needed: str
    words: str


@dataclass(frozen=True)
class BehindTheWords:
    """Differences between the sides, changes of a side, expectations: each with the figures it rests on."""

    between: Sequence[Behind]
    changes: Sequence[Behind]
    spots: Sequence[Behind]


def behind_the_words(reading: Reading, names: Mapping[str, str]) -> BehindTheWords:
    """Return the figures behind every word of the page."""
    between = [_behind(_("All together"), reading.together.between.difference, reading.together.between.word)]
    between += [
        _behind(names[facet.code], facet.between.difference, facet.between.word) for facet in reading.facets
    ]
    changes, spots = [], []
    for facet in reading.weighted:
        for side in reading.sides:
            change = facet.changes.get(side.id)
            label = f"{names[facet.code]}, {side.short_name}"
            changes.append(_behind(label, change, words.change(change)))
    for spot in reading.spots:
        label = f"{names[spot.facet]}, {reading.side(spot.side).short_name}"
        word = spot.spot.word if isinstance(spot.spot, Difference) else None
        spots.append(_behind(label, spot.spot, word))
    return BehindTheWords(*([row for row in rows if row] for rows in (between, changes, spots)))


def _behind(label: str, difference: Difference | Hidden | None, word: str | None) -> Behind | None:
    if not isinstance(difference, Difference):
        return None
    return Behind(
        label,
        _signed(difference.dots),
        _("%(lo)s to %(hi)s") % {"lo": _signed(difference.lo), "hi": _signed(difference.hi)},
        figure(difference.threshold),
        _said(word),
    )


def _said(word: str | None) -> str:
    return {
        codes.TOLD_APART: _("told apart"),
        codes.BOTH_HIGH: _("high on all sides"),
        codes.CANNOT_TELL: _("cannot be told apart yet"),
        codes.BETTER: _("expects a better view"),
        codes.WORSE: _("expects a worse view"),
    }.get(word or "", word or "")


def _signed(points) -> str:
    # A true minus sign, as wide as the plus.
    size = figure(abs(points))
    return f"−{size}" if points < 0 and size != "0" else size

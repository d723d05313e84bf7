"""Released values as pictures: side bands, band tables, the line over the rounds."""

from collections.abc import Iterable, Mapping, Sequence

from django.utils.translation import gettext as _

from assessments.charts import (
    BandGroup,
    BandLine,
    BandRow,
    BandTable,
    Event,
    Round,
    SideBand,
    TrendBySide,
    TrendTogether,
)
from assessments.disclosure import Band, Bar, Value, codes
from assessments.reviews.pages import words
from assessments.reviews.pages.reading import FacetRead, ItemRead, Reading, SeriesRead, SideRead

THIRD, FIFTH = 30, 15  # a cell at least so wide stands on this grid


def side_band(side: SideRead, value: Value) -> SideBand:
    """Return one released value of a side as charts take it in."""
    if not isinstance(value, Band):
        reason = words.why_hidden(value, joint=side.joint)
        return SideBand(side.mark, side.short_name, full_name=side.name, hidden=True, reason=reason)
    return SideBand(
        mark=side.mark,
        name=side.short_name,
        full_name=side.name,
        lo=float(value.lo),
        hi=float(value.hi),
        dot=float(value.dot),
        divided=value.divided,
        note=words.kept_from(value.as_of) if value.kept else "",
    )


def band_table(
    reading: Reading,
    facets: Sequence[FacetRead],
    names: Mapping[str, str],
    statements: Mapping[str, str],
    *,
    label: str,
    caption: str,
) -> BandTable:
    """Return the band chart of some facets with their statements."""
    return BandTable(
        groups=tuple(_group(reading, facet, names, statements) for facet in facets),
        sides=tuple(side_band(side, side.index) for side in reading.sides),
        label=label,
        caption=caption,
        grids=_grids(reading, facets),
    )


def _group(
    reading: Reading, facet: FacetRead, names: Mapping[str, str], statements: Mapping[str, str]
) -> BandGroup:
    # A facet of one statement is that statement: a head above it would say everything twice.
    if len(facet.items) == 1 and facet.kind in ("extra", "conduct"):
        return BandGroup((_line(reading, facet, statements[facet.items[0].code], is_head=True),))
    items = [_line(reading, item, statements[item.code]) for item in facet.items]
    return BandGroup((_line(reading, facet, names[facet.code], is_head=True), *items))


def _line(reading: Reading, of: FacetRead | ItemRead, label: str, *, is_head: bool = False) -> BandLine:
    told_apart = of.between.word == codes.TOLD_APART
    row = BandRow(
        [side_band(side, of.values[side.id]) for side in reading.sides], told_apart=told_apart, is_head=is_head
    )
    flag = _("You see it differently") if told_apart and is_head else ""
    return BandLine(label, row, words.between(of.between, reading), flag=flag)


def _grids(reading: Reading, facets: Sequence[FacetRead]) -> tuple[int, ...]:
    """Tell in how many steps the sides' cells stand, so that the right hairlines lie behind them."""
    steps = set()
    for side in reading.sides:
        widths = [
            float(value.width)
            for facet in facets
            for item in facet.items
            # A joint sheet stands on the points of the scale itself and has no grid.
            if isinstance(value := item.values[side.id], Band) and value.width
        ]
        if widths:
            steps.add(_steps(min(widths)))
    return tuple(sorted(steps)) or (5,)


def _steps(width: float) -> int:
    if width >= THIRD:
        return 3
    return 5 if width >= FIFTH else 10


def line_by_side(reading: Reading, events: Iterable[Event] = ()) -> TrendBySide | None:
    """Return each side's line over the rounds; None for the first round, which is no line yet."""
    if len(reading.series) < 2:
        return None
    return TrendBySide((_round(reading, row) for row in reading.series), events)


def line_together(reading: Reading) -> TrendTogether | None:
    """Return the line over the rounds; None for the first round, which is no line yet."""
    if len(reading.series) < 2:
        return None
    return TrendTogether(_round(reading, row) for row in reading.series)


def _round(reading: Reading, row: SeriesRead) -> Round:
    return Round(
        words.short_month(row.closed_on),
        [side_band(side, row.sides[side.id]) for side in reading.sides if side.id in row.sides],
        full_label=words.begun(words.month(row.closed_on)),
        on=row.closed_on,
        together=float(row.level.dot) if isinstance(row.level, Band) else None,
        bar=float(row.bar.half_width) if isinstance(row.bar, Bar) else None,
        between=_between(row),
    )


def _between(row: SeriesRead) -> str:
    if sum(value.shown for value in row.sides.values()) < 2:
        return "–"
    return _("told apart") if row.told_apart else _("cannot be told apart yet")

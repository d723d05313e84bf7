"""What the method page shows beside its text: the bands, the weights and the statements in use."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from assessments.charts.shapes import figure
from assessments.criteria.reads import load, newest_published
from assessments.disclosure import grid, least_group
from assessments.reviews.pages import words

MOST_SHOWN = 30


@dataclass(frozen=True)
class GridRow:
    """From how many to how many answers the same bands hold."""

    answers: str
    bands: Sequence[str]


@dataclass(frozen=True)
class Weighted:
    """A facet or condition and how much it weighs in the figure of a side."""

    name: str
    weight: int
    statements: int


@dataclass(frozen=True)
class MethodPage:
    """Figures and lists of the method, taken from the rules that the computation itself uses."""

    grids: Sequence[GridRow]
    weights: Sequence[Weighted]
    set_name: str
    version: int
    spread: int


def method_page() -> MethodPage:
    """Return the page's figures; without a published set the parts about it stay empty."""
    found = newest_published()
    weights: list[Weighted] = []
    if found is not None:
        loaded = load(found)
        for facet in loaded.facets:
            count = sum(row.facet_id == facet.pk for row in loaded.criteria)
            weights.append(Weighted(words.facet_name(facet), facet.weight, count))
    return MethodPage(
        grids=_grids(),
        weights=[row for row in weights if row.weight],
        set_name=found.name if found else "",
        version=found.version if found else 0,
        spread=found.typical_spread if found else 15,
    )


def _grids() -> list[GridRow]:
    """Return the bands by number of answers, read off the rule and not copied from it."""
    rows: list[tuple[int, int, tuple[tuple[Fraction, Fraction], ...]]] = []
    for n in range(least_group(), MOST_SHOWN + 1):
        bands = grid(n)
        if rows and rows[-1][2] == bands:
            rows[-1] = (rows[-1][0], n, bands)
        else:
            rows.append((n, n, bands))
    return [GridRow(_range(first, last), [_band(*band) for band in bands]) for first, last, bands in rows]


def _range(first: int, last: int) -> str:
    return f"{first}+" if last == MOST_SHOWN else f"{first}–{last}"


def _band(lo: Fraction, hi: Fraction) -> str:
    return f"{figure(100 * lo)}–{figure(100 * hi)}"

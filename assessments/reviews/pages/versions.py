"""A result beside the last round that asked another version: what may be compared, and what starts anew."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from accounts.people.templatetags.samen import and_list
from assessments.criteria.differences import Differences
from assessments.disclosure import Difference, Hidden, change
from assessments.reviews.pages import words
from assessments.reviews.pages.comparisons import ROUNDS_BESIDE, EarlierFigure, dot, moved
from assessments.reviews.pages.reading import FacetRead, Reading


@dataclass(frozen=True)
class AcrossRow:
    """A facet or condition in both rounds. `is_comparable`: all its statements stayed as they were."""

    label: str
    before: Sequence[EarlierFigure]
    now: Sequence[EarlierFigure]
    is_comparable: bool
    moved: Sequence[str]


@dataclass(frozen=True)
class AcrossVersions:
    """Two rounds beside each other, and in one line what is different between the versions they asked."""

    before: str
    now: str
    changed: str
    order: str
    rows: Sequence[AcrossRow]


def across_versions(
    reading: Reading, earlier: Reading, differences: Differences, names: Mapping[str, str]
) -> AcrossVersions | None:
    """Return this round beside the last one of another version; None once the own series fills the page.

    Everything comes from released cells of both rounds. A facet is compared only if both rounds asked the
    same statements of it in the same words on the same scale.
    """
    if len(reading.series) >= ROUNDS_BESIDE:
        return None
    there = {facet.code: facet for facet in earlier.facets}
    return AcrossVersions(
        before=words.short_month(earlier.closed_on),
        now=words.short_month(reading.closed_on),
        changed=differences.words,
        order=and_list([side.short_name for side in reading.sides]),
        rows=[_row(reading, facet, there.get(facet.code), differences, names) for facet in reading.weighted],
    )


def _row(
    reading: Reading,
    facet: FacetRead,
    before: FacetRead | None,
    differences: Differences,
    names: Mapping[str, str],
) -> AcrossRow:
    is_comparable = before is not None and _asks_the_same(facet, before, differences)
    return AcrossRow(
        label=names[facet.code],
        before=[EarlierFigure(s.mark, dot(before.values.get(s.id) if before else None)) for s in reading.sides],
        now=[EarlierFigure(s.mark, dot(facet.values.get(s.id))) for s in reading.sides],
        is_comparable=is_comparable,
        moved=moved(reading, _changes(facet, before)) if before is not None and is_comparable else [],
    )


def _asks_the_same(facet: FacetRead, before: FacetRead, differences: Differences) -> bool:
    asked = {item.code for item in facet.items}
    return (
        asked == {item.code for item in before.items}
        and not asked & {*differences.reworded, *differences.added}
        and not differences.scale_changed
    )


def _changes(facet: FacetRead, before: FacetRead) -> dict[str, Difference | Hidden]:
    return {side: change(before.values[side], now) for side, now in facet.values.items() if side in before.values}

"""What changed between two versions of a set: weights, statements, facets. Two loaded sets in, words out."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.criteria.models import Criterion
from assessments.criteria.reads import LoadedSet


@dataclass(frozen=True)
class Differences:
    """`weights`: facet code → weight before (None: the facet is new). `before`: statement code → its row before.

    `reworded`, `added` and `removed` are codes; `removed_rows` the statements that are gone.
    """

    weights: dict[str, int | None]
    before: dict[str, Criterion]
    changed_weights: Sequence[str]
    reworded: Sequence[str]
    added: Sequence[str]
    removed_rows: Sequence[Criterion]
    scale_changed: bool

    @property
    def words(self) -> str:
        """In one line: what a list of versions says."""
        parts = []
        for count, one, many in (
            (len(self.reworded), _("one statement reworded"), _("%(n)d statements reworded")),
            (len(self.added), _("one statement added"), _("%(n)d statements added")),
            (len(self.removed_rows), _("one statement taken out"), _("%(n)d statements taken out")),
            (len(self.changed_weights), _("one weight changed"), _("%(n)d weights changed")),
        ):
            if count:
                parts.append(one if count == 1 else many % {"n": count})
        if self.scale_changed:
            parts.append(_("the scale’s labels changed"))
        return "; ".join(parts) or _("nothing yet")


def between(before: LoadedSet | None, after: LoadedSet) -> Differences:
    """Return what is different in `after`; all of it is new where there is nothing before."""
    if before is None:
        return Differences({}, {}, (), (), (), (), False)
    old = {row.code: row for row in before.criteria}
    new = {row.code: row for row in after.criteria}
    weights = {facet.code: facet.weight for facet in before.facets}
    return Differences(
        weights={facet.code: weights.get(facet.code) for facet in after.facets},
        before=old,
        changed_weights=[f.code for f in after.facets if f.weight != weights.get(f.code, 0)],
        reworded=[code for code, row in new.items() if code in old and _said(old[code]) != _said(row)],
        added=[code for code in new if code not in old],
        removed_rows=[row for code, row in old.items() if code not in new],
        scale_changed=(before.set.labels_en, before.set.labels_nl) != (after.set.labels_en, after.set.labels_nl),
    )


def _said(row: Criterion) -> tuple[str, str, bool]:
    return row.text_en, row.text_nl, row.reversed


def in_all(count: int) -> str:
    """Return how many statements there are, and how long that takes."""
    minutes = max(1, round(count * 10 / 60))
    return ngettext("%(n)d statement, about %(minutes)d min", "%(n)d statements, about %(minutes)d min", count) % {
        "n": count,
        "minutes": minutes,
    }

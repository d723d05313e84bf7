"""What the criteria pages show: sets, versions, one version with its differences, a preview."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from assessments.charts.hundred import LineOfHundred, Weight
from assessments.criteria import usage
from assessments.criteria.actions.publishing import what_is_missing
from assessments.criteria.differences import Differences, between, in_all
from assessments.criteria.models import CriteriaSet, Criterion, Facet
from assessments.criteria.reads import LoadedSet, load, load_all

Status = CriteriaSet.Status


@dataclass(frozen=True)
class SetRow:
    """One set in the list: its newest version, its draft, how many use it."""

    name: str
    purpose: str
    newest: str
    draft: str
    used_by: int
    url: str


@dataclass(frozen=True)
class VersionRow:
    """One version of a set."""

    version: int
    state: str
    day: object
    by: str
    words: str
    used_by: int
    url: str
    is_current: bool


@dataclass(frozen=True)
class StatementRow:
    """A statement as it stands, and as it stood in the version before."""

    row: Criterion
    before: Criterion | None
    is_reworded: bool
    is_new: bool


@dataclass(frozen=True)
class FacetRow:
    """A facet with its weight now and before, and its statements."""

    facet: Facet
    short: str
    weight: int
    weight_before: int | None
    is_weighed: bool
    statements: Sequence[StatementRow]


@dataclass(frozen=True)
class SetPage:
    """One version with everything around it."""

    set: CriteriaSet
    facets: Sequence[FacetRow]
    removed: Sequence[Criterion]
    line: LineOfHundred
    missing: Sequence[str]
    in_all: str
    running: int
    used_by_before: int
    before: CriteriaSet | None
    reworded: Sequence[str]
    versions: Sequence[VersionRow]
    may_draft: bool
    draft_url: str


def all_sets() -> list[SetRow]:
    """Return every set by its name, in three statements."""
    versions = list(CriteriaSet.objects.order_by("name_en", "code", "-version"))
    used = usage.used_by([row.pk for row in versions])
    by_code: dict[str, list[CriteriaSet]] = {}
    for row in versions:
        by_code.setdefault(row.code, []).append(row)
    return [_set_row(rows, used) for rows in by_code.values()]


def _set_row(rows: list[CriteriaSet], used) -> SetRow:
    shown = next((row for row in rows if row.status == Status.PUBLISHED), rows[0])
    draft = next((row for row in rows if row.is_draft), None)
    return SetRow(
        name=shown.name,
        purpose=shown.get_purpose_display(),
        newest=_("version %(n)d") % {"n": shown.version} if not shown.is_draft else _("not published yet"),
        draft=_("version %(n)d is a draft") % {"n": draft.version} if draft else "",
        used_by=sum(used[row.pk] for row in rows),
        url=reverse("criteria_set", args=[shown.public_id]),
    )


def set_page(criteria_set: CriteriaSet) -> SetPage:
    """Return one version beside the published one before it."""
    versions = list(
        CriteriaSet.objects.filter(code=criteria_set.code).select_related("drafted_by").order_by("-version")
    )
    loaded = {one.set.version: one for one in load_all(versions[:8])}
    after = loaded.get(criteria_set.version) or load(criteria_set)
    earlier = [row for row in versions if row.version < criteria_set.version]
    before = loaded.get(earlier[0].version) if earlier else None
    changes = between(before, after)
    used = usage.used_by([row.pk for row in versions])
    running = usage.running_with([row.pk for row in versions])
    draft = next((row for row in versions if row.is_draft), None)
    facets = _facets(after, changes, before is not None)
    return SetPage(
        set=criteria_set,
        facets=facets,
        removed=changes.removed_rows,
        line=LineOfHundred([Weight(row.short, row.facet.name, row.weight, _moved(row)) for row in facets]),
        missing=what_is_missing(criteria_set) if criteria_set.is_draft else (),
        in_all=in_all(len(after.criteria)),
        running=sum(running[row.pk] for row in versions),
        used_by_before=sum(used[row.pk] for row in versions),
        before=before.set if before else None,
        reworded=changes.reworded,
        versions=_versions(versions, loaded, used, criteria_set),
        may_draft=draft is None,
        draft_url=reverse("criteria_set", args=[draft.public_id]) if draft else "",
    )


def _moved(row: FacetRow) -> bool:
    return row.weight_before is not None and row.weight_before != row.weight


def _facets(loaded: LoadedSet, changes: Differences, compared: bool) -> list[FacetRow]:
    rows, number = [], 0
    for facet in loaded.facets:
        if facet.kind == Facet.Kind.CONDITION:
            number += 1
        own = [row for row in loaded.criteria if row.facet_id == facet.pk]
        statements = [
            StatementRow(
                row,
                changes.before.get(row.code) if row.code in changes.reworded else None,
                row.code in changes.reworded,
                compared and row.code in changes.added,
            )
            for row in own
        ]
        short = str(number) if facet.kind == Facet.Kind.CONDITION else facet.name[:1].upper()
        before = changes.weights.get(facet.code)
        weighed = facet.kind in (Facet.Kind.TRUST, Facet.Kind.CONDITION) or facet.weight > 0
        rows.append(FacetRow(facet, short, facet.weight, before, weighed, statements))
    return rows


def _versions(versions, loaded, used, shown: CriteriaSet) -> list[VersionRow]:
    rows = []
    for place, row in enumerate(versions):
        before = versions[place + 1] if place + 1 < len(versions) else None
        if row.version in loaded and before is not None and before.version in loaded:
            words = between(loaded[before.version], loaded[row.version]).words
        else:
            words = _("the first wording") if before is None else ""
        rows.append(
            VersionRow(
                version=row.version,
                state=_state(row, versions),
                day=row.retired_at or row.published_at or row.created_at,
                by=row.drafted_by.name if row.drafted_by else "Samen",
                words=words,
                used_by=used[row.pk],
                url=reverse("criteria_set", args=[row.public_id]),
                is_current=row.pk == shown.pk,
            )
        )
    return rows


def _state(row: CriteriaSet, versions: Sequence[CriteriaSet]) -> str:
    newer = any(v.version > row.version and v.status == Status.PUBLISHED for v in versions)
    if row.status == Status.PUBLISHED and newer:
        return _("replaced")
    return row.get_status_display()


@dataclass(frozen=True)
class PreviewPoint:
    """A point of the scale as the questionnaire shows it."""

    value: str
    label: str


@dataclass(frozen=True)
class PreviewStatement:
    """A statement as the questionnaire shows it, not for answering."""

    name: str
    text: str
    points: Sequence[PreviewPoint]
    facet: str
    answer: str = ""
    error: str = ""
    cant_value: str = "cant"


def preview(criteria_set: CriteriaSet) -> list[PreviewStatement]:
    """Return all statements as people will see them, with an invented name for the other side."""
    loaded = load(criteria_set)
    points = [PreviewPoint(str(n), label) for n, label in enumerate(criteria_set.labels, start=1)]
    they = _("Aldersteen")
    return [
        PreviewStatement(f"s{row.pk}", row.text.replace("{they}", they), points, loaded.facet_of(row).name)
        for row in loaded.criteria
    ]

"""Changing a draft: weights, statements, facets, the scale. What is published is never touched."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F, Max
from django.utils.text import slugify
from django.utils.translation import gettext as _

from accounts.people.models import User
from accounts.versions import save_if_unchanged
from assessments.criteria.models import CriteriaSet, Criterion, Facet

MOST_FACETS, MOST_STATEMENTS = 20, 60
_COPIED = (
    "code", "purpose", "name_en", "name_nl", "points", "labels_en", "labels_nl", "parts", "typical_spread"
)  # fmt: skip


class DraftRefused(Exception):
    """This cannot be done with this set; the message is for the reader."""


# --- beginning and giving up -------------------------------------------------
@transaction.atomic
def draft_next(*, criteria_set: CriteriaSet, by: User, now: datetime) -> CriteriaSet:
    """Begin the next version of a set as a copy of this one. If there is a draft already, it is that draft."""
    versions = CriteriaSet.objects.select_for_update().filter(code=criteria_set.code)
    draft = versions.filter(status=CriteriaSet.Status.DRAFT).first()
    if draft is not None:
        return draft
    newest = versions.aggregate(newest=Max("version"))["newest"]
    values = {name: getattr(criteria_set, name) for name in _COPIED}
    return _copy(criteria_set, values | {"version": newest + 1}, by, now)


@transaction.atomic
def draft_other(*, criteria_set: CriteriaSet, name_en: str, name_nl: str, by: User, now: datetime) -> CriteriaSet:
    """Begin a set of its own, with this one as its first wording. The same name twice is one set."""
    base = slugify(name_en)[:32] or "set"
    known = CriteriaSet.objects.filter(name_en=name_en, status=CriteriaSet.Status.DRAFT, drafted_by=by).first()
    if known is not None:
        return known
    code, number = base, 1
    while CriteriaSet.objects.filter(code=code).exists():
        number += 1
        code = f"{base}-{number}"
    values = {name: getattr(criteria_set, name) for name in _COPIED}
    return _copy(
        criteria_set, values | {"code": code, "version": 1, "name_en": name_en, "name_nl": name_nl}, by, now
    )


def _copy(criteria_set: CriteriaSet, values: dict[str, Any], by: User, now: datetime) -> CriteriaSet:
    draft = CriteriaSet.objects.create(**values, drafted_by=by, created_at=now)
    facets = {}
    for facet in criteria_set.facets.all():
        facets[facet.pk] = Facet.objects.create(
            criteria_set=draft,
            code=facet.code,
            order=facet.order,
            kind=facet.kind,
            weight=facet.weight,
            part=facet.part,
            name_en=facet.name_en,
            name_nl=facet.name_nl,
        )
    Criterion.objects.bulk_create(
        Criterion(
            criteria_set=draft,
            facet=facets[row.facet_id],
            code=row.code,
            order=row.order,
            reversed=row.reversed,
            mirrors=row.mirrors,
            text_en=row.text_en,
            text_nl=row.text_nl,
        )
        for row in criteria_set.criteria.all()
    )
    return draft


@transaction.atomic
def discard(*, criteria_set: CriteriaSet) -> None:
    """Throw a draft away. Nobody has ever been asked by it. Twice is once."""
    draft = CriteriaSet.objects.select_for_update().filter(pk=criteria_set.pk).first()
    if draft is None:
        return
    _still_a_draft(draft)
    draft.delete()


# --- the set as a whole -------------------------------------------------------
@transaction.atomic
def weigh(*, criteria_set: CriteriaSet, weights: Mapping[str, int], seen: Mapping[str, int]) -> dict[str, int]:
    """Set the weights by facet code. `seen` are those that stood on the page.

    Returns the weights that somebody else changed meanwhile (empty: all is saved); then nothing is written.
    """
    draft = _locked(criteria_set)
    facets = {facet.code: facet for facet in draft.facets.all()}
    moved = {
        code: facet.weight
        for code, facet in facets.items()
        if code in weights and facet.weight not in (seen.get(code), weights[code])
    }
    if moved:
        return moved
    for code, weight in weights.items():
        if code in facets and facets[code].weight != weight:
            facets[code].weight = weight
            facets[code].save(update_fields=["weight"])
    return {}


@transaction.atomic
def change_scale(
    *, criteria_set: CriteriaSet, name_en: str, name_nl: str, labels_en: list[str], labels_nl: list[str]
) -> CriteriaSet:
    """Name the set and the points of its scale, in both languages."""
    draft = _locked(criteria_set)
    if not len(labels_en) == len(labels_nl) == draft.points:
        raise DraftRefused(_("Every point of the scale needs a label in both languages."))
    draft.name_en, draft.name_nl = name_en, name_nl
    draft.labels_en, draft.labels_nl = labels_en, labels_nl
    draft.save(update_fields=["name_en", "name_nl", "labels_en", "labels_nl"])
    return draft


# --- facets --------------------------------------------------------------------
@transaction.atomic
def add_facet(*, criteria_set: CriteriaSet, name_en: str, name_nl: str) -> Facet:
    """Add a facet at the end, without weight. The same name twice is one facet."""
    draft = _locked(criteria_set)
    facets = list(draft.facets.all())
    known = next((facet for facet in facets if facet.name_en == name_en), None)
    if known is not None:
        return known
    if len(facets) >= MOST_FACETS:
        raise DraftRefused(_("More than twenty facets tire whoever answers. Take one out first."))
    taken = {facet.code for facet in facets}
    base = slugify(name_en)[:30] or "facet"
    code = next(c for c in (base, *(f"{base}-{n}" for n in range(2, 99))) if c not in taken)
    return Facet.objects.create(
        criteria_set=draft,
        code=code,
        order=max((facet.order for facet in facets), default=0) + 1,
        kind=Facet.Kind.EXTRA,
        part=max((facet.part for facet in facets), default=1),
        name_en=name_en,
        name_nl=name_nl,
    )


@transaction.atomic
def change_facet(*, facet: Facet, version: int, name_en: str, name_nl: str) -> bool:
    """Rename a facet. Raises ChangedMeanwhile when somebody else saved first."""
    _locked(facet.criteria_set)
    return save_if_unchanged(facet, version, name_en=name_en, name_nl=name_nl)


@transaction.atomic
def remove_facet(*, facet: Facet) -> None:
    """Take a facet and its statements out of a draft. Twice is once."""
    _locked(facet.criteria_set)
    Facet.objects.filter(pk=facet.pk).delete()


@transaction.atomic
def move_facet(*, facet: Facet, up: bool) -> None:
    """Move a facet one place up or down; its statements go with it."""
    draft = _locked(facet.criteria_set)
    ordered = list(draft.facets.order_by("order", "pk"))
    _swap(ordered, facet, up)
    _number_anew(draft)


# --- statements ------------------------------------------------------------------
@transaction.atomic
def add_statement(*, facet: Facet, text_en: str, text_nl: str, reversed: bool) -> Criterion:
    """Add a statement at the end of a facet. The same words twice are one statement."""
    draft = _locked(facet.criteria_set)
    rows = list(draft.criteria.all())
    known = next((row for row in rows if row.facet_id == facet.pk and row.text_en == text_en), None)
    if known is not None:
        return known
    if len(rows) >= MOST_STATEMENTS:
        raise DraftRefused(_("More than sixty statements: nobody answers that. Take one out first."))
    row = Criterion.objects.create(
        criteria_set=draft,
        facet=facet,
        code=_free_code(facet, rows),
        order=len(rows) + 1,
        reversed=reversed,
        text_en=text_en,
        text_nl=text_nl,
    )
    _number_anew(draft)
    return row


def _free_code(facet: Facet, rows: list[Criterion]) -> str:
    """Return a short code as the others of this facet have it: E1, E2, then E3."""
    taken = {row.code for row in rows}
    own = [row.code for row in rows if row.facet_id == facet.pk]
    letters = own[0].rstrip("0123456789") if own else facet.code[:2].upper()
    return next(code for code in (f"{letters}{number}" for number in range(1, 999)) if code not in taken)


@transaction.atomic
def change_statement(*, statement: Criterion, version: int, text_en: str, text_nl: str, reversed: bool) -> bool:
    """Reword a statement. Raises ChangedMeanwhile when somebody else saved first."""
    _locked(statement.criteria_set)
    return save_if_unchanged(statement, version, text_en=text_en, text_nl=text_nl, reversed=reversed)


@transaction.atomic
def remove_statement(*, statement: Criterion) -> None:
    """Take a statement out of a draft. Twice is once."""
    draft = _locked(statement.criteria_set)
    Criterion.objects.filter(pk=statement.pk).delete()
    _number_anew(draft)


@transaction.atomic
def move_statement(*, statement: Criterion, up: bool) -> None:
    """Move a statement one place up or down within its facet."""
    draft = _locked(statement.criteria_set)
    ordered = list(draft.criteria.filter(facet=statement.facet_id).order_by("order", "pk"))
    _swap(ordered, statement, up)
    _number_anew(draft)


# --- small steps -------------------------------------------------------------------
def _locked(criteria_set: CriteriaSet) -> CriteriaSet:
    draft = CriteriaSet.objects.select_for_update().filter(pk=criteria_set.pk).first()
    if draft is None:
        raise DraftRefused(_("This draft was thrown away meanwhile."))
    _still_a_draft(draft)
    return draft


def _still_a_draft(criteria_set: CriteriaSet) -> None:
    if not criteria_set.is_draft:
        raise DraftRefused(_("A published version never changes. Begin the next version instead."))


def _swap(ordered: list[Any], row: Any, up: bool) -> None:
    place = next((i for i, each in enumerate(ordered) if each.pk == row.pk), None)
    if place is None:
        return
    other = place - 1 if up else place + 1
    if not 0 <= other < len(ordered):
        return
    one, two = ordered[place], ordered[other]
    one.order, two.order = two.order, one.order
    one.save(update_fields=["order"])
    two.save(update_fields=["order"])


def _number_anew(draft: CriteriaSet) -> None:
    """Let the statements stand in the order of their facets."""
    rows = list(draft.criteria.order_by(F("facet__order"), "order", "pk"))
    for number, row in enumerate(rows, start=1):
        row.order = number
    Criterion.objects.bulk_update(rows, ["order"])

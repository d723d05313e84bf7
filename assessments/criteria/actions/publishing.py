"""Publishing and retiring criteria sets."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.people.models import User
from assessments.criteria import default_set
from assessments.criteria.models import CriteriaSet, Criterion, Facet
from assessments.criteria.reads import newest_published
from assessments.criteria.wording import SetWording
from partnerships.room.canonical import canonical, fingerprint


class NotPublishable(Exception):
    """The set cannot be published yet; the message says what is missing."""


@transaction.atomic
def ensure_default(now: datetime) -> CriteriaSet:
    """Return the default trust set, published; the first caller of an installation makes it."""
    return newest_published(default_set.TRUST.code) or publish(
        criteria_set=draft_from_wording(wording=default_set.TRUST, now=now), by=None, now=now
    )


@transaction.atomic
def draft_from_wording(*, wording: SetWording, now: datetime) -> CriteriaSet:
    """Write a set as a draft, from its wording in both languages."""
    newest = CriteriaSet.objects.filter(code=wording.code).order_by("-version").first()
    criteria_set = CriteriaSet.objects.create(
        code=wording.code,
        version=newest.version + 1 if newest else 1,
        purpose=wording.purpose,
        name_en=wording.name[0],
        name_nl=wording.name[1],
        points=wording.points,
        labels_en=[label[0] for label in wording.labels],
        labels_nl=[label[1] for label in wording.labels],
        parts=[{"en": part[0], "nl": part[1]} for part in wording.parts],
        created_at=now,
    )
    number = 0
    for order, facet in enumerate(wording.facets, start=1):
        row = Facet.objects.create(
            criteria_set=criteria_set,
            code=facet.code,
            order=order,
            kind=facet.kind,
            weight=facet.weight,
            part=facet.part,
            name_en=facet.name[0],
            name_nl=facet.name[1],
        )
        for statement in facet.statements:
            number += 1
            Criterion.objects.create(
                criteria_set=criteria_set,
                facet=row,
                code=statement.code,
                order=number,
                reversed=statement.reversed,
                mirrors=statement.mirrors,
                text_en=statement.text[0],
                text_nl=statement.text[1],
            )
    return criteria_set


@transaction.atomic
def publish(*, criteria_set: CriteriaSet, by: User | None, now: datetime) -> CriteriaSet:
    """Publish a draft. From then on the database refuses any change to it."""
    criteria_set = CriteriaSet.objects.select_for_update().get(pk=criteria_set.pk)
    if criteria_set.status != CriteriaSet.Status.DRAFT:
        raise NotPublishable(_("Only a draft can be published."))
    lacking = what_is_missing(criteria_set)
    if lacking:
        raise NotPublishable(lacking[0])
    criteria_set.fingerprint = fingerprint(canonical(content_of(criteria_set)))
    criteria_set.status = CriteriaSet.Status.PUBLISHED
    criteria_set.published_at = now
    criteria_set.save()
    Facet.objects.filter(criteria_set=criteria_set).update(frozen=True)
    Criterion.objects.filter(criteria_set=criteria_set).update(frozen=True)
    return criteria_set


def what_is_missing(criteria_set: CriteriaSet) -> list[str]:
    """Return, in words, what a draft still needs before it can be published; empty: nothing."""
    facets = list(criteria_set.facets.all())
    statements = list(criteria_set.criteria.all())
    lacking = []
    left = 100 - sum(facet.weight for facet in facets)
    if criteria_set.purpose == CriteriaSet.Purpose.TRUST and left:
        lacking.append(_weights_words(left))
    if not statements:
        lacking.append(_("There is no statement in this set yet."))
    filled = {row.facet_id for row in statements}
    lacking += [
        _("“%(facet)s” has no statement yet.") % {"facet": facet.name}
        for facet in facets
        if facet.pk not in filled and statements
    ]
    if any(not (row.text_en and row.text_nl) for row in statements):
        lacking.append(_("Every statement is needed in both languages."))
    return lacking


def _weights_words(left: int) -> str:
    if left > 0:
        return ngettext(
            "The weights make %(sum)d. Give out %(left)d more point to publish.",
            "The weights make %(sum)d. Give out %(left)d more points to publish.",
            left,
        ) % {"sum": 100 - left, "left": left}
    return ngettext(
        "The weights make %(sum)d. Take %(left)d point back to publish.",
        "The weights make %(sum)d. Take %(left)d points back to publish.",
        -left,
    ) % {"sum": 100 - left, "left": -left}


@transaction.atomic
def retire(*, criteria_set: CriteriaSet, by: User, now: datetime) -> CriteriaSet:
    """Offer a published version to nobody any more; whoever uses it goes on with it. Twice is once."""
    criteria_set = CriteriaSet.objects.select_for_update().get(pk=criteria_set.pk)
    if criteria_set.status == CriteriaSet.Status.RETIRED:
        return criteria_set
    if criteria_set.status != CriteriaSet.Status.PUBLISHED:
        raise NotPublishable(_("Only a published version can be retired."))
    others = CriteriaSet.objects.filter(purpose=criteria_set.purpose, status=CriteriaSet.Status.PUBLISHED).exclude(
        pk=criteria_set.pk
    )
    if not others.exists():
        raise NotPublishable(_("This is the only published set for its purpose. Publish another one first."))
    criteria_set.status, criteria_set.retired_at = CriteriaSet.Status.RETIRED, now
    criteria_set.save(update_fields=["status", "retired_at"])
    return criteria_set


def content_of(criteria_set: CriteriaSet) -> dict:
    """Return everything that a set says, for its fingerprint."""
    return {
        "code": criteria_set.code,
        "version": criteria_set.version,
        "points": criteria_set.points,
        "labels": [criteria_set.labels_en, criteria_set.labels_nl],
        "typical_spread": criteria_set.typical_spread,
        "facets": [
            [facet.code, facet.kind, facet.weight, facet.name_en, facet.name_nl]
            for facet in criteria_set.facets.all()
        ],
        "statements": [
            [row.code, row.facet.code, row.reversed, row.mirrors, row.text_en, row.text_nl]
            for row in criteria_set.criteria.select_related("facet")
        ],
    }

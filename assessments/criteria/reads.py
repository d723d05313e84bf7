"""Reading criteria sets."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import prefetch_related_objects

from assessments.criteria.models import CriteriaSet, Criterion, Facet

TRUST_CODE = "trust"


@dataclass(frozen=True)
class LoadedSet:
    """A criteria set with its facets and statements, in order."""

    set: CriteriaSet
    facets: list[Facet]
    criteria: list[Criterion]

    def facet_of(self, criterion: Criterion) -> Facet:
        """Return the facet of a statement without asking the database."""
        return next(facet for facet in self.facets if facet.pk == criterion.facet_id)


def load(criteria_set: CriteriaSet) -> LoadedSet:
    """Load a set."""
    return load_all([criteria_set])[0]


def load_all(criteria_sets: Sequence[CriteriaSet]) -> list[LoadedSet]:
    """Load sets, in their order; two statements for all of them."""
    prefetch_related_objects(criteria_sets, "facets", "criteria")
    return [LoadedSet(one, list(one.facets.all()), list(one.criteria.all())) for one in criteria_sets]


def newest_published(code: str = TRUST_CODE) -> CriteriaSet | None:
    """Return the newest published version of a set, or None."""
    published = CriteriaSet.objects.filter(code=code, status=CriteriaSet.Status.PUBLISHED)
    return published.order_by("-version").first()

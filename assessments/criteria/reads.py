"""Reading criteria sets."""

from dataclasses import dataclass

from assessments.criteria.models import CriteriaSet, Criterion, Facet

TRUST_CODE = "trust"


@dataclass(frozen=True)
class LoadedSet:
    """A criteria set with its facets and statements, in order, from two statements."""

    set: CriteriaSet
    facets: list[Facet]
    criteria: list[Criterion]

    def facet_of(self, criterion: Criterion) -> Facet:
        """Return the facet of a statement without asking the database."""
        return next(facet for facet in self.facets if facet.pk == criterion.facet_id)


def load(criteria_set: CriteriaSet) -> LoadedSet:
    """Load a set."""
    return LoadedSet(criteria_set, list(criteria_set.facets.all()), list(criteria_set.criteria.all()))


def newest_published(code: str = TRUST_CODE) -> CriteriaSet | None:
    """Return the newest published version of a set, or None."""
    published = CriteriaSet.objects.filter(code=code, status=CriteriaSet.Status.PUBLISHED)
    return published.order_by("-version").first()

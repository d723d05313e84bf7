"""From a criteria set to what scoring needs."""

from collections.abc import Sequence

from assessments.criteria.reads import LoadedSet
from assessments.reviews import conduct
from assessments.reviews.scoring import FacetShape, Instrument, Item


def instrument_of(loaded: LoadedSet, item_codes: Sequence[str]) -> Instrument:
    """Return the instrument of a round: the statements it asked and the set's facets; conduct rules last."""
    rows = {criterion.code: criterion for criterion in loaded.criteria}
    of_the_set = conduct.without_rules(item_codes)
    return Instrument(
        points=loaded.set.points,
        typical_spread=loaded.set.typical_spread,
        items=[
            Item(code, loaded.facet_of(rows[code]).code, rows[code].reversed, rows[code].mirrors)
            for code in of_the_set
        ]
        + conduct.items(item_codes),
        facets=[FacetShape(facet.code, facet.kind, facet.weight) for facet in loaded.facets]
        + conduct.facets(item_codes),
    )

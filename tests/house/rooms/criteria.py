"""Routes of criteria: who is answered what, and what stands for each name in an address."""

from assessments.criteria.models import CriteriaSet
from tests.factories import CriteriaSetFactory
from tests.house.row import Row


def _draft(world, whose: str) -> CriteriaSet:
    return CriteriaSetFactory(facets=2)


GATE = "installation_administrator"
ROWS: dict[str, Row] = {
    "criteria_sets": Row(GATE),
    "criteria_set": Row(GATE),
    "criteria_preview": Row(GATE),
    "criteria_draft": Row(GATE, get=405, post=302),
    "criteria_copy": Row(GATE, post=422),
    "criteria_weights": Row(GATE, get=405, post=422),
    "criteria_scale": Row(GATE, post=422),
    "criteria_discard": Row(GATE, post=302),
    "criteria_publish": Row(GATE, get=405, post=302),
    "criteria_retire": Row(GATE, get=405, post=409),
    "facet_add": Row(GATE, post=422),
    "facet_edit": Row(GATE, post=422),
    "facet_remove": Row(GATE, get=405, post=302),
    "facet_move": Row(GATE, get=405, post=302),
    "statement_add": Row(GATE, post=422),
    "statement_edit": Row(GATE, post=422),
    "statement_remove": Row(GATE, get=405, post=302),
    "statement_move": Row(GATE, get=405, post=302),
}
PLACES = {
    "criteria_set": lambda world, whose: _draft(world, whose).public_id,
    "facet": lambda world, whose: _draft(world, whose).facets.first().public_id,
    "statement": lambda world, whose: _draft(world, whose).criteria.first().public_id,
}
PLACES_OF = {}

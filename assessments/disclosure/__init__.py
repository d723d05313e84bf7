"""What may be shown about a side: the one place that decides it (DISCLOSURE).

Numbers in, released values out; no database, no clock. ``shown`` is the only function that sees answers,
everything else is derived from what it released.
"""

from assessments.disclosure.cells import grid, least_group, participation_change, shown
from assessments.disclosure.derive import (
    between_sides,
    blind_spot,
    change,
    difference,
    facet,
    level_word,
    lowest_first,
    relation_level,
    side_index,
    weakest_view,
)
from assessments.disclosure.public import alpha_shown, comments_shown, coverage_shown
from assessments.disclosure.trends import agreement_between_sides, level_bar, sampling_bar, trend
from assessments.disclosure.values import (
    Agreement,
    Band,
    Bar,
    Comparison,
    Coverage,
    Difference,
    Hidden,
    HiddenSide,
    OfSides,
    Released,
    Reliability,
    Trend,
    Value,
)

__all__ = [
    "Agreement",
    "Band",
    "Bar",
    "Comparison",
    "Coverage",
    "Difference",
    "Hidden",
    "HiddenSide",
    "OfSides",
    "Released",
    "Reliability",
    "Trend",
    "Value",
    "agreement_between_sides",
    "alpha_shown",
    "between_sides",
    "blind_spot",
    "change",
    "comments_shown",
    "coverage_shown",
    "difference",
    "facet",
    "grid",
    "least_group",
    "level_bar",
    "level_word",
    "lowest_first",
    "participation_change",
    "relation_level",
    "sampling_bar",
    "shown",
    "side_index",
    "trend",
    "weakest_view",
]

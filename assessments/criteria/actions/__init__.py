"""What is done with criteria sets: drafted, changed, published, retired."""

from assessments.criteria.actions.drafting import (
    DraftRefused,
    add_facet,
    add_statement,
    change_facet,
    change_scale,
    change_statement,
    discard,
    draft_next,
    draft_other,
    move_facet,
    move_statement,
    remove_facet,
    remove_statement,
    weigh,
)
from assessments.criteria.actions.publishing import (
    NotPublishable,
    content_of,
    draft_from_wording,
    ensure_default,
    publish,
    retire,
)

__all__ = [
    "DraftRefused",
    "NotPublishable",
    "add_facet",
    "add_statement",
    "change_facet",
    "change_scale",
    "change_statement",
    "content_of",
    "discard",
    "draft_from_wording",
    "draft_next",
    "draft_other",
    "ensure_default",
    "move_facet",
    "move_statement",
    "publish",
    "remove_facet",
    "remove_statement",
    "retire",
    "weigh",
]

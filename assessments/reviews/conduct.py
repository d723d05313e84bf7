"""Extra statements of one partnership: the conduct rules its board session made (TRUST §1).

They join a full review beside the published set, which never changes. Each rule is a facet of its own with
one statement and no weight, so a figure is compared only with the same rule, and the set's series goes on
when a rule comes or goes.
"""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from assessments.reviews.scoring import FacetShape, Item
from partnerships.room.models import Partnership
from partnerships.vision.models import ConductRule

PREFIX = "rule-"
KIND = "conduct"
MOST = 5  # four minutes are four minutes


def extra_statements(partnership: Partnership) -> dict[str, str]:
    """Return the joint rules as statements, code → text of the rule, in their order."""
    rules = ConductRule.objects.filter(partnership=partnership, ended_at=None).order_by("place", "pk")
    return {f"{PREFIX}{rule.public_id}": rule.text for rule in rules[:MOST]}


def is_rule(code: str) -> bool:
    """Tell whether a statement is a conduct rule and not one of the set."""
    return code.startswith(PREFIX)


def without_rules(codes: Sequence[str]) -> list[str]:
    """Return the statements of the set alone: what makes two rounds comparable."""
    return [code for code in codes if not is_rule(code)]


def items(codes: Sequence[str]) -> list[Item]:
    """Return the rules among some statements as they enter scoring."""
    return [Item(code, code) for code in codes if is_rule(code)]


def facets(codes: Sequence[str]) -> list[FacetShape]:
    """Return a facet without weight for each rule."""
    return [FacetShape(code, KIND, 0) for code in codes if is_rule(code)]


def worded(extra: Mapping[str, str]) -> dict[str, str]:
    """Return the rules as people answer them."""
    return {code: _("We keep to what we agreed: “%(rule)s”") % {"rule": text} for code, text in extra.items()}

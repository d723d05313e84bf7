"""Ten ways in which organisations differ, each between two poles that are both fine."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

POINTS = (1, 2, 3, 4, 5)
MIDDLE = 3


@dataclass(frozen=True)
class Dimension:
    """A pair of poles: 1 is all of the first, 5 all of the second."""

    key: str
    first: object
    second: object


DIMENSIONS = (
    Dimension("pace", _("fast"), _("thorough")),
    Dimension("word", _("by word of mouth"), _("in writing")),
    Dimension("decision", _("one person decides"), _("everybody is heard first")),
    Dimension("distance", _("straight through all ranks"), _("by the line")),
    Dimension("criticism", _("said plainly"), _("said with care")),
    Dimension("risk", _("try first"), _("be sure first")),
    Dimension("plan", _("the day decides"), _("the plan decides")),
    Dimension("horizon", _("this quarter"), _("in ten years")),
    Dimension("rules", _("as the case asks"), _("as the rule says")),
    Dimension("bond", _("business first"), _("people first")),
)
KEYS = tuple(dimension.key for dimension in DIMENSIONS)


def anchor(dimension: Dimension, point: int) -> str:
    """Return a point of a dimension in words: “rather fast”, “both alike”."""
    pole = dimension.first if point < MIDDLE else dimension.second
    if point == MIDDLE:
        return str(_("both alike"))
    if point in (POINTS[0], POINTS[-1]):
        return str(_("very much %(pole)s")) % {"pole": pole}
    return str(_("rather %(pole)s")) % {"pole": pole}


def difference(own: int, theirs: int) -> str:
    """Say how far two views of the same side lie apart, without saying who is right."""
    apart = abs(own - theirs)
    if apart == 0:
        return str(_("You see the same."))
    if apart == 1:
        return str(_("Nearly the same."))
    if (own - MIDDLE) * (theirs - MIDDLE) < 0:
        return str(_("The other way round: worth a story."))
    return str(_("Seen differently."))


def complete(answers: object, about: list[str]) -> bool:
    """Tell whether every dimension has a point for each of these sides."""
    if not isinstance(answers, dict):
        return False
    return all(answers.get(key, {}).get(side) in POINTS for key in KEYS for side in about)

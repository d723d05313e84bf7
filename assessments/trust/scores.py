"""From answers to the level of a partnership: person, facet, side, index, relation, gap, blind spot."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from assessments.trust.exact import canonical, exact_sum, mean_of, to_float
from assessments.trust.inputs import (
    LARGEST,
    Answers,
    Number,
    named,
    not_negative,
    number,
    on_scale,
    optional,
    present,
    whole,
    within,
)

ALL_WEIGHT = 100


class WidestGap(NamedTuple):
    """How far the sides are apart, and who stands highest and lowest (more than one name where they tie)."""

    gap: float
    highest: tuple[str, ...]
    lowest: tuple[str, ...]


def facet_score(answers: Answers, minimum: int, points: int | None = None) -> float | None:
    """A person's score on one facet: the mean of the answered items, if at least `minimum` are answered.

    answers: one per item of the facet, on the raw scale that starts at 1, None = cannot judge.
    points: the number of scale points, where the upper end is to be checked as well.
    Returns raw points; None if too few are answered. ValueError for an answer outside the scale.
    Source: TRUST.md §2; the facets of Mayer, Davis & Schoorman 1995.
    """
    needed = whole(minimum, "minimum", 1)
    highest = LARGEST if points is None else whole(points, "points", 2)
    answered = on_scale(answers, 1, highest, "answers")
    return to_float(mean_of(answered)) if len(answered) >= needed else None


def to_percent(x: Number | None, points: int) -> float | None:
    """The display scale: 100·(x − 1)/(A − 1), so 1 → 0 and A → 100. None stays None.

    x: a raw score or mean, 1…A. points: A. Raw scores are kept for statistics.
    """
    last = whole(points, "points", 2)
    return None if x is None else float(100 * (within(number(x, "x"), 1, last, "x") - 1) / (last - 1))


def side_mean(scores: Answers) -> float | None:
    """m of a side: the plain mean of its persons' scores (None = missing); None for nobody."""
    return to_float(mean_of(present(scores, "scores")))


def index(facet_scores: Mapping[str, Number | None], weights: Mapping[str, Number]) -> float | None:
    """A person's index: Σ w·facet / Σ w over the facets answered, if they carry half of the weight.

    facet_scores: facet → raw score, None or absent = missing. weights: facet → weight, zero or more, together
    100 (they belong to the criteria set). Returns raw points, or None. ValueError for a facet that has no
    weight at all (a misspelt name would otherwise drop out in silence), for weights that do not add to 100.
    """
    weight = _weights(weights)
    answered = named(facet_scores, "facet_scores")
    if unknown := sorted(map(str, set(facet_scores) - set(weight))):
        raise ValueError(f"facet_scores: no weight for {', '.join(unknown)}")
    carried = exact_sum(weight[facet] for facet in answered)
    if 2 * carried < ALL_WEIGHT:
        return None
    return float(exact_sum(weight[facet] * score for facet, score in answered.items()) / carried)


def _weights(weights: Mapping[str, Number]) -> dict[str, Fraction]:
    checked = named(weights, "weights")
    for facet, weight in checked.items():
        not_negative(weight, f"weights, {facet}")
    total = exact_sum(checked.values())
    # Thirds given as floats miss 100 in the last places; that is not a mistake of the person who set them.
    if canonical(total) != ALL_WEIGHT:
        raise ValueError(f"weights: they add to {float(total):g} instead of {ALL_WEIGHT}")
    return checked


def relation_level(side_means: Sequence[Number | None]) -> float | None:
    """L, the level of the relation: the mean of the side means, each side counting the same, never pooled.

    A missing side (None) enters nothing; with fewer than two sides there is no relation to speak of: None.
    """
    sides = present(side_means, "side_means")
    return to_float(mean_of(sides)) if len(sides) >= 2 else None


def weakest_view(side_means: Sequence[Number | None]) -> float | None:
    """W, the lowest of the side means; None with fewer than two sides, as for the level."""
    sides = present(side_means, "side_means")
    return float(min(sides)) if len(sides) >= 2 else None


def gap(a: Number | None, b: Number | None) -> float | None:
    """G = m_a − m_b of two side means, on a facet or an item; positive: side a sees it higher."""
    return _difference(optional(a, "a"), optional(b, "b"))


def widest_gap(side_means: Mapping[str, Number | None]) -> WidestGap | None:
    """The gap among more than two sides: highest minus lowest, with their names; None below two sides."""
    means = named(side_means, "side_means")
    if len(means) < 2:
        return None
    high, low = max(means.values()), min(means.values())
    return WidestGap(float(high - low), _who(means, high), _who(means, low))


def _who(means: Mapping[str, Fraction], level: Fraction) -> tuple[str, ...]:
    return tuple(sorted(name for name, mean in means.items() if mean == level))


def blind_spot(expected: Number | None, actual: Number | None) -> float | None:
    """The mean a expects b to give minus the mean b does give; above 0, a overrates how it is seen."""
    return _difference(optional(expected, "expected"), optional(actual, "actual"))


def _difference(first: Fraction | None, second: Fraction | None) -> float | None:
    return None if first is None or second is None else float(first - second)

"""Several rounds in a row: is there a trend, how steep, and what is ordinary up and down.

One round is a level, two are a change, three a line without a test ("too early to tell").
"""

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction
from functools import cache
from itertools import combinations, pairwise, permutations
from statistics import median
from typing import NamedTuple

from assessments.trust.exact import canonical, mean_of, root
from assessments.trust.inputs import Answers, Number, listed, number, present

TEST_FROM = 4
NORMAL_FROM = 8
LIMITS_FROM = 8
MOVING_RANGE_FACTOR = Fraction(266, 100)


class MannKendall(NamedTuple):
    """S, its variance (corrected for ties), Z (continuity-corrected) and p in the direction of S."""

    s: int
    variance: float
    z: float
    p_one_sided: float
    exact: bool


class XmrLimits(NamedTuple):
    """Natural process limits of single values."""

    mean: float
    lower: float
    upper: float


def mann_kendall(series: Answers) -> MannKendall | None:
    """Mann–Kendall test of a trend over rounds: exact for 4–7 values, normal approximation with ties from 8.

    series: one value per round, oldest first; None = a round left out. `p_one_sided` is P(S ≥ |s|), the
    chance of a trend at least so strong in the direction seen. None below four rounds or if all are equal.
    Source: Mann 1945, Kendall 1975 (ties), Gilbert 1987.
    """
    ranks = _ranks(present(series, "series"))
    if len(ranks) < TEST_FROM or len(set(ranks)) == 1:
        return None
    s, variance = _s(ranks), _variance_of_s(ranks)
    z = (s - (s > 0) + (s < 0)) / root(variance)
    exact = len(ranks) < NORMAL_FROM
    return MannKendall(s, float(variance), z, _exact_p(ranks, s) if exact else _normal_p(z), exact)


def sen_slope(series: Answers) -> float | None:
    """Sen's slope: the median of the slopes between all pairs of rounds, per round.

    series as in `mann_kendall`; a round left out still counts as time. None below two values.
    Source: Sen 1968.
    """
    points = [(time, value) for time, value in enumerate(listed(series, "series")) if value is not None]
    slopes = [(y2 - y1) / (t2 - t1) for (t1, y1), (t2, y2) in combinations(points, 2)]
    return float(median(slopes)) if slopes else None


def xmr_limits(series: Answers) -> XmrLimits | None:
    """XmR limits: mean ± 2.66·mean moving range of consecutive values (None = a round left out).

    Computable from two values, to be read from eight rounds (`LIMITS_FROM`). Source: NIST/SEMATECH e-Handbook
    6.3.2.2, with 2.66 for 3/1.128.
    """
    values = present(series, "series")
    mean = mean_of(values)
    moving_range = mean_of(abs(later - earlier) for earlier, later in pairwise(values))
    if mean is None or moving_range is None:
        return None
    reach = MOVING_RANGE_FACTOR * moving_range
    return XmrLimits(float(mean), float(mean - reach), float(mean + reach))


def ewma(series: Answers, lam: Number, start: Number) -> list[float | None]:
    """Exponentially weighted moving average: λ·value + (1 − λ)·average so far, beginning at `start`.

    As long as the series; a round left out is None there and changes nothing. lam: above 0, at most 1.
    Source: Roberts 1959, NIST/SEMATECH e-Handbook 6.3.2.4.
    """
    weight = number(lam, "lam")
    if not 0 < weight <= 1:
        raise ValueError(f"lam: {lam!r} is not above 0 and at most 1")
    return list(_smoothed(listed(series, "series"), float(weight), float(number(start, "start"))))


def _smoothed(values: list[Fraction | None], weight: float, average: float) -> Iterable[float | None]:
    for value in values:
        if value is not None:
            average = weight * float(value) + (1 - weight) * average
        yield None if value is None else average


def _ranks(values: list[Fraction]) -> tuple[int, ...]:
    """The place of each value among the different values; ties share a place."""
    # Compared as stored: two levels that read the same are a tie, however they were reached.
    stored = [canonical(value) for value in values]
    places = {value: place for place, value in enumerate(sorted(set(stored)))}
    return tuple(places[value] for value in stored)


def _s(ranks: tuple[int, ...]) -> int:
    """Pairs that rise minus pairs that fall."""
    return sum((later > earlier) - (later < earlier) for earlier, later in combinations(ranks, 2))


def _variance_of_s(ranks: tuple[int, ...]) -> Fraction:
    tied = sum(_weight(times) for times in Counter(ranks).values())
    return Fraction(_weight(len(ranks)) - tied, 18)


def _weight(count: int) -> int:
    return count * (count - 1) * (2 * count + 5)


def _exact_p(ranks: tuple[int, ...], s: int) -> float:
    orders = _orders(tuple(sorted(ranks)))
    return sum(ways for other, ways in orders.items() if other >= abs(s)) / orders.total()


@cache
def _orders(ranks: tuple[int, ...]) -> Counter[int]:
    """How often each S occurs when the rounds come in every possible order (at most 7! = 5040).

    By complete enumeration because SciPy's exact Kendall distribution knows no ties. Kept per pattern of
    ties, of which there are 120 in all.
    """
    return Counter(map(_s, permutations(ranks)))


def _normal_p(z: float) -> float:
    from assessments.trust import distributions  # loads SciPy, see there

    return distributions.normal_upper_tail(abs(z))

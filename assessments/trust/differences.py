"""Is there a difference: between two sides, between two rounds, in one person."""

import math
from fractions import Fraction
from typing import NamedTuple

from assessments.trust.exact import canonical, moments_of
from assessments.trust.inputs import Answers, Number, not_negative, number, optional, present, within

CHANCE_Z = 1.96
SMALLEST_GAP = 0.5


class WelchGap(NamedTuple):
    """Welch's test of the gap m_a − m_b; `difference` False means: cannot be told apart yet."""

    t: float
    df: float
    p: float
    low: float
    high: float
    difference: bool


class Estimate(NamedTuple):
    """A level and its standard error.

    Of a side: `side_mean`, `standard_error`. Of L: `relation_level`, `level_interval` of the sides' errors.
    """

    value: Number | None
    standard_error: Number | None


EstimateLike = Estimate | tuple[Number | None, Number | None]


class Change(NamedTuple):
    """What changed between two rounds: after − before, the same in standard errors, and the verdict."""

    delta: float
    z: float
    more_than_chance: bool


class _Sample(NamedTuple):
    n: int
    mean: Fraction
    variance: Fraction

    @property
    def error(self) -> Fraction:
        """Squared standard error of the mean."""
        return self.variance / self.n


def welch_gap(a: Answers, b: Answers) -> WelchGap | None:
    """Welch's interval of the gap between two sides.

    a, b: the scores of their persons in raw points, None = missing. "A difference" only if 0 lies outside the
    95 % interval and the gap is at least half a point. None if a side has fewer than two or neither has any
    variance. Source: Welch 1947.
    """
    first, second = _sample(a, "a"), _sample(b, "b")
    if first is None or second is None:
        return None
    gap = first.mean - second.mean
    error = math.sqrt(float(first.error + second.error))
    if error == 0:
        return None
    from assessments.trust import distributions  # loads SciPy, see there

    df = _welch_df(first, second)
    t = float(gap) / error
    reach = distributions.t_quantile(0.975, df) * error
    low, high = float(gap) - reach, float(gap) + reach
    return WelchGap(t, df, distributions.t_two_sided(t, df), low, high, _told_apart(gap, low, high))


def hedges_g(a: Answers, b: Answers) -> float | None:
    """Hedges' g = d·(1 − 3/(4·df − 1)), d = (m_a − m_b)/pooled SD, df = n₁ + n₂ − 2.

    a, b: scores of the persons of two sides. None if a side has fewer than two or there is no variance.
    Source: Hedges 1981.
    """
    first, second = _sample(a, "a"), _sample(b, "b")
    if first is None or second is None:
        return None
    df = first.n + second.n - 2
    pooled = ((first.n - 1) * first.variance + (second.n - 1) * second.variance) / df
    deviation = math.sqrt(float(pooled))
    if deviation == 0:
        return None
    return float(first.mean - second.mean) / deviation * (1 - 3 / (4 * df - 1))


def change(before: EstimateLike | None, after: EstimateLike | None) -> Change | None:
    """Change of a side or of L between two anonymous rounds: Δ/√(se₁² + se₂²), unpaired.

    before, after: (value, standard error with the finite-population factor), see `Estimate`.
    `more_than_chance` if |z| > 1.96. None if something is missing, or if neither round has a standard error
    (everybody answered both times: there is no sampling error to test against, and the page says so).
    """
    old, old_error = _estimate(before, "before")
    new, new_error = _estimate(after, "after")
    if old is None or new is None or old_error is None or new_error is None:
        return None
    delta, error = new - old, math.hypot(old_error, new_error)
    if error == 0:
        return None
    z = delta / error
    return Change(delta, z, abs(z) > CHANCE_Z)


def reliable_change(
    x1: Number | None, x2: Number | None, sd: Number | None, reliability: Number | None
) -> float | None:
    """Change of one person in units of what unreliability alone would do: (x₂ − x₁)/(s₁·√2·√(1 − r)).

    sd: s₁ of the first round; reliability: α, 0…1. Reliable if its size is above 1.96. Library only: rounds
    are anonymous. None if something is missing, without spread or with a perfect reliability.
    Source: Jacobson & Truax 1991.
    """
    if x1 is None or x2 is None or sd is None or reliability is None:
        return None
    first, second = number(x1, "x1"), number(x2, "x2")
    spread = not_negative(sd, "sd")
    alpha = within(number(reliability, "reliability"), 0, 1, "reliability")
    noise = math.sqrt(float(2 * spread**2 * (1 - alpha)))
    return float(second - first) / noise if noise else None


def _sample(scores: Answers, name: str) -> _Sample | None:
    sums = moments_of(present(scores, name))
    mean, variance = sums.mean, sums.variance
    return None if mean is None or variance is None else _Sample(sums.n, mean, variance)


def _welch_df(first: _Sample, second: _Sample) -> float:
    parts = first.error**2 / (first.n - 1) + second.error**2 / (second.n - 1)
    return float((first.error + second.error) ** 2 / parts)


def _told_apart(gap: Fraction, low: float, high: float) -> bool:
    # Persons' scores are thirds and halves as floats: canonical, so that half a point is half a point.
    return (low > 0 or high < 0) and canonical(abs(gap)) >= SMALLEST_GAP


def _estimate(pair: EstimateLike | None, name: str) -> tuple[float | None, float | None]:
    if pair is None:
        return None, None
    if not isinstance(pair, tuple | list) or len(pair) != 2:
        raise ValueError(f"{name}: {pair!r} is not a pair of value and standard error")
    value = optional(pair[0], f"{name}, value")
    error = None if pair[1] is None else not_negative(pair[1], f"{name}, standard error")
    return None if value is None else float(value), None if error is None else float(error)

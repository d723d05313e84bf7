"""Many partnerships at once: where to look, never who is best."""

from fractions import Fraction

from assessments.trust.exact import mean_of
from assessments.trust.inputs import Answers, Number, listed, not_negative

SMALLEST_PORTFOLIO = 4


def shrink(values: Answers, variance: Number) -> list[float | None] | None:
    """Values drawn towards their common mean: z = M + c(y − M), c = max(0, 1 − (k − 3)σ²/Σ(y − M)²).

    values: one per partnership, None = none yet (stays None and is not counted in k). variance: σ² of a
    single value. None below four values. Used for attention, no ranking. Source: Efron & Morris 1975.
    """
    noise = not_negative(variance, "variance")
    listing = listed(values, "values")
    known = [value for value in listing if value is not None]
    mean = mean_of(known)
    if mean is None or len(known) < SMALLEST_PORTFOLIO:
        return None
    kept = _kept(known, mean, noise)
    return [None if value is None else float(mean + kept * (value - mean)) for value in listing]


def _kept(values: list[Fraction], mean: Fraction, noise: Fraction) -> Fraction:
    """c, the part of each deviation that is believed."""
    scatter = sum(((value - mean) ** 2 for value in values), Fraction(0))
    if scatter == 0:
        return Fraction(0)  # all equal: they are the mean already, whatever c
    return max(Fraction(0), 1 - (len(values) - 3) * noise / scatter)

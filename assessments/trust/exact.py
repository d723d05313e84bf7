"""Exact sums and canonical rounding: the same answers give the same bytes, in whatever order they come."""

import math
from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple, overload

from assessments.trust.inputs import Answers, Number, finite, present

DECIMALS = 6
_GUARD_DECIMALS = 12


class Moments(NamedTuple):
    """What is kept of a list of scores: how many, their sum, and the sum of their squares."""

    n: int
    total: Fraction
    squares: Fraction

    @property
    def mean(self) -> Fraction | None:
        """The plain mean; None for nobody."""
        return self.total / self.n if self.n else None

    @property
    def variance(self) -> Fraction | None:
        """s², always with n − 1; None below two."""
        if self.n < 2:
            return None
        return (self.n * self.squares - self.total**2) / (self.n * (self.n - 1))


def moments(scores: Answers) -> Moments:
    """Count, sum and sum of squares of the scores that are there (None = missing), without rounding."""
    return moments_of(present(scores, "scores"))


def moments_of(values: list[Fraction]) -> Moments:
    """As `moments`, for numbers that have been checked already."""
    return Moments(len(values), exact_sum(values), exact_sum(value * value for value in values))


def exact_sum(values: Iterable[Fraction]) -> Fraction:
    """The sum of checked numbers."""
    numbers = list(values)
    if all(value.denominator == 1 for value in numbers):  # points as they were given
        return Fraction(sum(value.numerator for value in numbers))
    return sum(numbers, Fraction(0))


def mean_of(values: Iterable[Fraction]) -> Fraction | None:
    """The plain mean of checked numbers; None for none."""
    numbers = list(values)
    return exact_sum(numbers) / len(numbers) if numbers else None


def to_float(value: Fraction | None) -> float | None:
    """The nearest float of an exact result; None stays None."""
    return None if value is None else float(value)


def root(value: Fraction) -> float:
    """The square root of an exact number that is not negative."""
    return math.sqrt(float(value))


@overload
def canonical(x: None) -> None: ...
@overload
def canonical(x: Number) -> float: ...
def canonical(x: Number | None) -> float | None:
    """The one form in which a figure is stored or compared: six decimals, halves away from zero, no −0.0.

    Rounded in two steps. A float that should be exactly a half at the seventh decimal may miss it by a few
    units in its sixteenth, upwards or downwards, depending on how it was reached; the first step (twelve
    decimals) brings it back onto the half, the second then always rounds it the same way.
    """
    if x is None:
        return None
    fine = _half_away(finite(x, "x"), _GUARD_DECIMALS)
    return float(_half_away(fine, DECIMALS))


def _half_away(value: Fraction, decimals: int) -> Fraction:
    # The floor of |value|·10^decimals + 1/2, in whole numbers.
    units = (2 * abs(value.numerator) * 10**decimals + value.denominator) // (2 * value.denominator)
    return Fraction(-units if value < 0 else units, 10**decimals)

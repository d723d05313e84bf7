"""Exact sums and the canonical form."""

import math
import random
import struct
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.trust import canonical, moments
from tests.assessments.trust.cases import steady


def bits(x):
    return struct.pack(">d", x)


@pytest.mark.parametrize(
    ("x", "stored"),
    [
        (None, None),
        (0, 0.0),
        (-0.0, 0.0),
        (-1e-9, 0.0),
        (1 / 3, 0.333333),
        (2 / 3, 0.666667),
        (1 / 128, 0.007813),  # .0078125, a true half
        (-1 / 128, -0.007813),
        (Fraction(1, 128), 0.007813),
        (Decimal("0.0000005"), 0.000001),
        (0.0000005, 0.000001),  # as a float a little below or above the half: the same
        (math.nextafter(1 / 128, 0), 0.007813),
        (math.nextafter(1 / 128, 1), 0.007813),
        (0.00000049, 0.0),
        (83.33333333333334, 83.333333),
        (7, 7.0),
        (1e200, 1e200),
    ],
)
def test_canonical_form(x, stored):
    assert canonical(x) == stored
    assert stored is None or bits(canonical(x)) == bits(stored)  # also tells 0.0 from −0.0


@pytest.mark.parametrize("wrong", [math.nan, math.inf, -math.inf, True, "5", Decimal("NaN")])
def test_canonical_refuses_what_is_no_number(wrong):
    with pytest.raises(ValueError, match=r"^x: "):
        canonical(wrong)


@steady
@given(st.floats(-1e6, 1e6))
def test_canonical_is_stable_and_symmetric(x):
    once = canonical(x)
    assert canonical(once) == once
    assert canonical(-x) == -once
    assert abs(once - x) <= 0.5000011e-6


def test_sums_do_not_depend_on_the_order():
    # Ordinary float addition does depend on it for these (control).
    scores = [0.1, 1e8, 17 / 3, -1e8, 0.3, 2.2] * 5
    orders = [random.Random(seed).sample(scores, len(scores)) for seed in range(20)]
    assert len({sum(order) for order in orders}) > 1
    assert len({moments(order) for order in orders}) == 1


def test_moments_of_whole_answers_are_whole():
    sums = moments([6, None, 5, 7, 6])
    assert sums == (4, 24, 146)
    assert all(value.denominator == 1 for value in sums)
    assert (sums.mean, sums.variance) == (6, Fraction(2, 3))


def test_moments_of_nobody_and_of_one():
    assert (moments([]).mean, moments([None]).variance) == (None, None)
    assert (moments([3]).mean, moments([3]).variance) == (3, None)

"""Differences between sides, between rounds, in a person."""

import math

import pytest
from scipy import stats

from assessments.trust import (
    Estimate,
    change,
    facet_score,
    hedges_g,
    level_interval,
    relation_level,
    reliable_change,
    side_mean,
    standard_error,
    welch_gap,
)
from tests.assessments.trust.cases import SIDE_ONE, SIDE_TWO, SLEEP_A, SLEEP_B, as_printed

ONE = [facet_score(person, 2) for person in SIDE_ONE]
TWO = [facet_score(person, 2) for person in SIDE_TWO]


def test_welch_on_the_sleep_data_of_r():
    found = welch_gap(SLEEP_A, SLEEP_B)
    assert found.t == as_printed("-1.8608")
    assert found.df == as_printed("17.776")
    assert found.p == as_printed(".07939")
    assert (found.low, found.high) == (as_printed("-3.3655"), as_printed(".2055"))
    assert found.difference is False


def test_welch_on_the_worked_example():
    found = welch_gap(ONE, TWO)
    assert (found.t, found.df, found.p) == (as_printed("2.7850"), as_printed("4.179"), as_printed(".0472"))
    assert (found.low, found.high) == (as_printed(".0299"), as_printed("3.0035"))
    assert found.difference is True


def test_welch_agrees_with_scipy():
    reference = stats.ttest_ind(ONE, TWO, equal_var=False)
    found = welch_gap(ONE, TWO)
    assert (found.t, found.df, found.p) == pytest.approx((reference.statistic, reference.df, reference.pvalue))
    assert (found.low, found.high) == pytest.approx(tuple(reference.confidence_interval()))


@pytest.mark.parametrize(
    ("a", "b", "difference"),
    [
        ([4, 4, 5, 4, 4, 5, 4, 5], [6, 6, 7, 6, 6, 7, 6, 7], True),
        ([4, 5] * 200, [4.4, 5.4] * 200, False),  # told apart, but less than half a point
        ([4, 5] * 200, [4.5, 5.5] * 200, True),  # half a point exactly
        ([1, 4, 7], [2, 5, 7], False),
        # Half a point as thirds of floats: 17/3 − 31/6 comes out a hair below one half.
        ([16 / 3, 18 / 3] * 200, [29 / 6, 33 / 6] * 200, True),
    ],
)
def test_what_counts_as_a_difference(a, b, difference):
    assert welch_gap(a, b).difference is difference


def test_welch_with_one_side_unanimous():
    found = welch_gap([4, 4, 4], [5, 6, 7])
    assert found.df == pytest.approx(2)
    assert found.t == pytest.approx(-2 / math.sqrt(1 / 3))


@pytest.mark.parametrize(
    ("a", "b"), [([], [4, 5]), ([4], [4, 5]), ([4, 5], [None, 4]), ([4, 4], [5, 5]), ([4, 4], [4, 4])]
)
def test_not_computable(a, b):
    assert welch_gap(a, b) is None
    assert hedges_g(a, b) is None


@pytest.mark.parametrize(("a", "b", "g"), [(SLEEP_A, SLEEP_B, "-.7970"), (ONE, TWO, "1.7947")])
def test_hedges_g(a, b, g):
    assert hedges_g(a, b) == as_printed(g)


def test_hedges_g_is_d_times_its_correction():
    assert hedges_g(SLEEP_A, SLEEP_B) / (1 - 3 / (4 * 18 - 1)) == as_printed("-.8322")


@pytest.mark.parametrize(
    ("before", "after", "delta", "z", "verdict"),
    [
        ((4.0, 0.3), (5.0, 0.4), 1, 2, True),
        ((5.0, 0.3), (4.0, 0.4), -1, -2, True),
        ((4.0, 0.3), (4.9, 0.4), 0.9, 1.8, False),
        ((0, 0.6), (1.96, 0.8), 1.96, 1.96, False),  # "more than chance" only above 1.96
        ((4.0, 0), (5.0, 0.5), 1, 2, True),
        ((4.0, 0.5), (4.0, 0), 0, 0, False),
    ],
)
def test_change(before, after, delta, z, verdict):
    found = change(Estimate(*before), after)
    assert (found.delta, found.z) == (pytest.approx(delta), pytest.approx(z))
    assert found.more_than_chance is verdict


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ((4, 0), (5, 0)),  # everybody answered, both times
        ((None, 0.3), (5, 0.3)),
        ((4, None), (5, 0.3)),
        ((4, 0.3), None),
        (None, (4, 0.3)),
    ],
)
def test_change_not_computable(before, after):
    assert change(before, after) is None


def test_change_of_the_level_of_the_relation():
    level = relation_level([side_mean(ONE), side_mean(TWO)])
    error = level_interval([standard_error(ONE, 6), standard_error(TWO, 5)])
    # se: .4944/√5·.4472 = .0989 and .9954/√4·.5 = .2488; √(.0989² + .2488²)/2
    assert error == as_printed(".1339")
    found = change(Estimate(level, error), Estimate(level + 0.5, error))
    assert found.z == as_printed("2.641")


@pytest.mark.parametrize(
    ("x1", "x2", "sd", "reliability", "size"),
    [
        (47.5, 32.5, 7.5, 0.80, "-3.162"),  # Jacobson & Truax 1991
        (32.5, 47.5, 7.5, 0.80, "3.162"),
        (40, 40, 7.5, 0.80, "0.000"),
        (40, 50, 5, 0, "1.414"),
    ],
)
def test_reliable_change(x1, x2, sd, reliability, size):
    assert reliable_change(x1, x2, sd, reliability) == as_printed(size)


@pytest.mark.parametrize(
    "arguments", [(4, 5, 0, 0.8), (4, 5, 1, 1), (4, 5, 1, None), (None, 5, 1, 0.8), (4, 5, None, 0.8)]
)
def test_reliable_change_not_computable(arguments):
    assert reliable_change(*arguments) is None


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: welch_gap([4, "5"], [4, 5]), "^a: '5'"),
        (lambda: welch_gap([4, 5], [4, float("inf")]), "^b: inf"),
        (lambda: hedges_g([4, 5], {4, 5}), "^b: .* not a list"),
        (lambda: change((4, -0.1), (5, 0.1)), "before, standard error: .* below zero"),
        (lambda: change((4, 0.1), 5), "after: 5 is not a pair"),
        (lambda: change((4, 0.1), (True, 0.1)), "after, value: True"),
        (lambda: reliable_change(4, 5, -1, 0.8), "sd: -1 is below zero"),
        (lambda: reliable_change(4, 5, 1, 1.2), "reliability: 1.2 is outside"),
        (lambda: reliable_change(4, 5, 1, -0.2), "reliability: -0.2 is outside"),
    ],
)
def test_wrong_input_is_named(call, message):
    with pytest.raises(ValueError, match=message):
        call()

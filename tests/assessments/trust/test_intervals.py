"""How sure a figure is."""

import math

import pytest
from scipy import stats

from assessments.trust import (
    facet_score,
    level_interval,
    side_interval,
    standard_error,
    typical_half_width,
    wilson,
)
from tests.assessments.trust.cases import SIDE_ONE, SIDE_TWO, as_printed


# TRUST.md §7, the worked example: mean, uncorrected half-width, finite-population factor.
@pytest.mark.parametrize(
    ("people", "invited", "mean", "uncorrected", "factor"),
    [(SIDE_ONE, 6, "5.6000", ".6139", ".4472"), (SIDE_TWO, 5, "4.0833", "1.5838", ".5000")],
)
def test_interval_of_a_side(people, invited, mean, uncorrected, factor):
    scores = [facet_score(person, 2) for person in people]
    found = side_interval(scores, invited)
    assert found.mean == as_printed(mean)
    assert found.uncorrected_half_width == as_printed(uncorrected)
    assert found.half_width / found.uncorrected_half_width == as_printed(factor)
    assert (found.low, found.high) == (found.mean - found.half_width, found.mean + found.half_width)
    assert standard_error(scores, invited) == pytest.approx(
        stats.tstd(scores) / math.sqrt(len(scores)) * math.sqrt((invited - len(scores)) / (invited - 1))
    )


def test_uncorrected_half_width_is_the_ordinary_t_interval():
    scores = [2, 5, 6, 3, 7, 4]
    low, high = stats.ttest_1samp(scores, 0).confidence_interval()
    found = side_interval(scores, 1000)
    assert found.uncorrected_half_width == pytest.approx((high - low) / 2)


def test_no_sampling_error_when_everybody_answered():
    found = side_interval([3, 5, 4], 3)
    assert (found.mean, found.low, found.high, found.half_width) == (4, 4, 4, 0)
    assert found.uncorrected_half_width == as_printed("2.4841")  # t 4.3027 · 1/√3
    assert standard_error([3, 5, 4], 3) == 0


@pytest.mark.parametrize(
    ("scores", "invited"), [([], 0), ([], 5), ([4], 5), ([4], 1), ([None, 4], 5), ([None, None], 2)]
)
def test_not_computable_below_two(scores, invited):
    assert side_interval(scores, invited) is None
    assert standard_error(scores, invited) is None
    assert typical_half_width(sum(score is not None for score in scores), invited, 15) is None


def test_a_unanimous_side_has_a_point():
    assert side_interval([4, 4, 4], 5) == (4, 4, 4, 0, 0)


@pytest.mark.parametrize(
    ("n", "invited", "half_width"),
    [
        (4, 4, 0),
        (2, 3, stats.t.ppf(0.975, 1) * 15 / math.sqrt(2) * math.sqrt(1 / 2)),
        (3, 4, stats.t.ppf(0.975, 2) * 15 / math.sqrt(3) * math.sqrt(1 / 3)),
        (4, 5, stats.t.ppf(0.975, 3) * 15 / 2 * math.sqrt(1 / 4)),
        (10, 40, stats.t.ppf(0.975, 9) * 15 / math.sqrt(10) * math.sqrt(30 / 39)),
    ],
)
def test_typical_half_width(n, invited, half_width):
    assert typical_half_width(n, invited, 15) == pytest.approx(half_width)


@pytest.mark.parametrize(
    ("widths", "half_width"),
    [
        ([3, 4], 2.5),
        ([0.6139 * 0.4472, 1.5838 * 0.5], 0.4190691),  # worked example: √(.27454² + .7919²)/2
        ([2, 2, 1], 1),
        ([0, 0], 0),
        ([3, None], None),
        ([3], None),
        ([], None),
    ],
)
def test_interval_of_the_level(widths, half_width):
    assert level_interval(widths) == (half_width if half_width is None else pytest.approx(half_width, abs=1e-6))


# Newcombe 1998, table 1, method 3 (score method without continuity correction).
@pytest.mark.parametrize(
    ("kept", "due", "low", "high"),
    [(81, 263, ".2553", ".3662"), (15, 148, ".0624", ".1605"), (0, 20, "0.0000", ".1611")],
)
def test_wilson(kept, due, low, high):
    assert wilson(kept, due) == (as_printed(low), as_printed(high))


def test_wilson_at_the_ends():
    assert wilson(0, 0) is None
    assert wilson(0, 20).low == 0
    assert wilson(20, 20).high == 1
    assert wilson(20, 20).low == pytest.approx(1 - wilson(0, 20).high)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: side_interval([4, 5, 6], 2), "invited: 2 is fewer than the 3 who answered"),
        (lambda: standard_error([4, 5, 6], 2), "invited: 2 is fewer"),
        (lambda: side_interval([4, 5], 2.5), "invited: 2.5"),
        (lambda: side_interval([4, 5], -1), "invited: -1"),
        (lambda: side_interval([4, False], 3), "scores: False"),
        (lambda: typical_half_width(5, 4, 15), "invited: 4 is fewer"),
        (lambda: typical_half_width(5, 6, -1), "spread: -1 is below zero"),
        (lambda: level_interval([3, -4]), "half_widths: -4 is below zero"),
        (lambda: wilson(5, 4), "kept: 5 is more than due, 4"),
        (lambda: wilson(-1, 4), "kept: -1"),
        (lambda: wilson(1.5, 4), "kept: 1.5"),
        (lambda: wilson(1, True), "due: True"),
    ],
)
def test_wrong_input_is_named(call, message):
    with pytest.raises(ValueError, match=message):
        call()

"""Shrinkage in the portfolio."""

import pytest

from assessments.trust import shrink
from tests.assessments.trust.cases import as_printed

# Efron & Morris 1975, table 1: batting averages after 45 times at bat, three decimals.
BATTING = [
    0.400,
    0.378,
    0.356,
    0.333,
    0.311,
    0.311,
    0.289,
    0.267,
    0.244,
    0.244,
    *[0.222] * 5,
    0.200,
    0.178,
    0.156,
]


def test_efron_and_morris():
    mean = sum(BATTING) / len(BATTING)
    assert mean == as_printed(".2654")
    shrunk = shrink(BATTING, mean * (1 - mean) / 45)
    assert sum(shrunk) / len(shrunk) == pytest.approx(mean)
    for before, after in zip(BATTING, shrunk, strict=True):
        assert (after - mean) / (before - mean) == as_printed(".2124")


@pytest.mark.parametrize(
    ("values", "variance", "shrunk"),
    [
        ([1, 2, 3, 4], 0, [1, 2, 3, 4]),
        ([1, 2, 3, 4], 2.5, [1.75, 2.25, 2.75, 3.25]),  # Σ(y − M)² = 5, c = 1/2
        ([1, 2, 3, 4], 5, [2.5] * 4),
        ([1, 2, 3, 4], 500, [2.5] * 4),  # never beyond the mean
        ([3, 3, 3, 3], 1, [3] * 4),
        ([1, 2, None, 3, 4], 2.5, [1.75, 2.25, None, 2.75, 3.25]),
        ([1, 2, 3], 1, None),
        ([1, 2, 3, None], 1, None),
        ([], 1, None),
    ],
)
def test_by_hand(values, variance, shrunk):
    assert shrink(values, variance) == (shrunk if shrunk is None else [*map(as_close, shrunk)])


def as_close(value):
    return None if value is None else pytest.approx(value)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: shrink([1, 2, 3, 4], -1), "variance: -1 is below zero"),
        (lambda: shrink([1, 2, 3, 4], None), "variance: None"),
        (lambda: shrink([1, 2, 3, True], 1), "values: True"),
    ],
)
def test_wrong_input_is_named(call, message):
    with pytest.raises(ValueError, match=message):
        call()

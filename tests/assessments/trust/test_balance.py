"""Give and take."""

import math
from decimal import Decimal

import pytest

from assessments.trust import (
    Band,
    balance_index,
    banded_share,
    burden,
    dependence,
    equity_log_ratio,
    jain_index,
    surplus_split,
)
from tests.assessments.trust.cases import as_printed


@pytest.mark.parametrize(
    ("o_a", "i_a", "o_b", "i_b", "log_ratio"),
    [
        (10, 5, 20, 10, 0),
        (20, 5, 20, 10, math.log(2)),
        (5, 5, 20, 10, -math.log(2)),
        (0.3, 0.1, 3, 1, 0),
        (0, 5, 20, 10, None),
        (10, 5, 20, 0, None),
        (None, 5, 20, 10, None),
    ],
)
def test_equity(o_a, i_a, o_b, i_b, log_ratio):
    expected = log_ratio if log_ratio is None else pytest.approx(log_ratio, abs=1e-12)
    assert equity_log_ratio(o_a, i_a, o_b, i_b) == expected


def test_equity_swapped_changes_only_the_sign():
    assert equity_log_ratio(7, 3, 5, 11) == -equity_log_ratio(5, 11, 7, 3)


@pytest.mark.parametrize(
    ("given", "size", "expected"), [(30, 6, 5), (0, 6, 0), (30, 0, None), (None, 6, None), (30, None, None)]
)
def test_burden(given, size, expected):
    assert burden(given, size) == expected


@pytest.mark.parametrize(
    ("values", "balance", "jain"),
    [
        ([1, 1], 1, "1.00"),
        ([2, 1], 0.5, ".90"),  # TRUST.md §7
        ([3, 1], 1 / 3, ".80"),
        ([5, 0], 0, ".50"),
        ([4, 4, 4], 1, "1.00"),
        ([9, 0, 0], 0, ".3333"),
    ],
)
def test_balance_and_jain(values, balance, jain):
    assert balance_index(values) == balance
    assert jain_index(values) == as_printed(jain)


@pytest.mark.parametrize("values", [[], [5], [0, 0], [5, None], [None, None]])
def test_balance_not_computable(values):
    assert balance_index(values) is None
    assert jain_index(values) is None


def test_dependence():
    assert dependence(5, 3) == (2, 8)
    assert dependence(3, 5).asymmetry == -2
    assert dependence(3, None) is None


@pytest.mark.parametrize(
    ("standalone", "total", "parts"),
    [
        ([100, 50], 200, [125, 75]),
        ([100, 50], 150, [100, 50]),
        ([100, 50], 130, [90, 40]),  # a shortfall is shared equally too
        ([10, 20, 30], 90, [20, 30, 40]),
        ([100], 200, None),
        ([], 200, None),
        ([100, None], 200, None),
        ([100, 50], None, None),
    ],
)
def test_surplus_split(standalone, total, parts):
    assert surplus_split(standalone, total) == parts


PAIN_AND_GAIN = [(80, 120, 50), (120, None, 100)]
SAVING = [(0, 80, 0), (80, 100, 25)]


# Target 500 000; the first three lines are the worked examples of TRUST.md §7 (NEC style).
@pytest.mark.parametrize(
    ("outcome", "bands", "share"),
    [
        (450_000, PAIN_AND_GAIN, 25_000),
        (650_000, PAIN_AND_GAIN, -100_000),
        (200_000, SAVING, 25_000),
        (600_000, PAIN_AND_GAIN, -50_000),
        (500_000, PAIN_AND_GAIN, 0),
        (500_000, [], 0),
        (450_000, [Band(120, None, 100), Band(80, 120, 50)], 25_000),  # the order of the bands is nothing
        (Decimal("450000.02"), PAIN_AND_GAIN, 24_999.99),
        (399_999, PAIN_AND_GAIN, None),  # below 80 % nothing was agreed
        (500_001, SAVING, None),
        (700_000, [(100, 110, 50), (120, None, 100)], None),  # a hole on the way
        (520_000, [(100, 110, 50), (120, None, 100)], -10_000),
        (None, PAIN_AND_GAIN, None),
    ],
)
def test_banded_share(outcome, bands, share):
    assert banded_share(500_000, outcome, bands) == share


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: equity_log_ratio(1, -1, 1, 1), "i_a: -1 is below zero"),
        (lambda: burden(-1, 2), "input: -1 is below zero"),
        (lambda: burden(1, True), "size: True"),
        (lambda: balance_index([1, -1]), "values: -1 is below zero"),
        (lambda: jain_index([1, math.nan]), "values: nan"),
        (lambda: dependence(1, "2"), "d_b: '2'"),
        (lambda: surplus_split([1, "2"], 3), "standalone: '2'"),
        (lambda: surplus_split({"a": 1, "b": 2}, 3), "standalone: .* not a list"),
        (lambda: banded_share(0, 1, SAVING), "target: 0"),
        (lambda: banded_share(-5, 1, SAVING), "target: -5"),
        (lambda: banded_share(5, -1, SAVING), "outcome: -1"),
        (lambda: banded_share(5, 4, [(80, 120, 50), (110, None, 100)]), "bands: two overlap from 110 %"),
        (lambda: banded_share(5, 4, [(80, None, 50), (110, 120, 100)]), "bands: two overlap from 110 %"),
        (lambda: banded_share(5, 4, [(80, 120, 101)]), "bands, band 1, share: 101 is outside"),
        (lambda: banded_share(5, 4, [(80, 120, 1), (120, 120, 1)]), "bands, band 2: upper 120 is not above"),
        (lambda: banded_share(5, 4, [(80, 120)]), "bands, band 1: .* is not"),
        (lambda: banded_share(5, 4, [(-80, 120, 1)]), "bands, band 1, lower: -80"),
        (lambda: banded_share(5, 4, 80), "bands: 80 is not a list"),
    ],
)
def test_wrong_input_is_named(call, message):
    with pytest.raises(ValueError, match=message):
        call()

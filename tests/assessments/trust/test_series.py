"""Trends over rounds."""

import itertools

import pytest
from scipy import stats

from assessments.trust import LIMITS_FROM, NORMAL_FROM, TEST_FROM, ewma, mann_kendall, sen_slope, xmr_limits
from tests.assessments.trust.cases import as_printed

# TRUST.md §7.
FOURTEEN = [12.9, 14.8, 13.2, 15.7, 13.8, 15.6, 12.9, 11.0, 17.3, 15.9, 19.0, 18.3, 20.1, 21.7]
# NIST/SEMATECH e-Handbook 6.3.2.2 (individuals) and 6.3.2.4 (EWMA, λ .3, start 50; two decimals printed).
NIST_XMR = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]
NIST_EWMA = [52, 47, 53, 49.3, 50.1, 47, 51, 50.1, 51.2, 50.5, *NIST_XMR]
NIST_SMOOTHED = [
    "50.60", "49.52", "50.56", "50.18", "50.16", "49.21", "49.75", "49.85", "50.26", "50.33",
    "50.11", "49.36", "49.52", "50.05", "49.38", "49.92", "50.73", "51.23", "51.94", "51.99",
]  # fmt: skip


def test_fourteen_rounds():
    found = mann_kendall(FOURTEEN)
    assert (found.s, found.exact) == (54, False)
    assert found.variance == as_printed("332.667")
    assert found.z == as_printed("2.9058")
    assert found.p_one_sided == as_printed(".00183")
    assert sen_slope(FOURTEEN) == as_printed(".5667")


def test_fourteen_rounds_falling():
    found = mann_kendall(FOURTEEN[::-1])
    assert (found.s, found.z, found.p_one_sided) == (-54, as_printed("-2.9058"), as_printed(".00183"))


def test_from_how_many_rounds_what_is_read():
    assert (TEST_FROM, NORMAL_FROM, LIMITS_FROM) == (4, 8, 8)


# Kendall 1975, table of exact one-sided P(S ≥ s).
@pytest.mark.parametrize(
    ("series", "s", "p"),
    [
        ([1, 2, 4, 3], 4, ".1667"),
        ([1, 2, 3, 4], 6, ".0417"),
        ([1, 2, 5, 3, 4], 6, ".1167"),
        ([1, 2, 3, 5, 4], 8, ".0417"),
        ([1, 2, 3, 4, 5], 10, ".0083"),
        ([5, 4, 3, 2, 1], -10, ".0083"),
    ],
)
def test_exact_without_ties(series, s, p):
    found = mann_kendall(series)
    assert (found.s, found.exact) == (s, True)
    assert found.p_one_sided == as_printed(p)


@pytest.mark.parametrize("n", [4, 5, 6, 7])
def test_exact_agrees_with_scipy_where_scipy_has_it(n):
    for series in itertools.islice(itertools.permutations(range(n)), 0, None, 53):
        found = mann_kendall(series)
        direction = "greater" if found.s >= 0 else "less"
        reference = stats.kendalltau(range(n), series, method="exact", alternative=direction)
        assert found.p_one_sided == pytest.approx(reference.pvalue)


# With ties, counted by hand over the different orders.
@pytest.mark.parametrize(
    ("series", "s", "p"),
    [
        ([1, 1, 2, 2], 4, 1 / 6),  # S over the six orders: 4 2 0 0 −2 −4
        ([1, 2, 1, 2], 2, 2 / 6),
        ([2, 1, 1, 2], 0, 4 / 6),
        ([2, 2, 1, 1], -4, 1 / 6),
        ([1, 1, 1, 2], 3, 1 / 4),
        ([1, 2, 2, 3], 5, 1 / 12),
        ([1, 1, 1, 1, 2, 2], 8, 1 / 15),
    ],
)
def test_exact_with_ties(series, s, p):
    found = mann_kendall(series)
    assert (found.s, found.exact) == (s, True)
    assert found.p_one_sided == pytest.approx(p)


@pytest.mark.parametrize(
    ("series", "variance"),
    [
        ([1, 2, 3, 4, 5, 6, 7, 8], 8 * 7 * 21 / 18),
        ([1, 1, 2, 3, 4, 5, 5, 5], (8 * 7 * 21 - 2 * 1 * 9 - 3 * 2 * 11) / 18),
    ],
)
def test_from_eight_rounds_the_normal_approximation_with_ties(series, variance):
    found = mann_kendall(series)
    assert found.exact is False
    assert found.variance == pytest.approx(variance)
    assert found.p_one_sided == pytest.approx(stats.norm.sf((found.s - 1) / variance**0.5))


def test_no_direction():
    assert mann_kendall([1, 2, 3, 4, 4, 3, 2, 1])[0::2] == (0, 0, False)
    assert mann_kendall([1, 2, 3, 4, 4, 3, 2, 1]).p_one_sided == 0.5


@pytest.mark.parametrize("series", [[], [4], [4, 5], [4, 5, 6], [4, None, 5, 6, None], [4, 4, 4, 4], [5] * 9])
def test_too_early_to_tell_or_nothing_varies(series):
    assert mann_kendall(series) is None


def test_a_round_left_out_is_not_repeated():
    assert mann_kendall([1, None, 2, 4, 3]) == mann_kendall([1, 2, 4, 3])
    assert xmr_limits([1, None, 2, 4]) == xmr_limits([1, 2, 4])
    assert sen_slope([1, None, 3]) == 1
    assert ewma([4, None, 8], 0.5, 4) == [4, None, 6]


def test_levels_that_are_stored_alike_are_ties():
    assert mann_kendall([0.1 + 0.2, 0.3, 0.4, 0.5]) == mann_kendall([0.3, 0.3, 0.4, 0.5])


@pytest.mark.parametrize(
    ("series", "slope"),
    [
        ([1, 2, 3], 1),
        ([5, 5, 5], 0),
        ([1, 9, 2], 0.5),
        ([3, 1], -2),
        ([4], None),
        ([], None),
        ([None, 4], None),
    ],
)
def test_sen_slope(series, slope):
    assert sen_slope(series) == slope


def test_sen_slope_agrees_with_scipy():
    assert sen_slope(FOURTEEN) == pytest.approx(stats.theilslopes(FOURTEEN).slope)


def test_xmr_of_the_nist_handbook():
    found = xmr_limits(NIST_XMR)
    assert found.mean == as_printed("50.81")
    assert (found.upper, found.lower) == (as_printed("55.8049"), as_printed("45.8151"))
    # The handbook itself uses 3/1.128.
    reach = (found.upper - found.mean) / 2.66 * 3 / 1.128
    assert (found.mean + reach, found.mean - reach) == (as_printed("55.8041"), as_printed("45.8159"))


@pytest.mark.parametrize("series", [[], [4], [None, 4, None]])
def test_xmr_not_computable(series):
    assert xmr_limits(series) is None


def test_ewma_of_the_nist_handbook():
    assert ewma(NIST_EWMA, 0.3, 50) == [as_printed(value) for value in NIST_SMOOTHED]


def test_ewma_ends():
    assert ewma([], 0.3, 50) == []
    assert ewma([4, 6], 1, 50) == [4, 6]


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: mann_kendall([1, 2, 3, float("nan")]), "series: nan"),
        (lambda: sen_slope([1, "2"]), "series: '2'"),
        (lambda: xmr_limits("1234"), "series: '1234' is not a list"),
        (lambda: ewma([4], 0, 4), "lam: 0 "),
        (lambda: ewma([4], 1.1, 4), "lam: 1.1"),
        (lambda: ewma([4], True, 4), "lam: True"),
        (lambda: ewma([4], 0.3, None), "start: None"),
    ],
)
def test_wrong_input_is_named(call, message):
    with pytest.raises(ValueError, match=message):
        call()

"""Alpha and the intraclass correlations."""

import pytest

from assessments.trust import cronbach_alpha, group_icc, icc
from tests.assessments.trust.cases import SHROUT_FLEISS, as_printed, columns


@pytest.mark.parametrize(
    ("form", "value"),
    [
        ("ICC(1,1)", ".1657"),
        ("ICC(2,1)", ".2898"),
        ("ICC(3,1)", ".7148"),
        ("ICC(1,k)", ".4428"),
        ("ICC(2,k)", ".6201"),
        ("ICC(3,k)", ".9093"),
    ],
)
def test_shrout_and_fleiss_1979(form, value):
    assert icc(SHROUT_FLEISS)[form] == as_printed(value)


def test_alpha_of_shrout_and_fleiss_equals_the_consistency_of_the_mean():
    alpha = cronbach_alpha(columns(SHROUT_FLEISS))
    assert alpha == as_printed(".9093")
    assert alpha == icc(SHROUT_FLEISS)["ICC(3,k)"]


def test_the_result_has_six_keys():
    assert len(icc(SHROUT_FLEISS)) == 6


@pytest.mark.parametrize(
    "matrix",
    [
        [],
        [[4, 5]],
        [[4], [5], [6]],
        [[], []],
        [[4, 4], [4, 4]],
        [[4, None], [5, 6]],
        [[4, None], [None, 6], [5, 5]],
    ],
)
def test_icc_not_computable(matrix):
    assert icc(matrix) is None


def test_icc_leaves_incomplete_rows_out():
    assert icc([*SHROUT_FLEISS, [None, 1, 2, 3]]) == icc(SHROUT_FLEISS)


def test_icc_does_not_depend_on_the_unit():
    smaller = [[value / 100 for value in row] for row in SHROUT_FLEISS]
    assert icc(smaller) == pytest.approx(icc(SHROUT_FLEISS))


def test_judges_who_agree_on_nothing_get_no_reliability_out_of_two_minus_signs():
    forms = icc([[1, 7], [7, 1]])
    assert forms["ICC(3,1)"] == forms["ICC(1,1)"] == -1
    assert (forms["ICC(1,k)"], forms["ICC(2,k)"], forms["ICC(3,k)"]) == (None, None, None)


def test_a_shift_between_judges_costs_absolute_agreement_only():
    forms = icc([[1, 3], [2, 4], [3, 5], [4, 6]])
    assert forms["ICC(3,1)"] == 1
    assert forms["ICC(2,1)"] == as_printed(".4545")  # MSB 3.3333, MSE 0, MSC 8: 3.3333/(3.3333 + 2·8/4)


@pytest.mark.parametrize(
    "item_columns",
    [
        [],
        [[4, 5, 6]],
        [[4], [5]],
        [[4, 4], [5, 5]],
        [[1, 2, 3], [3, 2, 1]],  # the sum does not vary
        [[4, None], [None, 5]],
        [[], []],
    ],
)
def test_alpha_not_computable(item_columns):
    assert cronbach_alpha(item_columns) is None


@pytest.mark.parametrize(
    ("item_columns", "alpha"),
    [
        ([[1, 2, 3], [1, 2, 3]], 1),
        ([[1, 2], [1, 2]], 1),
        ([[1, 2, 3, None], [1, 2, 3, 7]], 1),  # who left one out is left out
        ([[1, 2, 3], [4, 4, 4]], 0),  # s²: 1, 0, total 1
        ([[1, 2, 3], [3, 3, 1]], -12),  # s²: 1, 4/3, total 1/3: 2·(1 − 7)
    ],
)
def test_alpha_by_hand(item_columns, alpha):
    assert cronbach_alpha(item_columns) == pytest.approx(alpha)


def test_group_icc_by_hand():
    # Means 2 and 6, grand mean 4: MSB = 2·(4 + 4) = 16, MSW = (2 + 2)/2 = 2, n = 2.
    assert group_icc([[1, 3], [5, 7]]) == (pytest.approx(14 / 18), pytest.approx(14 / 16))
    # Of unequal size: 2 and 5, n = 3/2, MSB = 2·1 + 1·4 = 6, MSW = 2.
    assert group_icc([[1, 3], [5], [None]]) == (pytest.approx(4 / 7), pytest.approx(4 / 6))


@pytest.mark.parametrize("groups", [[], [[1, 2]], [[1], [2]], [[4, 4], [4, 4]], [[1, 2], [None]]])
def test_group_icc_not_computable(groups):
    assert group_icc(groups) is None


def test_group_icc_of_equal_groups_is_the_one_way_icc():
    forms = icc(SHROUT_FLEISS)
    assert group_icc(SHROUT_FLEISS) == (forms["ICC(1,1)"], forms["ICC(1,k)"])


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: icc([[1, 2], [3]]), "matrix, row 2: .*ragged"),
        (lambda: icc([[1, 2], [3, float("nan")]]), "matrix, row 2: nan"),
        (lambda: cronbach_alpha([[1, 2], [3]]), "item_columns, item 2: .*ragged"),
        (lambda: cronbach_alpha([[1, 2], [True, 1]]), "item_columns, item 2: True"),
        (lambda: group_icc([[1, "2"], [3]]), "groups: '2'"),
    ],
)
def test_wrong_input_is_named(call, message):
    with pytest.raises(ValueError, match=message):
        call()

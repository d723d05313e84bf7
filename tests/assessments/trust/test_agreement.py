"""Agreement among the people of one side."""

import pytest

from assessments.trust import average_deviation, awg, rwg, rwg_star, split_within
from tests.assessments.trust.cases import SIDE_ONE, SIDE_TWO, as_printed, columns


# By hand, TRUST.md §7: answers, points, rWG, AD, awg.
@pytest.mark.parametrize(
    ("answers", "points", "within", "deviation", "against_most"),
    [
        ([4, 4, 4, 4, 5], 5, ".90", ".32", ".875"),
        ([4, 4, 5, 5, 3], 5, ".65", ".64", ".5625"),
        ([1, 2, 3, 4, 5], 5, "0.00", "1.2", "0.00"),
        ([1, 1, 5, 5, 3], 5, "0.00", "1.6", "-.60"),
        ([6, 6, 5, 7, 6], 7, ".875", ".40", ".84"),
        ([7, 6, 7, 2, 2, 1], 7, "0.00", "2.5", "-.4427"),
    ],
)
def test_one_item_by_hand(answers, points, within, deviation, against_most):
    assert rwg(answers, points) == as_printed(within)
    assert rwg_star([answers], points) == as_printed(within)
    assert average_deviation([answers]) == as_printed(deviation)
    assert awg(answers, 1, points) == as_printed(against_most)


@pytest.mark.parametrize(("points", "null_variance"), [(5, 2), (7, 4)])
def test_null_variance(points, null_variance):
    # Two answers one apart have s² = 1/2, so rWG reads the null variance off directly.
    assert rwg([2, 3], points) == 1 - 0.5 / null_variance


@pytest.mark.parametrize(
    ("people", "points", "star", "deviation"),
    [
        # TRUST.md §7, a small group and the two sides of the worked example
        ([[3, 4, 3, 4, 4], [4, 4, 3, 4, 4], [3, 3, 2, 2, 1]], 5, ".4667", ".7111"),
        (SIDE_ONE, 7, ".8417", ".6133"),
        (SIDE_TWO, 7, ".6736", ".7917"),
    ],
)
def test_several_items(people, points, star, deviation):
    assert rwg_star(columns(people), points) == as_printed(star)
    assert average_deviation(columns(people)) == as_printed(deviation)


def test_more_items_alone_do_not_raise_agreement():
    items = columns([[3, 4], [4, 4], [3, 2]])
    assert rwg_star(items * 4, 5) == rwg_star(items, 5)


def test_awg_does_not_depend_on_where_the_scale_begins():
    assert awg([3, 3, 4, 4, 2], 0, 4) == awg([4, 4, 5, 5, 3], 1, 5) == awg([6, 6, 7, 7, 5], 3, 7)


def test_two_points_are_the_shortest_scale():
    assert (rwg([1, 1, 2], 2), rwg_star([[1, 1, 2]], 2)) == (0, 0)  # s² 1/3, by chance 1/4
    assert split_within([[1, 1, 2]], 2) is True  # AD 4/9 above 1/3
    assert split_within([[1] * 5 + [2]], 2) is True  # AD 5/18 is not; any split of two points has awg −1


@pytest.mark.parametrize("answers", [[], [4], [None, 4], [None, None]])
def test_not_computable_below_two(answers):
    assert rwg(answers, 7) is None
    assert rwg_star([answers], 7) is None
    assert awg(answers, 1, 7) is None
    assert average_deviation([answers]) is None
    assert split_within([answers], 7) is None


def test_no_items():
    assert (average_deviation([]), rwg_star([], 7), split_within([], 7)) == (None, None, None)


def test_items_too_few_answered_are_left_out():
    lonely = [None, None, 7]
    assert average_deviation([[3, 5, 4], lonely]) == average_deviation([[3, 5, 4]])
    assert rwg_star([[3, 5, 4], lonely], 7) == rwg_star([[3, 5, 4]], 7)


@pytest.mark.parametrize("answer", [1, 4, 7])
def test_unanimous(answer):
    item = [answer] * 3
    assert (rwg(item, 7), awg(item, 1, 7), average_deviation([item]), split_within([item], 7)) == (
        1,
        1,
        0,
        False,
    )


@pytest.mark.parametrize(
    ("item_columns", "points", "split"),
    [
        ([[3, 5, 3, 5]], 6, False),  # AD is exactly A/6 = 1: not above
        ([[3, 5, 3, 5]], 7, False),
        ([[2, 5, 3, 6]], 7, True),  # AD 1.5 above 7/6
        ([[3, 5, 3, 5]], 5, True),  # AD 1 above 5/6
        # AD is not above 7/6; awg .11 and .09 tell of the one who differs, but only from six people
        ([[7, 7, 7, 7, 4]], 7, False),
        ([[7, 7, 7, 7, 7, 4]], 7, True),
        ([[7, 7, 7, 7, 7, 4], [7, 7, 7, 7, 7, None]], 7, False),  # one item was answered by five only
        ([[7, 7, 7, 7, 7, 4], [5, 5, 5, 5, 5, 5], [6, 6, 6, 6, 6, 6]], 7, False),  # on average they agree
        (columns(SIDE_ONE), 7, False),
        (columns(SIDE_TWO), 7, False),
    ],
)
def test_split_within(item_columns, points, split):
    assert split_within(item_columns, points) is split


@pytest.mark.parametrize(
    ("answers", "points", "against_most", "deviation", "split"),
    [
        ([6, 6, 6, 6, 4, 4], 7, ".7538", ".8889", False),
        ([5, 5, 5, 7, 7, 7], 7, ".6000", "1.0000", False),  # .60 itself is not below .60
        ([1, 1, 1, 1, 3], 5, ".1111", ".6400", True),  # told by awg alone: AD is not above 5/6
    ],
)
def test_split_told_by_awg(answers, points, against_most, deviation, split):
    assert awg(answers, 1, points) == as_printed(against_most)
    assert average_deviation([answers]) == as_printed(deviation)
    assert split_within([answers], points) is split


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: rwg([4, 8], 7), "scores: 8 is outside the scale 1 to 7"),
        (lambda: rwg([0, 4], 7), "scores: 0 is outside"),
        (lambda: rwg([4, 5], 1), "points: 1"),
        (lambda: rwg([4, 5], True), "points: True"),
        (lambda: rwg([4, 5], 6.5), "points: 6.5"),
        (lambda: rwg_star([[4, 5], [4, 9]], 7), "item_columns, item 2: 9 is outside"),
        (lambda: rwg_star([[4, 5], [4]], 7), "item_columns, item 2: .*ragged"),
        (lambda: average_deviation([[4, 5], [4, 5, 6]]), "item_columns, item 2: .*ragged"),
        (lambda: average_deviation([4, 4, 5]), "item_columns, item 1: .* not a list"),
        (lambda: split_within([[4, 5], [4, 0]], 7), "item_columns, item 2: 0 is outside"),
        (lambda: awg([4, 8], 1, 7), "scores: 8 is outside the scale 1 to 7"),
        (lambda: awg([4, 5], 7, 1), "high: 1 is not above low"),
        (lambda: awg([4, 4], 4, 4), "high: 4 is not above low"),
    ],
)
def test_wrong_input_is_named(call, message):
    with pytest.raises(ValueError, match=message):
        call()

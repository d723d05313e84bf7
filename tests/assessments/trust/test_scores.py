"""Person, facet, side, index, relation level, gap, blind spot."""

import pytest

from assessments.trust import (
    blind_spot,
    facet_score,
    gap,
    index,
    relation_level,
    side_mean,
    to_percent,
    weakest_view,
    widest_gap,
)
from tests.assessments.trust.cases import as_printed

# TRUST.md §2: the weights of the default criteria set.
WEIGHTS = dict.fromkeys(["ability", "integrity", "benevolence"], 10)
WEIGHTS |= dict.fromkeys(["choice", "equality", "vision", "agreements", "small"], 14)
WEIGHTS |= {"energy": 0, "expected": 0}


@pytest.mark.parametrize(
    ("answers", "minimum", "score"),
    [
        ([6, 6, 5], 2, 17 / 3),
        ([6, None, 5], 2, 5.5),
        ([6, None, None], 2, None),
        ([6, None], 1, 6.0),
        ([None, None], 1, None),
        ([], 1, None),
        ([6], 2, None),
        ([1, 7], 1, 4.0),
    ],
)
def test_facet_score(answers, minimum, score):
    assert facet_score(answers, minimum) == score


def test_facet_score_on_the_shortest_scale():
    assert facet_score([1, 2], 1, points=2) == 1.5


@pytest.mark.parametrize(
    ("x", "points", "percent"),
    [
        (1, 7, 0),
        (7, 7, 100),
        (4, 7, 50),
        (5, 5, 100),
        (2, 5, 25),
        (5.5, 7, 75),
        (1.5, 2, 50),
        (None, 7, None),
    ],
)
def test_display_scale(x, points, percent):
    assert to_percent(x, points) == percent


def test_display_scale_of_the_worked_example():
    assert to_percent(5.6, 7) == as_printed("76.67")
    assert to_percent(49 / 12, 7) == as_printed("51.39")


@pytest.mark.parametrize(("scores", "mean"), [([5, 6, None, 7], 6), ([4], 4), ([], None), ([None, None], None)])
def test_side_mean(scores, mean):
    assert side_mean(scores) == mean


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        (dict.fromkeys(WEIGHTS, 5), 5),
        ({"ability": 7, "integrity": 1, "benevolence": 4, "choice": 4, "equality": 4}, 4),
        # 10 + 10 + 10 + 14 = 44: less than half of the weight
        ({"ability": 7, "integrity": 7, "benevolence": 7, "choice": 7}, None),
        # energy and the expected view weigh nothing and cannot bring it to half
        ({"ability": 7, "integrity": 7, "benevolence": 7, "choice": 7, "energy": 7, "expected": 7}, None),
        # a pulse: one item per condition, 70 of 100
        ({"choice": 6, "equality": 4, "vision": 5, "agreements": 3, "small": 2, "energy": 7}, 4),
        ({"ability": 6, "equality": 2, "vision": 2, "agreements": 2, "small": None}, 144 / 52),
        ({}, None),
    ],
)
def test_index(scores, expected):
    assert index(scores, WEIGHTS) == (expected if expected is None else pytest.approx(expected, abs=1e-12))


def test_index_at_exactly_half_of_the_weight():
    assert index({"a": 6}, {"a": 50, "b": 50}) == 6
    assert index({"a": 6}, {"a": 49.9, "b": 50.1}) is None


def test_weights_given_as_thirds():
    assert index({"a": 1, "b": 4, "c": 7}, dict.fromkeys("abc", 100 / 3)) == pytest.approx(4)


@pytest.mark.parametrize(
    ("means", "level", "weakest"),
    [
        ([5.6, 49 / 12], as_printed("4.8417"), 49 / 12),
        ([6, 3, 3], 4, 3),
        ([6, None, 3], 4.5, 3),
        ([6, None], None, None),
        ([6], None, None),
        ([], None, None),
    ],
)
def test_level_and_weakest_view(means, level, weakest):
    assert relation_level(means) == level
    assert weakest_view(means) == weakest


@pytest.mark.parametrize(
    ("a", "b", "g"), [(5, 3.5, 1.5), (3.5, 5, -1.5), (4, 4, 0), (None, 4, None), (4, None, None)]
)
def test_gap_and_blind_spot(a, b, g):
    assert gap(a, b) == g
    assert blind_spot(expected=a, actual=b) == g


def test_widest_gap_says_who():
    assert widest_gap({"harbour": 5, "city": 3, "yard": 4.5}) == (2, ("harbour",), ("city",))
    assert widest_gap({"yard": 5, "harbour": 5, "city": 3}) == (2, ("harbour", "yard"), ("city",))
    assert widest_gap({"harbour": 5, "city": None, "yard": 4}) == (1, ("harbour",), ("yard",))
    assert widest_gap({"harbour": 5, "city": None}) is None


@pytest.mark.parametrize(
    ("weights", "message"),
    [
        ({"a": 50, "b": 40}, "weights: they add to 90 instead of 100"),
        ({"a": 110, "b": -10}, "weights, b: -10 is below zero"),
        ({"a": 100, "b": True}, "weights, b: True"),
        ({}, "weights: they add to 0"),
        ([100], "weights: .* not a mapping"),
    ],
)
def test_index_refuses_wrong_weights(weights, message):
    with pytest.raises(ValueError, match=message):
        index({"a": 4}, weights)


def test_index_refuses_a_facet_without_weight():
    with pytest.raises(ValueError, match="facet_scores: no weight for abilty"):
        index({"abilty": 4}, {"ability": 100})

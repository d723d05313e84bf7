"""What may come in at all: the same refusals everywhere, each naming the argument."""

import math
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest

from assessments.trust import (
    cronbach_alpha,
    facet_score,
    gap,
    relation_level,
    side_mean,
    to_percent,
    weakest_view,
)

NO_NUMBERS = [True, False, math.nan, math.inf, -math.inf, "5", b"5", 1j, [5], Decimal("NaN"), Decimal("sNaN")]


@pytest.mark.parametrize("wrong", [*NO_NUMBERS, 10**19, -1e300], ids=repr)
@pytest.mark.parametrize(
    ("call", "name"),
    [
        (lambda wrong: side_mean([4, wrong]), "scores"),
        (lambda wrong: facet_score([4, wrong], 1), "answers"),
        (lambda wrong: to_percent(wrong, 7), "x"),
        (lambda wrong: to_percent(4, wrong), "points"),
        (lambda wrong: gap(wrong, 4), "a"),
        (lambda wrong: gap(4, wrong), "b"),
        (lambda wrong: relation_level([4, wrong]), "side_means"),
        (lambda wrong: weakest_view([4, wrong]), "side_means"),
        (lambda wrong: cronbach_alpha([[4, 5], [4, wrong]]), "item_columns, item 2"),
    ],
)
def test_what_is_no_number_is_refused_by_name(call, name, wrong):
    with pytest.raises(ValueError, match=f"^{name}: "):
        call(wrong)


@pytest.mark.parametrize("wrong", ["456", None, 5, {4: 5}, {4, 5}, {}], ids=repr)
def test_what_is_no_list_is_refused_by_name(wrong):
    with pytest.raises(ValueError, match=r"^scores: .* is not a list"):
        side_mean(wrong)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: facet_score([0, 4], 1), "answers: 0 is outside the scale"),
        (lambda: facet_score([8, 4], 1, 7), "answers: 8 is outside the scale 1 to 7"),
        (lambda: facet_score([4, 4], 0), "minimum: 0"),
        (lambda: facet_score([4, 4], 1.5), "minimum: 1.5"),
        (lambda: facet_score([4, 4], None), "minimum: None"),
        (lambda: to_percent(0.99, 7), "x: 0.99 is outside the scale 1 to 7"),
        (lambda: to_percent(7.01, 7), "x: 7.01 is outside the scale 1 to 7"),
        (lambda: to_percent(1, 1), "points: 1"),
    ],
)
def test_outside_the_scale(call, message):
    with pytest.raises(ValueError, match=message):
        call()


@pytest.mark.parametrize("kind", [float, Decimal, Fraction, np.int64, np.float64, np.float32])
def test_every_kind_of_number_counts_the_same(kind):
    assert side_mean([kind(4), None, kind(5)]) == 4.5


@pytest.mark.parametrize("kind", [list, tuple, iter, np.array])
def test_every_kind_of_list_counts_the_same(kind):
    assert side_mean(kind([4, 5])) == 4.5

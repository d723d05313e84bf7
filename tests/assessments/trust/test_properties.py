"""What must hold whatever the answers (TRUST.md §7, "properties that need no numbers")."""

import random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from assessments.trust import (
    average_deviation,
    awg,
    canonical,
    cronbach_alpha,
    facet_score,
    gap,
    hedges_g,
    icc,
    mann_kendall,
    relation_level,
    rwg,
    rwg_star,
    sen_slope,
    side_interval,
    side_mean,
    split_within,
    standard_error,
    weakest_view,
    welch_gap,
    xmr_limits,
)
from tests.assessments.trust.cases import POINTS, answers, columns, item_tables, sides, steady

# Persons' facet scores: halves and thirds as floats, the least exact numbers that occur.
persons = st.lists(
    st.lists(answers, min_size=3, max_size=3).map(lambda items: facet_score(items, 2)),
    min_size=2,
    max_size=12,
)
series = st.lists(st.integers(0, 100), min_size=4, max_size=10)


def reversed_scale(values):
    return [None if value is None else POINTS + 1 - value for value in values]


def close(value):
    return value if value is None else pytest.approx(value, abs=1e-9)


@steady
@given(sides, sides)
def test_swapping_the_sides_turns_the_gap_and_nothing_else(a, b):
    one, two = side_mean(a), side_mean(b)
    assert gap(two, one) == -gap(one, two)
    assert relation_level([two, one]) == relation_level([one, two])
    assert weakest_view([two, one]) == weakest_view([one, two])


@steady
@given(persons, persons)
def test_swapping_the_sides_turns_the_tests(a, b):
    there, back = welch_gap(a, b), welch_gap(b, a)
    assume(there is not None)
    assert (back.t, back.df, back.p) == (-there.t, there.df, there.p)
    assert (back.low, back.high, back.difference) == (-there.high, -there.low, there.difference)
    assert hedges_g(b, a) == -hedges_g(a, b)


@steady
@given(persons, persons, st.randoms(use_true_random=False))
def test_the_order_of_people_changes_no_bit(a, b, dice):
    mixed = dice.sample(a, len(a))
    for figure in (side_mean, lambda x: rwg(x, POINTS), lambda x: awg(x, 1, POINTS)):
        assert repr(figure(mixed)) == repr(figure(a))
    assert repr(side_interval(mixed, 15)) == repr(side_interval(a, 15))
    assert repr(standard_error(mixed, 15)) == repr(standard_error(a, 15))
    assert repr(welch_gap(mixed, b)) == repr(welch_gap(a, b))
    assert repr(hedges_g(mixed, b)) == repr(hedges_g(a, b))


@steady
@given(item_tables(), st.randoms(use_true_random=False))
def test_the_order_of_people_changes_no_bit_of_a_table(items, dice):
    people = columns(items)
    mixed = columns(dice.sample(people, len(people)))
    for figure in (
        average_deviation,
        cronbach_alpha,
        lambda table: rwg_star(table, POINTS),
        lambda table: split_within(table, POINTS),
        lambda table: icc(columns(table)),
    ):
        assert repr(figure(mixed)) == repr(figure(items))


@steady
@given(sides, st.integers(0, 10))
def test_one_more_unanswered_invitation_changes_only_the_interval(scores, silent):
    assume(len(set(scores)) > 1)
    invited = len(scores) + silent
    now, then = side_interval(scores, invited), side_interval([*scores, None], invited + 1)
    assert then.mean == now.mean == side_mean([*scores, None])
    assert then.uncorrected_half_width == now.uncorrected_half_width
    assert then.half_width > now.half_width
    assert rwg([*scores, None], POINTS) == rwg(scores, POINTS)
    assert average_deviation([[*scores, None]]) == average_deviation([scores])


@steady
@given(sides, st.integers(1, 10))
def test_everybody_twice_has_the_same_mean_and_a_narrower_interval(scores, silent):
    assume(len(set(scores)) > 1)
    invited = len(scores) + silent
    once, twice = side_interval(scores, invited), side_interval(scores * 2, invited * 2)
    assert twice.mean == once.mean
    assert twice.half_width < once.half_width


@steady
@given(sides, sides)
def test_the_scale_read_backwards(a, b):
    back_a, back_b = reversed_scale(a), reversed_scale(b)
    means, back = [side_mean(a), side_mean(b)], [side_mean(back_a), side_mean(back_b)]
    assert relation_level(back) == close(POINTS + 1 - relation_level(means))
    assert gap(*back) == close(-gap(*means))
    assert rwg(back_a, POINTS) == rwg(a, POINTS)
    assert awg(back_a, 1, POINTS) == awg(a, 1, POINTS)
    assert hedges_g(back_a, back_b) == (None if hedges_g(a, b) is None else -hedges_g(a, b))


@steady
@given(item_tables())
def test_agreement_read_backwards_is_the_same(items):
    back = [reversed_scale(item) for item in items]
    assert average_deviation(back) == average_deviation(items)
    assert rwg_star(back, POINTS) == rwg_star(items, POINTS)
    assert split_within(back, POINTS) is split_within(items, POINTS)
    assert cronbach_alpha(back) == cronbach_alpha(items)


@steady
@given(answers, st.integers(2, 9), st.integers(1, 4))
def test_all_equal_is_full_agreement(answer, people, items):
    table = [[answer] * people] * items
    assert rwg_star(table, POINTS) == rwg(table[0], POINTS) == awg(table[0], 1, POINTS) == 1
    assert average_deviation(table) == 0
    assert split_within(table, POINTS) is False


@steady
@given(item_tables())
def test_agreement_stays_in_its_range(items):
    star, deviation = rwg_star(items, POINTS), average_deviation(items)
    assert star is None or 0 <= star <= 1
    assert deviation is None or 0 <= deviation <= (POINTS - 1) / 2


@steady
@given(sides, sides, st.integers(2, 5))
def test_the_level_does_not_depend_on_how_many_a_side_has(a, b, times):
    level = relation_level([side_mean(a), side_mean(b)])
    assert relation_level([side_mean(a * times), side_mean(b)]) == level
    assert level == close((side_mean(a) + side_mean(b)) / 2)
    # Pooling would: whenever the sizes and the means differ (so this property is not empty).
    if len(a) != len(b) and side_mean(a) != side_mean(b):
        assert canonical(side_mean(a + b)) != canonical(level)


@steady
@given(sides)
def test_nothing_is_concluded_from_one_side_alone(a):
    assert relation_level([side_mean(a)]) is None
    assert weakest_view([side_mean(a), None]) is None
    assert welch_gap(a, []) is None


@steady
@given(series)
def test_time_read_backwards_turns_the_trend(values):
    there, back = mann_kendall(values), mann_kendall(values[::-1])
    if there is None:
        assert back is None
    else:
        assert back == (-there.s, there.variance, -there.z, there.p_one_sided, there.exact)
    assert sen_slope(values[::-1]) == -sen_slope(values)
    assert xmr_limits(values[::-1]) == xmr_limits(values)


@steady
@given(series, st.integers(1, 9), st.integers(-50, 50))
def test_a_trend_does_not_depend_on_the_unit(values, factor, shift):
    moved = [factor * value + shift for value in values]
    assert mann_kendall(moved) == mann_kendall(values)
    assert sen_slope(moved) == close(factor * sen_slope(values))


def test_recomputing_gives_the_same_bytes():
    dice = random.Random(7)
    scores = [dice.randint(1, 21) / 3 for _ in range(40)]
    once = {repr(canonical(side_mean(dice.sample(scores, 40)))) for _ in range(50)}
    assert len(once) == 1

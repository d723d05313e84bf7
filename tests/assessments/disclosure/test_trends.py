"""Trends, agreement and bars, on released figures only (DISCLOSURE §2)."""

from fractions import Fraction

import pytest

from assessments.disclosure import (
    Agreement,
    Band,
    Bar,
    Hidden,
    Trend,
    agreement_between_sides,
    level_bar,
    sampling_bar,
    trend,
)

HIDDEN = Hidden("fewer_than_minimum", minimum=4)


def at(dot, **more):
    """A band of ten around a dot."""
    return Band(Fraction(dot) - 5, Fraction(dot) + 5, widest=Fraction(10), **more)


def rounds(*dots):
    return [at(dot) for dot in dots]


@pytest.mark.parametrize("series", [[], rounds(50), rounds(15, 25, 35)])
def test_before_four_rounds_it_is_too_early(series):
    assert trend(series) == Trend("too_early", len(series))


def test_hidden_and_kept_rounds_are_left_out():
    series = [at(15), HIDDEN, at(25), at(25, kept=True), at(35)]
    assert trend(series) == Trend("too_early", 3)


def test_four_rounds_rising():
    # P(S ≥ 6) for n = 4 is 1/24; slopes 10 10 10 11.67 12.5 15.
    assert trend(rounds(15, 25, 35, 50)) == Trend("rising", 4, Fraction(41667, 10**6), Fraction(10833333, 10**6))


def test_four_rounds_falling():
    found = trend(rounds(50, 35, 25, 15))
    assert (found.word, found.p, found.slope) == (
        "falling",
        Fraction(41667, 10**6),
        Fraction(-10833333, 10**6),
    )


def test_no_trend():
    assert trend(rounds(15, 35, 25, 35)).word == "no_trend"
    assert trend(rounds(35, 35, 35, 35)).word == "no_trend"
    assert trend(rounds(35, 35, 35, 35)).slope == 0


def test_a_round_left_out_counts_as_time():
    found = trend([at(10), at(10, kept=True), at(30), HIDDEN, at(50), HIDDEN, at(70)])
    assert (found.rounds, found.slope) == (4, 10)


def test_limits_from_eight_rounds():
    seven, eight = rounds(*[45, 55] * 3, 45), rounds(*[45, 55] * 4)
    assert trend(seven).mean is None
    found = trend(eight)
    # Mean 50, every moving range 10: 50 ± 26.6.
    assert (found.mean, found.lower, found.upper) == (50, Fraction("23.4"), Fraction("76.6"))


def test_a_trend_has_canonical_bytes():
    found = trend(rounds(15, 25, 25, 35, 35, 50, 65, 75, 85))
    assert Trend.from_bytes(found.to_bytes()) == found


def profile(*dots):
    return {f"A{i:02}": at(dot) for i, dot in enumerate(dots)}


SPREAD = (15, 25, 35, 50, 65, 75, 85, 15, 50, 85)


def test_agreement_needs_ten_items_shown_for_both():
    one, two = profile(*SPREAD), profile(*SPREAD)
    too_few = Hidden("fewer_than_ten_items", minimum=10)
    assert agreement_between_sides({"a": one, "b": two | {"A03": HIDDEN}}) == too_few
    assert agreement_between_sides({"a": one, "b": {}}) == too_few


def test_agreement_of_one_side_is_an_error():
    with pytest.raises(ValueError, match="two sides"):
        agreement_between_sides({"a": profile(*SPREAD)})


@pytest.mark.parametrize(
    ("other", "word"),
    [
        (SPREAD, "agree_much"),
        (SPREAD[::-1], "agree_little"),
        ((35, 15, 35, 75, 65, 50, 85, 35, 25, 65), "agree_partly"),
    ],
)
def test_agreement_is_one_of_three_words(other, word):
    sides = {"a": profile(*SPREAD), "b": profile(*other)}
    assert agreement_between_sides(sides) == Agreement(word, 10)
    assert agreement_between_sides({"b": sides["b"], "a": sides["a"]}) == Agreement(word, 10)


def test_agreement_without_any_variance_cannot_be_computed():
    flat = profile(*[50] * 10)
    assert agreement_between_sides({"a": flat, "b": flat}) == Hidden("not_computable")


def test_the_bar_comes_from_the_public_spread():
    # t(.975, 4) · 15/√5 · √(1/5) = 2.776445 · 6.708204 · 0.447214
    assert sampling_bar(5, 6) == Bar(Fraction(8329335, 10**6))


def test_when_everybody_answered_there_is_no_sampling_error():
    assert sampling_bar(6, 6) == Bar(Fraction(0))


def test_the_bar_of_a_hidden_side_is_hidden():
    assert sampling_bar(3, 6) == HIDDEN
    assert sampling_bar(5, 6, minimum=6) == Hidden("fewer_than_minimum", minimum=6)


def test_more_sheets_than_people_is_an_error():
    with pytest.raises(ValueError, match="7 sheets from 6"):
        sampling_bar(7, 6)


def test_the_bar_of_the_level():
    assert level_bar([Bar(Fraction(3)), Bar(Fraction(4))]) == Bar(Fraction(5, 2))


def test_the_bar_of_a_level_without_two_sides_is_hidden():
    assert level_bar([Bar(Fraction(3)), HIDDEN]) == Hidden("fewer_than_two_sides")

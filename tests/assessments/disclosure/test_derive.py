"""What is concluded from released cells (DISCLOSURE §2, §7), and that it adds nothing to them."""

from decimal import Decimal
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.disclosure import (
    Band,
    Comparison,
    Difference,
    Hidden,
    HiddenSide,
    OfSides,
    between_sides,
    blind_spot,
    change,
    difference,
    facet,
    grid,
    level_word,
    lowest_first,
    relation_level,
    shown,
    side_index,
    weakest_view,
)

THIRD = Fraction(100, 3)
HIDDEN = Hidden("fewer_than_minimum", minimum=4)


def band(lo, hi, word=None, **more):
    lo, hi = Fraction(lo), Fraction(hi)
    return Band(lo, hi, word, more.pop("widest", hi - lo), **more)


LOW, MIDDLE, HIGH = band(0, THIRD), band(THIRD, 2 * THIRD), band(2 * THIRD, 100)


@st.composite
def cells(draw):
    lo, hi = draw(st.sampled_from(grid(draw(st.sampled_from([4, 7, 14, 27])))))
    return band(100 * lo, 100 * hi, draw(st.sampled_from([None, "divided"])))


def mirrored(value):
    return (
        value
        if isinstance(value, Hidden)
        else band(100 - value.hi, 100 - value.lo, value.word, widest=value.widest)
    )


values = st.one_of(st.just(HIDDEN), cells())
several = st.lists(values, min_size=1, max_size=6)


# Facets and indexes


def test_a_facet_is_the_mean_of_the_ends():
    assert facet([HIGH, MIDDLE]) == band(50, Fraction(250, 3), widest=THIRD)


def test_a_facet_needs_half_of_its_items():
    assert facet([HIGH, HIDDEN]) == HIGH
    assert facet([HIGH, HIGH, HIDDEN]) == HIGH
    assert facet([HIGH, HIDDEN, HIDDEN]) == Hidden("fewer_than_half_shown", minimum=4)


def test_a_facet_is_divided_if_half_of_the_shown_items_are():
    divided = band(THIRD, 2 * THIRD, "divided")
    assert facet([divided, MIDDLE]).word == "divided"
    assert facet([divided, MIDDLE, HIDDEN]).word == "divided"
    assert facet([divided, MIDDLE, MIDDLE]).word is None


def test_a_facet_is_kept_if_all_that_entered_is():
    kept = band(0, 20, as_of=1, kept=True)
    fresh = band(0, 20, as_of=2)
    assert (facet([kept, kept]).kept, facet([kept, kept]).as_of) == (True, 1)
    assert (facet([kept, fresh]).kept, facet([kept, fresh]).as_of) == (False, 2)


def test_a_facet_without_items_is_an_error():
    with pytest.raises(ValueError, match="at least one item"):
        facet([])


def test_an_index_weighs_its_facets():
    weights = {"ability": 10, "choice": Fraction(14), "equality": Decimal("14.0"), "energy": 0}
    views = {"ability": HIGH, "choice": LOW, "equality": LOW, "energy": HIDDEN}
    index = side_index(views, weights)
    assert index.lo == Fraction(10 * 200, 3 * 38)
    assert index.hi == (10 * 100 + 28 * THIRD) / 38
    assert index.widest == THIRD


def test_an_index_needs_half_of_the_weight():
    weights = {"a": 50, "b": 30, "c": 20}
    assert side_index({"a": HIGH, "b": HIDDEN, "c": HIDDEN}, weights) == HIGH
    assert side_index({"a": HIDDEN, "b": HIGH}, weights) == Hidden("fewer_than_half_the_weight", minimum=4)
    assert side_index({"a": HIGH}, weights) == HIGH
    assert side_index({}, weights) == Hidden("fewer_than_half_the_weight")


def test_an_index_is_divided_by_weight():
    divided = band(THIRD, 2 * THIRD, "divided")
    assert side_index({"a": divided, "b": MIDDLE}, {"a": 50, "b": 50}).word == "divided"
    assert side_index({"a": divided, "b": MIDDLE}, {"a": 49, "b": 51}).word is None


@pytest.mark.parametrize(
    ("weights", "names"),
    [
        ({"a": 0.5}, "weight of a"),
        ({"a": -1}, "weight of a"),
        ({"a": 0}, "no facet"),
        ({"b": 1}, "without a weight"),
    ],
)
def test_wrong_weights_are_named(weights, names):
    with pytest.raises(ValueError, match=names):
        side_index({"a": HIGH}, weights)


# The relation


def test_the_relation_level_is_the_plain_mean_of_the_sides():
    assert relation_level({"b": LOW, "a": HIGH}) == OfSides(band(THIRD, 2 * THIRD, widest=THIRD), ("a", "b"), ())


def test_a_hidden_side_is_named_and_enters_nothing():
    level = relation_level({"a": HIGH, "b": HIDDEN, "c": LOW})
    assert level == OfSides(band(THIRD, 2 * THIRD), ("a", "c"), (HiddenSide("b", HIDDEN),))
    assert weakest_view({"a": HIGH, "b": HIDDEN, "c": LOW}) == OfSides(LOW, ("c",), (HiddenSide("b", HIDDEN),))


def test_with_fewer_than_two_shown_sides_nothing_is_shown():
    few = Hidden("fewer_than_two_sides", minimum=4)
    without = (HiddenSide("b", HIDDEN),)
    assert relation_level({"a": HIGH, "b": HIDDEN}) == OfSides(few, (), without)
    assert weakest_view({"a": HIGH, "b": HIDDEN}) == OfSides(few, (), without)
    assert between_sides({"a": HIGH, "b": HIDDEN}) == Comparison(None, few, (), (), without)


@pytest.mark.parametrize("derived", [relation_level, weakest_view, between_sides])
def test_results_never_appear_for_one_side_alone(derived):
    with pytest.raises(ValueError, match="one side alone"):
        derived({"a": HIGH})


def test_the_weakest_view_names_every_side_that_has_it():
    wide, narrow = band(0, 40), band(10, 30)
    view = weakest_view({"a": narrow, "b": wide, "c": HIGH})
    assert (view.value, view.sides) == (wide, ("a", "b"))


# Differences


def test_the_worked_example_of_two_sides_told_apart():
    one = facet([shown(list(answers), 6) for answers in ((6, 5, 7, 6, 4), (6, 6, 6, 5, 5), (5, 6, 6, 5, 6))])
    two = facet([shown(list(answers), 5) for answers in ((4, 5, 3, 6), (3, 4, 4, 5), (4, 4, 2, 5))])
    assert (one.lo, one.hi, one.dot) == (2 * THIRD, 100, Fraction(250, 3))
    assert (two.lo, two.hi, two.dot) == (THIRD, 2 * THIRD, 50)
    assert difference(one, two) == Difference(THIRD, Fraction(0), 2 * THIRD, THIRD, True, "told_apart")
    assert between_sides({"one": one, "two": two}).word == "told_apart"
    assert between_sides({"one": one, "two": two}).highest == ("one",)


@pytest.mark.parametrize(
    ("a", "b", "threshold", "told_apart"),
    [
        (MIDDLE, LOW, THIRD, True),
        (MIDDLE, MIDDLE, THIRD, False),
        (band(40, 60), MIDDLE, THIRD, False),
        (band(80, 100), band(60, 80), 20, True),
        (band(45, 55), band(55, 60), 12, False),
        (band(45, 55), band(60, 65), 12, True),  # 12.5
        (band(55, 60), band(65, 70), 12, False),  # 10: bands of five, but never below 12
        (band(30, 40), band(30, 40, widest=THIRD), THIRD, False),
    ],
)
def test_told_apart_by_the_widest_band_and_at_least_twelve(a, b, threshold, told_apart):
    gap = difference(a, b)
    assert (gap.threshold, gap.told_apart) == (threshold, told_apart)


def test_a_facet_is_told_apart_by_the_widest_band_that_entered():
    mixed = facet([MIDDLE, band(40, 60)])
    assert mixed.width < mixed.widest == THIRD
    assert difference(mixed, band(0, 20)).threshold == THIRD


def test_a_difference_with_a_hidden_part_is_hidden():
    assert difference(HIGH, HIDDEN) == Hidden("part_hidden", minimum=4)
    assert difference(HIDDEN, HIGH) == Hidden("part_hidden", minimum=4)
    assert blind_spot(HIDDEN, HIGH) == change(HIGH, HIDDEN) == Hidden("part_hidden", minimum=4)


def test_more_than_two_sides_largest_less_smallest_and_who():
    comparison = between_sides({"c": MIDDLE, "a": HIGH, "d": LOW, "b": HIGH, "e": HIDDEN})
    assert comparison.difference.dots == 2 * THIRD
    assert (comparison.highest, comparison.lowest) == (("a", "b"), ("d",))
    assert comparison.without == (HiddenSide("e", HIDDEN),)


@pytest.mark.parametrize(
    ("one", "two", "word"),
    [
        (HIGH, HIGH, "both_high"),
        (HIGH, MIDDLE, "told_apart"),
        (MIDDLE, MIDDLE, "cannot_tell"),
        (LOW, LOW, "cannot_tell"),
        (band(60, 80), band(60, 80), "both_high"),
        (band(60, 80), band(80, 100), "told_apart"),  # both high, and yet a warning may stand on it
        (band(60, 70), band(60, 70), "cannot_tell"),
    ],
)
def test_the_word_for_two_sides(one, two, word):
    assert between_sides({"one": one, "two": two}).word == word


@pytest.mark.parametrize(
    ("expected", "actual", "word"),
    [(HIGH, MIDDLE, "better"), (MIDDLE, HIGH, "worse"), (HIGH, HIGH, "cannot_tell")],
)
def test_the_word_for_a_blind_spot(expected, actual, word):
    assert blind_spot(expected, actual).word == word


@pytest.mark.parametrize(
    ("before", "after", "word"),
    [
        (MIDDLE, HIGH, "moved_up"),
        (HIGH, MIDDLE, "moved_down"),
        (HIGH, HIGH, "no_change"),
        (band(60, 80), HIGH, "no_change"),  # the wider band: 33 is not reached
    ],
)
def test_the_word_for_a_change(before, after, word):
    assert change(before, after).word == word


def test_a_kept_figure_has_not_changed():
    before = band(0, 20, as_of=3)
    moved = change(before, before.as_kept())
    assert (moved.word, moved.as_of, moved.told_apart) == ("kept", 3, False)
    assert change(band(80, 100), before.as_kept()).word == "kept"
    assert change(before.as_kept(), band(80, 100)).word == "moved_up"


# Words and order


@pytest.mark.parametrize(
    ("value", "word"),
    [
        (LOW, "low"),
        (MIDDLE, "in_between"),
        (HIGH, "high"),
        (band(THIRD, 2 * THIRD, "divided"), "divided"),
        (band(20, 40), "low"),
        (band(20, 40, "divided"), "low"),  # in place of "in between" only
        (band(30, 40), "in_between"),
        (band(60, 80), "high"),
        (band(0, 2 * THIRD, widest=2 * THIRD), "in_between"),  # exactly a third is not below it
        (HIDDEN, "fewer_than_minimum"),
    ],
)
def test_the_word_for_a_level(value, word):
    assert level_word(value) == word


def test_lowest_first_sorts_by_the_released_cell_then_by_code():
    items = {"I2": HIGH, "A3": LOW, "A1": HIDDEN, "B1": LOW, "A2": band(20, 40), "B2": MIDDLE}
    assert sorted(items, key=lambda code: lowest_first(items[code], code)) == [
        "A3",
        "B1",
        "A2",
        "B2",
        "I2",
        "A1",
    ]


# Properties


@given(values, values)
def test_swapping_sides_changes_only_signs(a, b):
    forth, back = difference(a, b), difference(b, a)
    if isinstance(forth, Hidden):
        assert forth == back
    else:
        assert (forth.dots, forth.lo, forth.hi) == (-back.dots, -back.hi, -back.lo)
        assert (forth.threshold, forth.word) == (back.threshold, back.word)
    for derived in (relation_level, weakest_view, between_sides):
        assert derived({"a": a, "b": b}).to_bytes() == derived({"b": b, "a": a}).to_bytes()


@given(several, several)
def test_the_mirror_turns_everything_round(one, two):
    a, b = facet(one), facet(two)
    a_, b_ = facet([mirrored(v) for v in one]), facet([mirrored(v) for v in two])
    assert (a_, b_) == (mirrored(a), mirrored(b))
    forth, turned = difference(a, b), difference(a_, b_)
    if isinstance(forth, Difference):
        assert (turned.dots, turned.told_apart, turned.threshold) == (
            -forth.dots,
            forth.told_apart,
            forth.threshold,
        )


@given(several, st.randoms(use_true_random=False))
def test_the_order_of_items_changes_nothing(items, random):
    mixed = items.copy()
    random.shuffle(mixed)
    assert facet(mixed).to_bytes() == facet(items).to_bytes()


@given(cells(), st.integers(1, 5))
def test_a_facet_of_the_same_cells_is_that_cell(cell, times):
    assert facet([cell] * times) == cell


@given(st.lists(cells(), min_size=2, max_size=5))
def test_the_level_of_the_relation_lies_between_the_sides(bands):
    sides = {f"side {i}": each for i, each in enumerate(bands)}
    level, weakest = relation_level(sides).value, weakest_view(sides).value
    assert weakest.dot <= level.dot <= max(each.dot for each in bands)
    assert between_sides(sides).difference.dots == max(b.dot for b in bands) - weakest.dot


@given(values, values)
def test_the_sure_range_holds_the_dots_difference(a, b):
    gap = difference(a, b)
    if isinstance(gap, Difference):
        assert gap.lo <= gap.dots <= gap.hi


# Nothing is added: a sheet of several items, all that is derived from it, answers moved about behind it.


def page(sheets, other):
    """Everything derived that touches these sheets, as the bytes a page is made from."""
    items = [shown(list(column), len(sheets)) for column in zip(*sheets, strict=True)]
    view = facet(items)
    index = side_index({"a": view, "b": items[0]}, {"a": 60, "b": 40})
    sides = {"a": view, "b": other}
    figures = [
        *items,
        view,
        index,
        relation_level(sides),
        weakest_view(sides),
        between_sides(sides),
        blind_spot(other, view),
        change(other, view),
    ]
    return b"\n".join(figure.to_bytes() for figure in figures)


@pytest.mark.parametrize(
    "sheets",
    [
        ((4, 4, 7), (5, 3, 7), (4, 4, 7), (3, 5, 7)),
        ((1, 4, 7), (7, 4, 7), (7, 5, 7), (7, 3, 7)),
        ((2, 2, 2), (2, 6, 2), (6, 2, 2), (6, 6, 2), (4, 4, 2), (4, 4, 2), (4, 4, 2)),
    ],
)
def test_a_walk_behind_an_unchanged_page_meets_three_values_everywhere(sheets):
    # The first sheet belongs to the reader and stays.
    random, other = Random(4), band(40, 60)
    unchanged = page(sheets, other)
    walked = [list(sheet) for sheet in sheets]
    met = {(person, item): {walked[person][item]} for person in range(1, len(sheets)) for item in range(3)}
    for _ in range(4000):
        person, item = random.choice(list(met))
        # Two answers of an item may move at once, else the walk is caught at the edges of a band.
        second = random.choice(range(1, len(sheets)))
        tried = [list(sheet) for sheet in walked]
        tried[person][item] = random.randint(1, 7)
        tried[second][item] = random.randint(1, 7)
        if page(tried, other) == unchanged:
            walked = tried
            for who in (person, second):
                met[who, item].add(walked[who][item])
    assert min(map(len, met.values())) >= 3


@given(st.lists(st.lists(st.integers(1, 7), min_size=3, max_size=3), min_size=4, max_size=8), st.data())
def test_answers_changed_within_their_cells_change_no_derived_byte(sheets, data):
    other = [list(sheet) for sheet in sheets]
    person = data.draw(st.integers(0, len(sheets) - 1))
    item = data.draw(st.integers(0, 2))
    other[person][item] = data.draw(st.integers(1, 7))
    cells_of = [
        [shown(list(column), len(sheets)) for column in zip(*each, strict=True)] for each in (sheets, other)
    ]
    same_page = page(sheets, MIDDLE) == page(other, MIDDLE)
    assert same_page == (cells_of[0] == cells_of[1])

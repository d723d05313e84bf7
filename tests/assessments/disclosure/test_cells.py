"""One cell: the grid, the word, what is hidden, what is kept (DISCLOSURE §2, §4, §8)."""

from fractions import Fraction
from itertools import combinations_with_replacement

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.disclosure import Band, Hidden, grid, least_group, participation_change, shown

THIRD = Fraction(100, 3)
answers = st.lists(st.integers(1, 7), min_size=0, max_size=30)


def cell(text, **options):
    given_answers = [int(each) if each.isdigit() else None for each in text.split()]
    return shown(given_answers, len(given_answers), **options)


def percent(bands):
    return [(100 * lo, 100 * hi) for lo, hi in bands]


@pytest.mark.parametrize(
    ("text", "lo", "hi", "word"),
    [
        ("7 7 7 6", 2 * THIRD, 100, None),
        ("1 7 7 5", 2 * THIRD, 100, None),
        ("5 5 5 5", 2 * THIRD, 100, None),
        ("6 6 7 7", 2 * THIRD, 100, None),
        ("1 2 6 7", THIRD, 2 * THIRD, "divided"),
        ("4 4 4 4", THIRD, 2 * THIRD, None),
        ("1 4 5 6", THIRD, 2 * THIRD, None),
        ("1 1 5 5", 0, THIRD, None),
        ("6 6 5 7 6", 2 * THIRD, 100, None),
    ],
)
def test_worked_examples(text, lo, hi, word):
    figure = cell(text)
    assert (figure.lo, figure.hi, figure.word) == (lo, hi, word)


@pytest.mark.parametrize("n", range(4, 41))
def test_the_grid_is_the_table_line_by_line(n):
    if n <= 6:
        expected = [(0, THIRD), (THIRD, 2 * THIRD), (2 * THIRD, 100)]
    elif n <= 13:
        expected = [(lo, lo + 20) for lo in range(0, 100, 20)]
    elif n <= 26:
        expected = [(0, 10), (10, 20), (20, 30), (30, 40), (40, 60), (60, 70), (70, 80), (80, 90), (90, 100)]
    else:
        expected = (
            [(lo, lo + 5) for lo in range(0, 45, 5)] + [(45, 55)] + [(lo, lo + 5) for lo in range(55, 100, 5)]
        )
    assert percent(grid(n)) == expected


@pytest.mark.parametrize(
    ("n", "width"), [(7, THIRD), (11, THIRD), (12, 20), (23, 20), (24, 10), (26, 10), (27, 10), (60, 10)]
)
def test_against_two_colleagues_the_grid_is_one_line_up(n, width):
    lo, hi = percent(grid(n, colluders=2))[0]
    assert hi - lo == width


def test_against_two_colleagues_levels_below_seven_are_hidden():
    assert cell("4 4 4 4 4 4", colluders=2) == Hidden("fewer_than_minimum", minimum=7)
    assert cell("4 4 4 4 4 4 4", colluders=2).shown


@pytest.mark.parametrize(
    ("points", "starts"),
    [(5, (5, 8, 15, 30)), (6, (5, 7, 14, 28)), (7, (4, 7, 14, 27)), (101, (4, 7, 14, 27))],
)
def test_where_each_grid_starts(points, starts):
    widths = {n: grid(n, points)[0][1] for n in range(starts[0], 40)}
    first = {width: min(n for n, w in widths.items() if w == width) for width in set(widths.values())}
    assert first == {Fraction(1, parts): n for parts, n in zip((3, 5, 10, 20), starts, strict=True)}
    assert least_group(points) == starts[0]


def test_with_five_points_four_people_are_too_few_for_any_display():
    assert shown([1, 2, 3, 4], 4, points=5) == Hidden("fewer_than_minimum", minimum=5)
    assert shown([1, 2, 3, 4, 5], 5, points=5).dot == 50


def test_a_slider_is_banded_like_seven_points():
    assert shown([1, 101, 101, 101], 4, points=101).lo == 2 * THIRD
    assert shown([20, 30, 70, 80], 4, points=101).word == "divided"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("1 1 4 4 4 7 7", "divided"),  # 40–60
        ("1 4 4 4 4 4 7", None),  # one dissenting voice on either side is never visible
        ("1 1 1 1 1 6 6", "divided"),  # 20–40, five against two
        ("1 1 1 2 5 5 5", "divided"),  # 20–40
        ("7 7 7 6 3 3 3", "divided"),  # 60–80
        ("1 1 1 1 1 5 5", None),  # 0–20 … an end band
        ("1 1 1 4 4 4 4 4 4 4 4 7 7 7", None),  # 14: four are needed
        ("1 1 1 1 4 4 4 4 4 4 7 7 7 7", "divided"),
        ("1 1 1 1 1 1 1 1 4 4 5 5 5 5", None),  # 14, 20–30: not wholly inside 30–70
        ("1 1 1 1 1 1 1 4 5 5 5 5 5 5", "divided"),  # 14, 30–40
    ],
)
def test_the_word_divided(text, word):
    assert cell(text).word == word


@pytest.mark.parametrize(
    ("text", "band"),
    [
        ("3 3 3 3", (0, THIRD)),  # exactly a third: outward
        ("5 5 5 5", (2 * THIRD, 100)),
        ("1 4 4 4 4 4 4 4 4 4", (40, 60)),
        ("1 1 1 1 1 7 1 1 7 1", (0, 20)),  # 12 of 60: exactly 20
        ("7 7 7 7 7 1 7 7 1 7", (80, 100)),
        ("1 1 1 7 7 1 1 1 7 7", (20, 40)),  # exactly 40
    ],
)
def test_a_level_on_an_edge_belongs_to_the_band_farther_from_the_middle(text, band):
    figure = cell(text)
    assert (figure.lo, figure.hi) == band


@given(answers)
def test_mirrored_answers_give_the_mirrored_cell(given_answers):
    n = len(given_answers)
    figure, mirrored = shown(given_answers, n), shown([8 - a for a in given_answers], n)
    if isinstance(figure, Band):
        assert (mirrored.lo, mirrored.hi, mirrored.word) == (100 - figure.hi, 100 - figure.lo, figure.word)
    else:
        assert mirrored == figure


@given(answers.flatmap(lambda given_answers: st.tuples(st.just(given_answers), st.permutations(given_answers))))
def test_the_order_of_the_sheets_changes_nothing(pair):
    before, after = pair
    assert shown(before, 40).to_bytes() == shown(after, 40).to_bytes()


@given(answers, st.integers(0, 5))
def test_those_who_cannot_judge_and_the_unanswered_change_nothing(given_answers, silent):
    n = len(given_answers)
    with_silent = shown([*given_answers, *[None] * silent], n + silent + 3)
    assert with_silent.to_bytes() == shown(given_answers, n).to_bytes()


@pytest.mark.parametrize("n", range(8))
@pytest.mark.parametrize("minimum", [4, 6])
def test_hidden_depends_on_how_many_never_on_what(n, minimum):
    figures = [shown(each, n, minimum=minimum) for each in combinations_with_replacement(range(1, 8), n)]
    if n < minimum:
        assert set(figures) == {Hidden("fewer_than_minimum", minimum=minimum)}
    else:
        assert all(figure.shown for figure in figures)


@given(answers.filter(lambda a: len(a) >= 4))
def test_the_level_lies_within_its_band(given_answers):
    n = len(given_answers)
    figure = shown(given_answers, n)
    level = Fraction(100 * (sum(given_answers) - n), 6 * n)
    assert figure.lo <= level <= figure.hi
    assert figure.widest == figure.width


# Kept cells (§4)


def five(**options):
    return cell("5 5 6 6 7", as_of=1, **options)


@pytest.mark.parametrize(
    ("text", "d", "keep_below", "kept"),
    [
        ("5 5 6 6", 1, 10, True),  # one went
        ("5 5 6 6 7 7", 1, 10, True),  # one came
        ("5 5 6 6 None", 1, 10, True),  # one fell silent
        ("1 1 1 1 1", 2, 10, True),  # one was replaced, and the rest does not matter
        ("1 1 1 1 1", 3, 10, True),
        ("1 1 1 1 1", 4, 10, False),  # half a side: shown anew
        ("1 1 1 1 1", 0, 10, False),  # the same people: answers may have changed
        ("1 1 1 1 1", 2, 0, False),  # the default: every closed round is shown anew
        ("1 1 1 1 1", 2, 5, False),
    ],
)
def test_kept(text, d, keep_below, kept):
    figure = cell(text, previous=five(), d=d, keep_below=keep_below, as_of=2)
    assert figure.kept is kept
    assert figure.as_of == (1 if kept else 2)
    if kept:
        assert (figure.lo, figure.hi, figure.word) == (five().lo, five().hi, five().word)


def test_either_round_below_the_limit_is_enough_to_keep():
    ten, nine = cell("4 4 4 4 4 4 4 4 4 7"), cell("4 4 4 4 4 4 4 4 4")
    assert shown([4] * 9, 9, ten, 1, 10).kept
    assert shown([4] * 10, 10, nine, 1, 10).kept
    assert not shown([4] * 11, 11, ten, 1, 10).kept


def test_never_kept_twice_in_a_row():
    once = cell("5 5 6 6", previous=five(), d=1, keep_below=10)
    assert not cell("5 5 6 6 7", previous=once, d=1, keep_below=10).kept


def test_too_few_is_hidden_even_if_the_previous_cell_could_stand():
    assert cell("5 5 6", previous=cell("5 5 6 6"), d=1, keep_below=10) == Hidden("fewer_than_minimum", minimum=4)


def test_after_a_hidden_round_the_cell_is_shown_anew():
    assert not cell("5 5 6 6", previous=cell("5 5 6"), d=1, keep_below=10).kept


@given(answers.filter(lambda a: 4 <= len(a) <= 8), st.integers(0, 5), st.data())
def test_kept_depends_on_who_and_how_many_never_on_what(given_answers, d, data):
    n = len(given_answers)
    other = data.draw(st.lists(st.integers(1, 7), min_size=n, max_size=n))
    previous = shown([4] * n, n)
    assert shown(given_answers, n, previous, d, 10).kept is shown(other, n, previous, d, 10).kept


def test_participation_change_counts_people_and_answers():
    assert participation_change({"a", "b", "c", "d"}, {"a", "b", "c", "e"}, 4, 4) == 2
    assert participation_change({"a", "b", "c", "d"}, {"a", "b", "c", "d"}, 4, 3) == 1
    assert participation_change({"a", "b"}, {"a", "b"}, 2, 2) == 0
    assert participation_change({"a"}, {"a", "b", "c"}, 1, 2) == 2


@pytest.mark.parametrize(
    ("call", "names"),
    [
        (lambda: shown([1, 2, 3, 8], 4), "1…7: 8"),
        (lambda: shown([0, 2, 3, 4], 4), "1…7: 0"),
        (lambda: shown([1.0, 2, 3, 4], 4), "1.0"),
        (lambda: shown([True, 2, 3, 4], 4), "True"),
        (lambda: shown([1, 2, 3, 4, 5], 4), "5 sheets from 4"),
        (lambda: shown([1, 2, 3, 4], 4, minimum=3), "raised, not lowered"),
        (lambda: shown([1, 2, 3, 4], 4, colluders=3), "colluders"),
        (lambda: shown([1, 2, 3, 4], 4, points=4), "at least 5 points"),
        (lambda: shown([4] * 5, 5, five(), 1, -1), "keep_below"),
        (lambda: shown([4] * 5, 5, five(), None, 10), "needs d"),
        (lambda: shown([4] * 5, 5, Band.from_json(five().to_json()), 1, 10), "count of the previous"),
        (lambda: shown([4] * 7, 7, five(), 1, 10), "at least the difference"),
    ],
)
def test_wrong_input_is_named(call, names):
    with pytest.raises(ValueError, match=names.replace("|", r"\|")):
        call()

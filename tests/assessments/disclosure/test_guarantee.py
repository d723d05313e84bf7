"""The guarantee of DISCLOSURE §5 by complete enumeration, and the controls of §9 that must fail."""

import pytest

from tests.assessments.disclosure.enumeration import (
    CONTROLS,
    MOVES,
    SAME_PEOPLE,
    facet_band_beside_item_bands,
    released,
    room_left,
    two_rounds,
    values_left,
)

FEWEST = 3

# n: answer sets; fewest values left to an outsider, a colleague with any own sheet, two with the worst (§5).
ONE_ROUND = {
    4: (210, 6, 3, 1),
    5: (462, 7, 5, 1),
    6: (924, 7, 7, 1),
    7: (1716, 7, 3, 1),
    8: (3003, 7, 4, 1),
    10: (8008, 7, 7, 1),
    12: (18564, 7, 7, 3),
    14: (38760, 7, 3, 1),
    20: (230230, 7, 7, 1),
}
# Same people, exactly one changed, the reader knows it: outsider.
ONE_CHANGED = {4: 5, 5: 6, 6: 6, 7: 3, 8: 3}


@pytest.mark.parametrize("n", [4, 5, 6, 7, 8, 10, 12, 14, pytest.param(20, marks=pytest.mark.slow)])
def test_one_round_leaves_what_the_table_says(n):
    assert values_left(n, released) == ONE_ROUND[n]


@pytest.mark.slow
@pytest.mark.parametrize("n", [9, 11, 13, 16])
def test_the_sizes_between_leave_three_values(n):
    assert values_left(n, released).colleague >= FEWEST


@pytest.mark.parametrize("name", CONTROLS)
def test_controls_fall_below_three(name):
    display, sizes = CONTROLS[name]
    for n in sizes:
        assert values_left(n, display).colleague < FEWEST <= values_left(n, released).colleague


def test_a_facet_band_beside_item_bands_falls_below_three():
    assert facet_band_beside_item_bands(n=4, items=3) == 1


@pytest.mark.parametrize("move", MOVES)
@pytest.mark.parametrize("n", [4, 5, 6, 7, 8, pytest.param(9, marks=pytest.mark.slow)])
def test_with_kept_cells_two_rounds_leave_as_much_as_one(n, move):
    one = values_left(n, released)
    attack = two_rounds(n, MOVES[move], keep_below=10)
    assert (attack.outsider, attack.colleague) == (one.outsider, one.colleague)


@pytest.mark.slow
@pytest.mark.parametrize("move", ["goes", "falls silent"])
def test_from_ten_to_nine_the_cell_is_kept_too(move):
    one = values_left(10, released)
    attack = two_rounds(10, MOVES[move], keep_below=10)
    assert (attack.outsider, attack.colleague) == (one.outsider, one.colleague)


@pytest.mark.parametrize("move", ["comes", "speaks up"])
def test_the_fourth_person_adds_nothing_to_what_was_hidden(move):
    one = values_left(4, released)
    attack = two_rounds(3, MOVES[move], keep_below=10)
    assert (attack.outsider, attack.colleague) == (one.outsider, one.colleague)


@pytest.mark.parametrize("n", ONE_CHANGED)
def test_same_people_exactly_one_changed(n):
    assert two_rounds(n, SAME_PEOPLE, keep_below=10).outsider == ONE_CHANGED[n]


def test_control_shown_anew_with_one_person_less_falls_below_three():
    # §4: at n = 5 the leaver gave 6 or 7, at n = 8 the answer is read exactly.
    left = {n: two_rounds(n, MOVES["goes"], keep_below=0).outsider for n in (5, 6, 7, 8)}
    assert left == {5: 2, 6: 2, 7: 2, 8: 1}


# Counting by sums must find what listing finds, before it is trusted where nothing can be listed.


@pytest.mark.parametrize("n", [4, 5, 6, 7, 8, 10])
def test_counting_by_sums_agrees_with_complete_enumeration(n):
    assert room_left(n).values == values_left(n, released).colleague


@pytest.mark.parametrize("points", [5, 6])
@pytest.mark.parametrize("n", [5, 6, 7, 8, 9])
def test_counting_by_sums_agrees_on_other_scales(points, n):
    listed = values_left(n, lambda answers: released(answers, points=points), points)
    assert room_left(n, points).values == listed.colleague


@pytest.mark.parametrize("n", [9, 11, 13, 16, 20, 26, 27])
def test_larger_sides_leave_three_values(n):
    assert room_left(n).values >= FEWEST


@pytest.mark.slow
@pytest.mark.parametrize("n", range(4, 41))
def test_every_side_up_to_forty_leaves_three_values(n):
    assert room_left(n).values >= FEWEST


@pytest.mark.parametrize("points", [5, 6, 8, 9, 10, 11])
@pytest.mark.parametrize("n", [4, 5, 6, 7, 8, 9, 12, 13, 14, 15, 16])
def test_other_scales_leave_three_values_and_a_third_of_the_scale(points, n):
    room = room_left(n, points)
    assert room.values >= FEWEST
    assert room.span >= max(2, (points - 1) // 3)


@pytest.mark.slow
@pytest.mark.parametrize("points", [5, 6, 8, 9, 10, 11])
@pytest.mark.parametrize("n", range(17, 36))
def test_other_scales_with_larger_sides(points, n):
    room = room_left(n, points)
    assert room.values >= FEWEST
    assert room.span >= max(2, (points - 1) // 3)


@pytest.mark.parametrize("n", [4, 5, 6, 7])
def test_a_slider_leaves_a_third_of_the_scale(n):
    room = room_left(n, points=101)
    assert (room.values >= 34, room.span >= 33) == (True, True)


@pytest.mark.slow
@pytest.mark.parametrize("n", [8, 13, 14])
def test_a_slider_leaves_a_third_of_the_scale_to_larger_sides(n):
    assert room_left(n, points=101).span >= 33


@pytest.mark.parametrize("n", [7, 8, 11, 12, 13, 14, 23, 24])
def test_against_two_colleagues_the_wider_grid_leaves_three_values(n):
    assert room_left(n, colluders=2).values >= FEWEST


@pytest.mark.parametrize("n", [7, 11])
def test_against_two_colleagues_by_complete_enumeration(n):
    assert values_left(n, lambda answers: released(answers, colluders=2)).two_colleagues >= FEWEST

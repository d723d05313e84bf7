"""Numbers are canonical, marks have one area, holes stay holes."""

from math import pi

import pytest

from assessments.charts.shapes import (
    beside_each_other,
    clusters,
    figure,
    mark,
    number,
    path,
    percent,
    points,
    runs,
)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (162.6, "162.6"),
        (197.0, "197"),
        (0, "0"),
        (-0.04, "0"),
        (-4.1, "-4.1"),
        (4.25, "4.3"),
        (0.1 + 0.2, "0.3"),
        (99.999, "100"),
    ],
)
def test_number_has_one_decimal_and_no_tail(value, text):
    assert number(value) == text


@pytest.mark.parametrize(
    ("level", "text"),
    [(62.5, "63"), (37.5, "37"), (50, "50"), (33.333, "33"), (66.667, "67"), (0, "0"), (100, "100")],
)
def test_figure_rounds_away_from_the_middle(level, text):
    assert figure(level) == text


def test_figure_of_the_mirrored_level_is_the_mirrored_figure():
    for eighths in range(801):
        assert int(figure(eighths / 8)) + int(figure(100 - eighths / 8)) == 100


def test_lists_of_corners():
    assert points([(3, 31.1), (19.8, 25.55)]) == "3,31.1 19.8,25.6"
    assert path([(0, 1), (2, 3)]) == "M0 1L2 3Z"
    assert path([(0, 1), (2, 3)], closed=False) == "M0 1L2 3"
    assert percent(23.4) == "23.4%"


def _area(corners: str) -> float:
    xy = [tuple(map(float, corner.split(","))) for corner in corners.split()]
    pairs = zip(xy, xy[1:] + xy[:1], strict=True)
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2


@pytest.mark.parametrize("r", [4.6, 4.8, 5.2, 5.6, 6.0, 6.4])
def test_all_marks_have_the_area_of_the_circle(r):
    circle = pi * r * r
    assert float(mark(2, 0, 0, r).size) ** 2 == pytest.approx(circle, rel=0.02)
    assert _area(mark(3, 0, 0, r).corners) == pytest.approx(circle, rel=0.02)
    assert _area(mark(4, 0, 0, r).corners) == pytest.approx(circle, rel=0.02)


def test_square_as_in_the_mock_up():
    square = mark(2, 70, 14, 6.4, unit="%")
    assert (square.x, square.top, square.size, square.shift) == ("70%", "8.3", "11.3", "-5.7")
    small = mark(2, 30, 10.5, 4.8, unit="%")
    assert (small.top, small.size, small.shift) == ("6.2", "8.5", "-4.3")


def test_triangle_and_diamond_reach_as_far_as_the_language_says():
    assert mark(3, 0, 0, 10).corners == "0,-15.6 13.5,7.8 -13.5,7.8"
    assert mark(4, 0, 0, 10).corners == "0,-12.5 12.5,0 0,12.5 -12.5,0"


def test_marks_that_would_meet_move_apart_the_first_to_the_left():
    assert beside_each_other([60, 60], closer_than=7, apart=12) == [-6, 6]
    assert beside_each_other([80, 60], closer_than=7, apart=12) == [0, 0]
    assert beside_each_other([61, 30, 60, 62], closer_than=7, apart=12) == [-12, 0, 0, 12]


def test_clusters_keep_the_given_order_within():
    assert clusters([5, 1, 4, 20], closer_than=2) == [[1], [0, 2], [3]]


def test_runs_never_cross_a_hole():
    assert runs([True, True, False, True]) == [range(2), range(3, 4)]
    assert runs([]) == []

"""Glyph, sparkline, mini pair: as in the mock-up's portfolio."""

import pytest

from assessments.charts import Glyph, MiniPair, Reading, Scale, SideBand, Sparkline
from tests.assessments.charts.examples import a_glyph, a_pair


def test_glyph_of_the_mock_up():
    glyph = a_glyph(75, 55, 65, 55, 60)
    assert glyph.frame == "22,3 41,16.8 33.8,39.2 10.2,39.2 3,16.8"
    assert glyph.spokes == "M22 23L22 3M22 23L41 16.8M22 23L33.8 39.2M22 23L10.2 39.2M22 23L3 16.8"
    assert glyph.area == "22,8 32.5,19.6 29.6,33.5 15.5,31.9 10.6,19.3"
    assert (glyph.low_x, glyph.low_y) == ("32.5", "19.6")
    assert (glyph.lowest.label, glyph.lowest.figure) == ("Equal footing", "55")


def test_glyph_without_a_review_is_empty():
    assert a_glyph().is_empty
    assert a_glyph().lowest is None


def test_a_hidden_condition_is_not_filled_in():
    glyph = a_glyph(75, 55, None, 55, 60)
    assert glyph.area == ""
    assert glyph.pieces.count("M") == 3
    assert not glyph.is_empty


def test_a_glyph_has_five_conditions():
    with pytest.raises(ValueError, match="five"):
        Glyph([Reading("Right partner", 70)])


def test_sparkline_of_the_mock_up():
    spark = Sparkline([(58, 4), (63, 4), (69, 4), (72, 4), (69, 4), (62, 4)])
    assert spark.lines == ["3,31.1 19.8,25.5 36.6,18.8 53.4,15.4 70.2,18.8 87,26.6"]
    assert spark.strips == [
        "3,26.6 19.8,21 36.6,14.3 53.4,10.9 70.2,14.3 87,22.1"
        " 87,31.1 70.2,23.2 53.4,19.9 36.6,23.2 19.8,29.9 3,35.5"
    ]
    assert (spark.end_x, spark.end_y, spark.figures, spark.bar_figure) == (
        "87",
        "26.6",
        "58, 63, 69, 72, 69, 62",
        "4",
    )


def test_sparkline_with_a_hole_and_without_anything():
    spark = Sparkline([(55, 6), (60, 6), (None, None), (66, 6), (61, 6)])
    assert len(spark.lines) == len(spark.strips) == 2
    assert spark.figures == "55, 60, –, 66, 61"
    assert Sparkline([]).is_empty


def test_mini_pair_of_the_mock_up():
    pair = a_pair(73, ("Aldersteen", 52), told_apart=True)
    square, circle = pair.marks
    assert (square.x, square.top, square.size, square.shift) == ("13.6", "6.7", "10.6", "-5.3")
    assert (circle.x, circle.y, circle.r) == ("72.9", "12", "6")
    assert (pair.link.x1, pair.link.x2, pair.link.y1, pair.link.y2) == ("13.6", "72.9", "12", "12")


def test_marks_that_would_meet_stand_one_above_the_other_alphabetically():
    above, below = a_pair(72, ("Lindqvist", 70)).marks
    assert (above.side, above.top, above.size, above.shift) == (2, "2.1", "8.9", "-4.4")
    assert (below.side, below.x, below.y, below.r) == (1, "70.1", "17.5", "5")
    above, below = a_pair(79, ("Pelorus", 77)).marks
    assert (above.side, above.y, below.side, below.top) == (1, "6.5", 2, "13.1")


def test_four_sides_fit_into_the_same_height():
    dots = (("Wijkwerk", 4, 71), ("Noordzee", 1, 70), ("Aldersteen", 2, 69), ("Oostwaarde", 3, 72))
    pair = MiniPair([SideBand(number, name, dot=dot) for name, number, dot in dots])
    assert [mark.side for mark in pair.marks] == [2, 1, 3, 4]
    assert [float(mark.y) for mark in pair.marks] == sorted(float(mark.y) for mark in pair.marks)


def test_a_hidden_side_is_not_drawn():
    pair = MiniPair([SideBand(1, "Noordzee", dot=70), SideBand(2, "Aldersteen", hidden=True)], told_apart=True)
    assert len(pair.marks) == 1
    assert pair.link is None


def test_one_scale_for_the_whole_list():
    assert Scale.covering([52, 84]) == Scale(50, 84)
    assert Scale.covering([]) == Scale(50, 84)
    assert Scale.covering([38, 71]) == Scale(30, 84)
    assert Scale.covering([60, 92]) == Scale(50, 100)

"""Objectives that go down, up and keep a level, before their starting point and past their target."""

from datetime import date, timedelta
from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerships.vision.objectives.path import (
    ATTENTION,
    Course,
    Figure,
    State,
    planned,
    share_of_time,
    share_of_way,
    state,
)
from partnerships.vision.objectives.plot import bar, plot

START, DUE = date(2024, 1, 1), date(2028, 1, 1)
MIDDLE = date(2026, 1, 1)
UP = Course("up", D(40), START, D(80), DUE)
DOWN = Course("down", D("0.42"), START, D("0.22"), DUE)
KEEP = Course("keep", D(95), START, D(95), DUE, D("1.5"))


@pytest.mark.parametrize(
    ("course", "value", "expected"),
    [
        (UP, 60, State.ON_PATH),
        (UP, D("57.9"), State.BEHIND),
        (UP, 51, State.FAR_BEHIND),
        (UP, D("62.1"), State.AHEAD),
        (UP, 39, State.WORSE),
        (UP, 80, State.REACHED),
        (UP, 81, State.PAST_TARGET),
        (DOWN, D("0.32"), State.ON_PATH),
        (DOWN, D("0.34"), State.BEHIND),
        (DOWN, D("0.40"), State.FAR_BEHIND),
        (DOWN, D("0.30"), State.AHEAD),
        (DOWN, D("0.43"), State.WORSE),
        (DOWN, D("0.22"), State.REACHED),
        (DOWN, D("0.10"), State.PAST_TARGET),
        (KEEP, 95, State.KEPT),
        (KEEP, D("96.5"), State.KEPT),
        (KEEP, D("93.5"), State.KEPT),
        (KEEP, D("96.51"), State.TOO_HIGH),
        (KEEP, D("93.49"), State.TOO_LOW),
    ],
)
def test_a_figure_half_way(course, value, expected):
    assert state(course, [Figure(MIDDLE, D(value))], today=MIDDLE) == expected


def test_a_figure_before_the_starting_point_says_so():
    before = Figure(START - timedelta(days=1), D(75))
    for course in (UP, DOWN, KEEP):
        assert state(course, [before], today=START) == State.BEFORE_START


def test_without_a_figure():
    assert state(UP, [], today=START) == State.NOT_BEGUN
    assert state(UP, [], today=MIDDLE) == State.NO_FIGURE
    assert state(UP, [], today=DUE) == State.NO_FIGURE
    assert state(UP, [], today=DUE + timedelta(days=1)) == State.PAST_DATE


def test_past_its_date_is_what_was_not_reached_by_then():
    late = DUE + timedelta(days=1)
    assert state(UP, [Figure(DUE, D("79.9"))], today=DUE) != State.PAST_DATE
    assert state(UP, [Figure(DUE, D("79.9"))], today=late) == State.PAST_DATE
    assert state(UP, [Figure(DUE, D(80))], today=late) == State.REACHED
    assert state(DOWN, [Figure(late, D("0.2"))], today=late) == State.PAST_TARGET
    assert state(KEEP, [Figure(DUE, D(95))], today=late) == State.KEPT


def test_an_old_figure_is_compared_with_its_own_day():
    quarter = date(2025, 1, 1)
    assert state(UP, [Figure(quarter, D(50))], today=date(2027, 6, 1)) == State.ON_PATH


def test_the_newest_figure_counts():
    figures = [Figure(START, D(40)), Figure(MIDDLE, D(80)), Figure(MIDDLE + timedelta(days=9), D(41))]
    assert state(UP, figures, today=MIDDLE + timedelta(days=9)) == State.FAR_BEHIND


def test_the_path_is_a_straight_line_between_its_ends():
    assert planned(UP, START - timedelta(days=99)) == 40
    assert planned(UP, START) == 40
    assert planned(UP, DUE) == planned(UP, DUE + timedelta(days=99)) == 80
    assert abs(planned(DOWN, MIDDLE) - D("0.32")) < D("0.001")
    assert planned(KEEP, START) == planned(KEEP, DUE) == 95


def test_every_state_has_its_place_in_the_order_of_attention():
    assert sorted(ATTENTION) == sorted(State)


figures_typed = st.decimals(min_value=-(10**6), max_value=10**6, places=4)


@given(figures_typed, figures_typed, figures_typed, st.integers(1, 9000), st.integers(-9000, 9000))
def test_down_is_up_in_a_mirror(baseline, target, value, days, on):
    if baseline == target:
        return
    due, day = START + timedelta(days=days), START + timedelta(days=on)
    up, down = ("up", "down") if target > baseline else ("down", "up")
    one = Course(up, baseline, START, target, due)
    other = Course(down, -baseline, START, -target, due)
    assert share_of_way(one, value) == share_of_way(other, -value)
    assert state(one, [Figure(day, value)], today=day) == state(other, [Figure(day, -value)], today=day)
    assert 0 <= share_of_time(one, day) <= 1


@given(figures_typed, figures_typed, st.lists(figures_typed, max_size=5), st.integers(1, 4000))
def test_the_picture_holds_everything_that_is_drawn(baseline, target, values, days):
    course = Course("up", baseline, START, target, START + timedelta(days=days))
    figures = [Figure(START + timedelta(days=30 * n), value) for n, value in enumerate(values)]
    drawn = plot(course, figures, today=MIDDLE)
    for point in [*drawn.points, drawn.target]:
        assert drawn.left <= point.x <= drawn.right
        assert drawn.top - 0.1 <= point.y <= drawn.bottom + 0.1
    assert 2 <= len(drawn.levels) <= 12
    for shown in (bar(course, figures, today=MIDDLE),):
        assert 0 <= shown.done <= 100
        assert 0 <= shown.tick <= 100

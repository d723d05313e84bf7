"""Trends: heights as in the mock-up, nothing drawn through a hole, names that do not meet."""

from datetime import date

import pytest

from assessments.charts import Event, Round, SideBand, TrendBySide, TrendTogether
from assessments.charts.trend import _baselines, _meet
from tests.assessments.charts.examples import EVENTS, four_over_time, the_rounds


def _heights(corners: str) -> list[str]:
    return [corner.split(",")[1] for corner in corners.split()]


def test_ticks_by_side():
    ticks = TrendBySide(the_rounds()).ticks
    assert [(tick.y, tick.text_y, tick.text) for tick in ticks] == [
        ("220", "216", "40"),
        ("184", "180", "50"),
        ("148", "144", "60"),
        ("112", "108", "70"),
        ("76", "72", "80"),
        ("40", "36", "90"),
    ]


def test_lines_by_side():
    lines = {line.side: line.points for line in TrendBySide(the_rounds()).lines}
    assert _heights(lines[1]) == ["148", "126.4", "104.8", "90.4", "90.4", "101.2"]
    assert _heights(lines[2]) == ["162.4", "148", "126.4", "119.2", "140.8", "176.8"]
    assert lines[1].startswith("6,148 ")
    assert lines[1].endswith(" 94,101.2")


def test_the_tint_lies_between_the_lines():
    (gap,) = TrendBySide(the_rounds()).gaps
    assert _heights(gap)[:6] == ["148", "126.4", "104.8", "90.4", "90.4", "101.2"]
    assert _heights(gap)[6:] == ["176.8", "140.8", "119.2", "126.4", "148", "162.4"]


def test_names_at_the_end():
    higher, lower = TrendBySide(the_rounds()).ends
    assert (higher.text, higher.y, higher.side) == ("Noordzee 73", "88.2", 1)
    assert (lower.text, lower.y, lower.side) == ("Aldersteen 52", "198.8", 2)


@pytest.mark.parametrize(
    "dots", [[104], [100, 100], [90, 92], [80, 85, 90], [100, 101, 102, 103], [60, 64, 120, 122]]
)
def test_names_never_stand_on_each_other(dots):
    assert not _meet(_baselines(dots), dots)


def test_events_stand_between_their_reviews_on_two_heights():
    first, second = TrendBySide(the_rounds(), reversed(EVENTS)).events
    assert (first.text, first.top, first.text_y, first.anchor) == ("vision sealed", "16", "12", "start")
    assert (second.text, second.top, second.text_y) == ("agreement accepted", "32", "28")
    assert 6 < float(first.x.rstrip("%")) < float(second.x.rstrip("%")) < 41.2


def test_an_event_outside_the_reviews_is_not_drawn():
    assert TrendBySide(the_rounds(), [Event("founded", date(2019, 1, 1))]).events == []


def test_reviews_stand_on_their_days():
    days = (date(2024, 1, 1), date(2024, 4, 10), date(2026, 1, 1))
    rounds = [Round(str(on), [SideBand(1, "A", dot=60)], on=on) for on in days]
    (line,) = TrendBySide(rounds).lines
    assert [corner.split(",")[0] for corner in line.points.split()] == ["6", "18", "94"]


@pytest.mark.parametrize("days", [(None, date(2024, 1, 1), date(2026, 1, 1)), (date(2024, 1, 1),) * 3])
def test_without_days_of_their_own_reviews_stand_in_equal_steps(days):
    rounds = [Round("a", [SideBand(1, "A", dot=60)], on=on) for on in days]
    trend = TrendBySide(rounds, [Event("vision sealed", date(2024, 1, 1))])
    assert [mark.x for mark in trend.marks] == ["6%", "50%", "94%"]
    assert trend.events == []


def test_labels_of_events_stand_in_as_many_rows_as_they_need():
    close = [Event("vision sealed", date(2024, 2, day)) for day in (1, 11, 21)]
    trend = TrendBySide(the_rounds(), [*close, Event("a side joined", date(2026, 3, 1))])
    assert [event.text_y for event in trend.events] == ["12", "28", "44", "12"]
    assert trend.events[-1].anchor == "end"
    assert (trend.height, trend.bottom, trend.ticks[-1].y) == (266, 236, "56")
    assert TrendBySide(the_rounds(), close[:2]).height == 250


def test_joint_trend():
    trend = TrendTogether(the_rounds())
    assert trend.lines == ["9,121 23.6,104.6 41.4,84.9 58.8,75 76.6,84.9 94,107.8"]
    assert trend.strips == [
        "9,101.3 23.6,88.2 41.4,68.5 58.8,61.9 76.6,71.8 94,94.7 "
        "94,121 76.6,98 58.8,88.2 41.4,101.3 23.6,121 9,140.6"
    ]
    assert [tick.y for tick in trend.ticks] == ["180", "147.2", "114.4", "81.6", "48.8", "16"]
    assert [text.y for text in trend.values] == ["94.3", "81.2", "61.5", "54.9", "64.8", "87.7"]
    assert [text.x for text in trend.dates] == ["9%", "23.6%", "41.4%", "58.8%", "76.6%", "94%"]


def test_the_scale_widens_in_tens_and_never_narrows():
    low = TrendBySide([Round("a", [SideBand(1, "A", dot=23)]), Round("b", [SideBand(1, "A", dot=96)])])
    assert low.domain == (20, 100)
    assert TrendBySide([Round("a", [SideBand(1, "A", dot=60)])]).domain == (40, 90)
    assert TrendTogether([]).domain == (40, 90)


def test_a_line_has_a_hole_where_a_side_was_hidden():
    lines = [line for line in four_over_time().lines if line.side == 3]
    assert [len(line.points.split()) for line in lines] == [3, 4]


def test_a_side_that_joined_later_is_in_the_table_from_the_start():
    trend = four_over_time()
    assert [side.name for side in trend.sides] == ["Aldersteen", "Noordzee", "Oostwaarde", "Wijkwerk"]
    assert all(len(sides) == 4 for _, sides in trend.table)


def test_one_review_is_a_dot_at_the_end():
    trend = TrendBySide(the_rounds()[:1])
    assert trend.lines == []
    assert {mark.x for mark in trend.marks} == {"94%"}


def test_at_most_six_dates_the_last_always():
    rounds = [Round(str(i), [SideBand(1, "A", dot=60)], together=60, bar=4) for i in range(20)]
    dates = TrendBySide(rounds).dates
    assert len(dates) <= 6
    assert dates[-1].text == "19"


def test_hidden_rounds_leave_the_strip_open():
    trend = TrendTogether([Round("a", [], together=60, bar=4), Round("b", []), Round("c", [], together=62, bar=4)])
    assert trend.lines == trend.strips == []
    assert [dot.text for dot in trend.dots] == ["60", "62"]

"""Days in words: near ones short, far ones with their year."""

from datetime import date, timedelta

import pytest

from accounts.people.templatetags.samen import away, brief_day, short_day

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "today"),
        (1, "tomorrow"),
        (-1, "yesterday"),
        (20, "in 20 days"),
        (-21, "3 weeks ago"),
        (62, "in 8 weeks"),
        (-63, "2 months ago"),
        (700, "in 23 months"),
        (-715, "23 months ago"),
        (-720, "2 years ago"),
        (-731, "2 years ago"),
        (1100, "in 3 years"),
    ],
)
def test_how_far_a_day_is(days, words):
    assert away(TODAY + timedelta(days=days), TODAY) == words


def test_a_day_of_another_year_names_its_year():
    assert short_day(date(2026, 1, 1), TODAY) == "Thu 1 January"
    assert short_day(date(2026, 12, 31), TODAY) == "Thu 31 December"
    assert short_day(date(2027, 1, 1), TODAY) == "1 January 2027"
    assert short_day(date(2025, 12, 31), TODAY) == "31 December 2025"


def test_a_narrow_column_leaves_the_weekday_out():
    assert brief_day(date(2026, 6, 18), TODAY) == "18 June"
    assert brief_day(date(2025, 10, 12), TODAY) == "12 October 2025"
    assert brief_day(None, TODAY) == ""

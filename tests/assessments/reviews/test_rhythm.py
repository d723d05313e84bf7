from datetime import UTC, date, datetime

import pytest

from accounts.calendars.working_days import add_working_days, is_working_day
from assessments.reviews import rhythm

AMSTERDAM = "Europe/Amsterdam"


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 3, 15), -6, date(2025, 9, 15)),
        (date(2026, 1, 31), -2, date(2025, 11, 30)),
    ],
)
def test_months_end_on_the_last_day_of_a_shorter_month(day, months, expected):
    assert rhythm.add_months(day, months) == expected


@pytest.mark.parametrize(
    ("start", "days", "countries", "expected"),
    [
        (date(2026, 3, 9), 10, {"NL"}, date(2026, 3, 23)),
        (date(2026, 4, 21), 4, {"NL"}, date(2026, 4, 28)),  # King's Day is on the 27th
        (date(2026, 4, 21), 4, {"GB"}, date(2026, 4, 27)),
        (date(2026, 4, 21), 9, {"GB"}, date(2026, 5, 5)),  # the first Monday of May is a holiday
        (date(2026, 4, 21), 9, {"NL", "GB"}, date(2026, 5, 6)),
        (date(2026, 3, 9), 3, {"XX"}, date(2026, 3, 12)),  # unknown country: weekends only
    ],
)
def test_working_days_of_one_and_of_several_countries(start, days, countries, expected):
    assert add_working_days(start, days, countries) == expected


def test_a_day_is_a_working_day_only_where_all_work():
    assert is_working_day(date(2026, 4, 27), {"GB"})
    assert not is_working_day(date(2026, 4, 27), {"NL", "GB"})


@pytest.mark.parametrize(
    ("opens", "closes"),
    [
        # Opened in winter time, closed in summer time: 17:00 by the clock on the wall both times.
        (datetime(2026, 3, 16, 9, tzinfo=UTC), datetime(2026, 3, 30, 15, tzinfo=UTC)),
        (datetime(2026, 10, 19, 9, tzinfo=UTC), datetime(2026, 11, 2, 16, tzinfo=UTC)),
    ],
)
def test_a_round_across_daylight_saving_closes_at_five_by_the_wall(opens, closes):
    assert rhythm.closes_at(opens, 10, AMSTERDAM, {"NL"}) == closes


def test_reminders_follow_the_working_days_of_the_sides_own_country():
    opens = datetime(2026, 4, 21, 9, tzinfo=UTC)  # King's Day is on Monday the 27th
    assert rhythm.reminder_at(opens, 0, AMSTERDAM, "NL") == datetime(2026, 4, 28, 7, tzinfo=UTC)
    assert rhythm.reminder_at(opens, 0, AMSTERDAM, "GB") == datetime(2026, 4, 27, 7, tzinfo=UTC)
    assert rhythm.reminder_at(opens, 2, AMSTERDAM, "GB") is None


def test_coverage_is_told_once_a_day_at_six():
    before, after = datetime(2026, 3, 9, 4, 59, tzinfo=UTC), datetime(2026, 3, 9, 5, tzinfo=UTC)
    assert rhythm.next_telling(before, AMSTERDAM) == datetime(2026, 3, 9, 5, tzinfo=UTC)
    assert rhythm.next_telling(after, AMSTERDAM) == datetime(2026, 3, 10, 5, tzinfo=UTC)
    last_of_winter = datetime(2026, 3, 28, 12, tzinfo=UTC)
    assert rhythm.next_telling(last_of_winter, AMSTERDAM) == datetime(2026, 3, 29, 4, tzinfo=UTC)

"""When a round is due, closes, reminds and tells its coverage. Pure but for the holiday calendar.

Days are days of the partnership's own place; moments are UTC. Computing local moments here, and not in
beat, keeps them right across the changes to and from daylight-saving time.
"""

import calendar
from collections.abc import Collection
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from accounts.calendars.working_days import add_working_days
from accounts.calendars.zones import local_day

CLOSES = time(17, 0)
REMINDS = time(9, 0)
TELLS = time(6, 0)
REMINDER_STEPS = (4, 8)


def moment_of(day: date, at: time, zone: str) -> datetime:
    """Return the moment, in UTC, at which the clocks in `zone` show `at` on `day`."""
    return datetime.combine(day, at, ZoneInfo(zone)).astimezone(UTC)


def add_months(day: date, months: int) -> date:
    """Return the same day so many months later, or the last day of that month if it is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def closes_at(opens_at: datetime, days: int, zone: str, countries: Collection[str]) -> datetime:
    """Return when a round closes: `days` days on which people work in every side's country, 17:00."""
    return moment_of(add_working_days(local_day(opens_at, zone), days, countries), CLOSES, zone)


def reminder_at(opens_at: datetime, step: int, zone: str, country: str) -> datetime | None:
    """Return when reminder number `step` (0, 1) of a side is due; None when there is none left.

    Counted in the working days of the side's own country, so that nobody is reminded on a holiday.
    """
    if step >= len(REMINDER_STEPS):
        return None
    return moment_of(add_working_days(local_day(opens_at, zone), REMINDER_STEPS[step], {country}), REMINDS, zone)


def next_telling(moment: datetime, zone: str) -> datetime:
    """Return the next daily moment at which coverage is told, strictly after `moment`."""
    day = local_day(moment, zone)
    today = moment_of(day, TELLS, zone)
    return today if today > moment else moment_of(day + timedelta(days=1), TELLS, zone)

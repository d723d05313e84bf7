"""Working days of one or more countries."""

from collections.abc import Collection
from datetime import date, timedelta
from functools import lru_cache

import holidays

SATURDAY = 5


@lru_cache(maxsize=512)
def _public_holidays(country: str, year: int) -> frozenset[date]:
    try:
        return frozenset(holidays.country_holidays(country, years=year))
    except NotImplementedError:
        return frozenset()  # a country the library does not know has weekends only


def is_working_day(day: date, countries: Collection[str]) -> bool:
    """Tell whether people work on `day` in every one of `countries` (ISO 3166 codes)."""
    if day.weekday() >= SATURDAY:
        return False
    return not any(day in _public_holidays(country, day.year) for country in countries)


def add_working_days(start: date, days: int, countries: Collection[str]) -> date:
    """Return the day that lies `days` working days after `start` (`start` itself does not count)."""
    if days < 0:
        raise ValueError(f"days must not be negative: {days}")
    day = start
    while days:
        day += timedelta(days=1)
        days -= is_working_day(day, countries)
    return day

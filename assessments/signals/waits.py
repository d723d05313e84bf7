"""How long somebody waited: working days, and the middle of many waits. Pure."""

from datetime import date, timedelta
from decimal import Decimal

from accounts.calendars.working_days import is_working_day


def working_days(start: date, end: date, country: str) -> int:
    """Return on how many working days of a country somebody waited: 0 if answered on the same day."""
    span = (end - start).days
    return sum(is_working_day(start + timedelta(days=step), {country}) for step in range(1, span + 1))


def middle(days: list[int]) -> int | Decimal:
    """Return the median, whole where it is whole: 2, or 2.5."""
    ordered = sorted(days)
    half = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[half]
    between = Decimal(ordered[half - 1] + ordered[half]) / 2
    return int(between) if between == int(between) else between

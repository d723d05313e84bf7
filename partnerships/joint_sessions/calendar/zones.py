"""The rules of a time zone as a calendar wants them: each change of the clock on its own.

icalendar's own generator writes the beginning of summer time in the time after the change; the standard
(RFC 5545, 3.6.5) asks for the time before it, and other programs then read the hours after it wrongly.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

A_DAY = timedelta(days=1)
A_MINUTE = timedelta(minutes=1)


def changes(zone: ZoneInfo, start: datetime, end: datetime) -> Iterator[datetime]:
    """Return the moments (UTC, to the minute) between two others at which the clock of a zone changes."""
    day = start
    while day < end:
        after = day + A_DAY
        if _offset(day, zone) != _offset(after, zone):
            yield _found(zone, day, after)
        day = after


def _found(zone: ZoneInfo, before: datetime, after: datetime) -> datetime:
    old = _offset(before, zone)
    while after - before > A_MINUTE:
        middle = (before + (after - before) / 2).replace(second=0, microsecond=0)
        if _offset(middle, zone) == old:
            before = middle
        else:
            after = middle
    return after


def _offset(moment: datetime, zone: ZoneInfo) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta()


def timezone_of(name: str, first_year: int, last_year: int) -> Timezone:
    """Return a zone's component that is right from the first day of one year to the last day of another."""
    zone = ZoneInfo(name)
    start, end = datetime(first_year, 1, 1, tzinfo=UTC), datetime(last_year + 1, 1, 1, tzinfo=UTC)
    component = Timezone()
    component.add("tzid", name)
    component.add_component(_observance(zone, start, _offset(start, zone)))
    for moment in changes(zone, start, end):
        component.add_component(_observance(zone, moment, _offset(moment - A_MINUTE, zone)))
    return component


def _observance(zone: ZoneInfo, moment: datetime, offset_before: timedelta):
    local = moment.astimezone(zone)
    observance = TimezoneDaylight() if local.dst() else TimezoneStandard()
    observance.add("dtstart", (moment + offset_before).replace(tzinfo=None))
    observance.add("tzoffsetfrom", offset_before)
    observance.add("tzoffsetto", _offset(moment, zone))
    observance.add("tzname", local.tzname() or "")
    return observance

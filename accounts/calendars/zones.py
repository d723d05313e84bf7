"""Which day it is somewhere."""

from datetime import date, datetime
from zoneinfo import ZoneInfo


def local_day(moment: datetime, zone: str) -> date:
    """Return the day that an aware `moment` falls on where the clocks show `zone` (a name as Europe/Amsterdam)."""
    return moment.astimezone(ZoneInfo(zone)).date()

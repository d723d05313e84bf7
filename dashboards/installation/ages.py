"""How long ago, how soon and how often, in words. The clock stays with the caller."""

from datetime import datetime, timedelta

from django.utils.timesince import timesince, timeuntil
from django.utils.translation import gettext, ngettext

MINUTE = timedelta(minutes=1)


def ago(moment: datetime, now: datetime) -> str:
    """Return "2 minutes ago"."""
    if now - moment < MINUTE:
        return gettext("less than a minute ago")
    return gettext("%(time)s ago") % {"time": timesince(moment, now, depth=1)}


def soon(moment: datetime, now: datetime, *, at_the_latest: bool = False) -> str:
    """Return "in 2 minutes"; what should have come already comes any moment."""
    if moment - now <= MINUTE:
        return gettext("within a minute")
    time = {"time": timeuntil(moment, now, depth=1)}
    return gettext("within %(time)s") % time if at_the_latest else gettext("in %(time)s") % time


def every(interval: timedelta) -> str:
    """Return "every 15 seconds", "every 5 minutes"."""
    if interval < MINUTE:
        return _every_seconds(int(interval.total_seconds()))
    return _every_minutes(interval // MINUTE)


def _every_seconds(n: int) -> str:
    return ngettext("every second", "every %(n)s seconds", n) % {"n": n}


def _every_minutes(n: int) -> str:
    return ngettext("every minute", "every %(n)s minutes", n) % {"n": n}

"""Signs of life: leaving them, and reading them for the machine that watches and for the administrator."""

import logging
from datetime import datetime
from typing import Any

from django.core.cache import cache
from django.db import DatabaseError, connection
from django.utils.dateparse import parse_datetime

WORKER = "sign-of-life"
BEAT = "sign-of-beat"
REMEMBERED = 7 * 24 * 3600  # seconds; also of who has been silent for long one should know since when
SILENT_AFTER = 120  # seconds; beat sends a task every 15, the worker signs every 30

log = logging.getLogger(__name__)


def sign(who: str, *, now: datetime) -> None:
    """Leave the moment at which somebody showed life. Where it cannot be left, work goes on."""
    try:
        cache.set(who, now.isoformat(), REMEMBERED)
    except Exception as error:  # whatever the cache's client raises
        log.warning("no sign of life could be left: %s", type(error).__name__)


def last_sign(who: str) -> datetime | None:
    """Return the moment of the last sign, None where there is none or it cannot be read."""
    try:
        said = cache.get(who)
    except Exception:  # as above: a sign that cannot be read is no sign
        return None
    return parse_datetime(said) if said else None


def is_fresh(moment: datetime | None, *, now: datetime) -> bool:
    """Tell whether who gave this sign is alive."""
    return moment is not None and (now - moment).total_seconds() < SILENT_AFTER


def report(*, now: datetime) -> dict[str, Any]:
    """Return the state of database, broker, worker and beat; ages in seconds, None when there is no sign.

    The broker is known by what passes through it: beat signs when it has handed a task over, the worker when
    it has got one.
    """
    worker, beat = last_sign(WORKER), last_sign(BEAT)
    passes = is_fresh(worker, now=now) or is_fresh(beat, now=now)
    return {
        "database": _database(),
        "broker": "ok" if passes else "no sign",
        "worker": {"last_sign_seconds_ago": _age(worker, now)},
        "beat": {"last_sign_seconds_ago": _age(beat, now)},
    }


def _database() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return "down"
    return "ok"


def _age(moment: datetime | None, now: datetime) -> int | None:
    return int((now - moment).total_seconds()) if moment else None

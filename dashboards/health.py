"""Signs of life, for the machine that watches."""

from datetime import datetime
from typing import Any

from django.core.cache import cache
from django.db import DatabaseError, connection
from django.utils.dateparse import parse_datetime

SIGN = "sign-of-life"


def report(*, now: datetime) -> dict[str, Any]:
    """Return the state of database, broker, worker and beat; ages in seconds, None when there is no sign."""
    age = _age_of_sign(now)
    return {
        "database": _database(),
        "broker": "ok" if age is not None and age < 120 else "no sign",
        "worker": {"last_sign_seconds_ago": age},
        "beat": {"last_sign_seconds_ago": age},
    }


def _database() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return "down"
    return "ok"


def _age_of_sign(now: datetime) -> int | None:
    try:
        sign = cache.get(SIGN)
    except Exception:  # whatever the cache's client raises: a sign that cannot be read is no sign
        return None
    moment = parse_datetime(sign) if sign else None
    return int((now - moment).total_seconds()) if moment else None

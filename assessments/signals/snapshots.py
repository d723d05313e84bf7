"""What a snapshot says: the signals of each side, with the interval of every share. Pure."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from assessments import trust
from assessments.signals.known import Known

SHARES = {"commitments"}  # shares of what was due: with a Wilson interval (TRUST §4)


def says(known: Known) -> dict[str, Any]:
    """Return the signals as plain data, by key, side and period; shares of what was due with their interval."""
    return {
        key: {side: _periods(key, periods) for side, periods in by_side.items()}
        for key, by_side in known.signals.items()
    }


def _periods(key: str, periods: Mapping[str, Any]) -> dict[str, Any]:
    return {period: _said(key, value) for period, value in periods.items()}


def _said(key: str, value: Any) -> Any:
    if key not in SHARES:
        return value
    interval = share_interval(*value[:2])
    if interval is None:
        return value
    return [*value, [_percent(interval.low), _percent(interval.high)]]


@lru_cache(maxsize=4096)
def share_interval(part: int, whole: int) -> trust.Proportion | None:
    """Return the Wilson interval of a share; thousands of partnerships have the same few."""
    return trust.wilson(part, whole)


def _percent(share: float) -> int:
    return round(100 * share)

"""What a snapshot says: the signals of each side, with the interval of every share. Pure."""

from collections.abc import Mapping
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
    part, whole = value[:2]
    interval = trust.wilson(part, whole)
    if interval is None:
        return value
    return [*value, [_percent(interval.low), _percent(interval.high)]]


def _percent(share: float) -> int:
    return round(100 * share)

"""Everything that beat does with signals, in its order."""

from datetime import datetime

from assessments.signals.actions.sweeping import sweep
from assessments.signals.actions.telling import tell_due


def run_due(*, now: datetime) -> dict[str, int]:
    """Look at whatever is due, then tell people; returns counts. Safe to run twice."""
    counts = sweep(now=now)
    tell_due(now=now)
    return counts

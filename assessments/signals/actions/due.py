"""Everything that beat does with signals, in its order."""

from datetime import datetime

from assessments.signals.actions.sweeping import sweep
from assessments.signals.actions.telling import tell_due
from partnerships.joint_sessions.sessions.standing import write_passed


def run_due(*, now: datetime) -> dict[str, int]:
    """Look at whatever is due, then tell people; returns counts. Safe to run twice.

    Nobody writes an event when a session's time passes: which one is the next in the lists moves on here.
    """
    write_passed(now=now)
    counts = sweep(now=now)
    tell_due(now=now)
    return counts

"""What ends because its day has come: notice that has run out, and trials that nobody carried on."""

from datetime import datetime

from partnerships.journey.parting.actions import part_due
from partnerships.journey.terms.actions import end_trials_due


def end_due(*, now: datetime) -> int:
    """End what is due at or before `now`; returns how many. Safe to run twice and at the same time."""
    return part_due(now=now) + end_trials_due(now=now)

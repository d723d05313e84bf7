"""The verbs of signals: sweep, tell people, put a warning aside."""

from assessments.signals.actions.due import run_due
from assessments.signals.actions.sweeping import sweep
from assessments.signals.actions.telling import tell_due

__all__ = ["run_due", "sweep", "tell_due"]

"""Everything that beat does with reviews, in its order."""

from datetime import datetime

from assessments.reviews.actions import key_folder
from assessments.reviews.actions.cleaning import clean_due
from assessments.reviews.actions.closing import close_due
from assessments.reviews.actions.farewell import open_farewells
from assessments.reviews.actions.opening import open_due
from assessments.reviews.actions.reminding import remind_due, tell_coverage_due


def run_due(*, now: datetime) -> dict[str, int]:
    """Close, tell, open and remind what is due at or before `now`; returns counts. Safe to run twice.

    Raises KeysElsewhere in a process that does not have this installation's key folder.
    """
    key_folder.needed()
    closed = close_due(now=now)
    _told, closed_early = tell_coverage_due(now=now)
    opened = open_farewells(now=now) + open_due(now=now)
    reminded = remind_due(now=now)
    clean_due(now=now)
    return {"opened": opened, "reminded": reminded, "closed": closed + closed_early}

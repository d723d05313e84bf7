"""The partnerships that are looked at together."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from assessments.signals.known import Window

# The earth's earliest day: at a turn of the month it is the first everywhere that it is the first anywhere.
FARTHEST_EAST = timedelta(hours=14)


@dataclass(frozen=True)
class Batch:
    """Some thousand partnerships and the moment at which they are looked at."""

    pks: Sequence[int]
    now: datetime

    @cached_property
    def window(self) -> Window:
        """The two half-years that signals are counted in."""
        return Window.around((self.now + FARTHEST_EAST).date())

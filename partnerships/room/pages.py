"""What the pages of all rooms have in common, for views only: the clock stops at the door."""

from datetime import date

from django.utils import timezone

from partnerships.room.access import Access


def today_of(access: Access) -> date:
    """Return the day it is now where the partnership lives."""
    return access.partnership.day_at(timezone.now())

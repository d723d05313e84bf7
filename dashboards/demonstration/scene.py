"""A partnership of the demonstration and its calendar, as the rooms' modules see it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from assessments.reviews.rhythm import add_months
from partnerships.room.models import Participant, Partnership, Side


@dataclass(frozen=True)
class Step:
    """Something that happens at a moment; `do` gets that moment and calls the verbs people would."""

    at: datetime
    do: Callable[[datetime], object]


@dataclass(frozen=True)
class Scene:
    """One story: `key` as in `stories.py`, `began` when the partnership opened, `now` the day of the demo.

    `parted`: months ago at which it ended; 0 where it goes on.
    """

    key: str
    partnership: Partnership
    began: datetime
    now: datetime
    parted: int = 0

    @cached_property
    def seats(self) -> dict[str, Participant]:
        """Everybody at the table, by the part of the address before the @: `scene.seats["alice"]`."""
        people = Participant.objects.filter(partnership=self.partnership).select_related("user", "side")
        return {person.user.email.partition("@")[0]: person for person in people}

    @cached_property
    def sides(self) -> dict[str, Side]:
        """The sides, by the short name of the organisation in small letters: `scene.sides["noordzee"]`."""
        rows = Side.objects.filter(partnership=self.partnership).select_related("organisation")
        return {side.organisation.short_name.lower(): side for side in rows}

    def ago(self, *, months: int = 0, days: int = 0, hour: int = 9) -> datetime:
        """Return a moment in the past, on a working day; negative numbers lie ahead."""
        day = _working_day(add_months(self.now.date(), -months) - timedelta(days=days))
        return datetime.combine(day, self.now.timetz().replace(hour=hour, minute=0, second=0, microsecond=0))


def months_before(now: datetime, months: int) -> datetime:
    """Return nine o'clock on the working day at or before the day so many months ago."""
    day = _working_day(add_months(now.date(), -months))
    return datetime.combine(day, now.timetz().replace(hour=9, minute=0, second=0, microsecond=0))


def _working_day(day: date) -> date:
    return day - timedelta(days=max(0, day.weekday() - 4))

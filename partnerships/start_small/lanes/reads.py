"""When each lane last moved and how long the first value took: for one partnership and for many."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Max, Min

from accounts.calendars.zones import local_day
from partnerships.room.seats.models import Partnership
from partnerships.start_small.lanes import pace
from partnerships.start_small.lanes.models import Initiative
from partnerships.start_small.quick_wins.models import QuickWin
from partnerships.vision.models import Measurement


@dataclass(frozen=True)
class LastMoves:
    """The day on which each lane last moved; None: never."""

    today: date | None = None
    tomorrow: date | None = None


@dataclass(frozen=True)
class FirstValue:
    """`days` from the first day of the partnership to the first confirmed quick win; None: none yet."""

    began_on: date
    confirmed_on: date | None

    @property
    def days(self) -> int | None:
        return pace.first_value_after(self.began_on, self.confirmed_on)


def began_on(partnership: Partnership) -> date:
    """Return the first day of the partnership as the sides declared it."""
    return partnership.partners_since or min(partnership.stage_since, partnership.day_at(partnership.created_at))


def time_to_first_value(partnership: Partnership) -> FirstValue:
    """Return how long it took until the receiving side confirmed the first quick win, in one statement."""
    rows = QuickWin.objects.confirmed().filter(partnership=partnership)
    return FirstValue(began_on(partnership), rows.aggregate(first=Min("confirmed_on"))["first"])


def last_moves(partnership_ids: Collection[int]) -> dict[int, LastMoves]:
    """Return for each partnership the day on which each lane last moved: four statements, however many.

    Today moves when a quick win changes its state. Tomorrow moves when an initiative does, and when an
    objective is measured.
    """
    zones = dict(Partnership.objects.filter(pk__in=partnership_ids).order_by().values_list("pk", "time_zone"))
    today = _newest(QuickWin.objects.all(), "moved_at", zones)
    worked = _newest(Initiative.objects.all(), "moved_at", zones)
    measured = _newest(Measurement.objects.all(), "entered_at", zones)
    return {
        pk: LastMoves(today.get(pk), max(filter(None, (worked.get(pk), measured.get(pk))), default=None))
        for pk in zones
    }


def _newest(rows, moment: str, zones: dict[int, str]) -> dict[int, date]:
    found: Iterable[tuple[int, datetime]] = (
        rows.filter(partnership__in=list(zones))
        .order_by()
        .values("partnership_id")
        .annotate(newest=Max(moment))
        .values_list("partnership_id", "newest")
    )
    return {pk: local_day(newest, zones[pk]) for pk, newest in found}

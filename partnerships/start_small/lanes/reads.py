"""When each lane last moved and how long the first value took: for one partnership and for many."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Max, Min, OuterRef, QuerySet, Subquery

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
    """Return for each partnership the day on which each lane last moved: one statement, however many.

    Today moves when a quick win changes its state. Tomorrow moves when an initiative does, and when an
    objective is measured.
    """
    rooms = Partnership.objects.filter(pk__in=partnership_ids).annotate(
        won_at=_newest(QuickWin.objects.all(), "moved_at"),
        worked_at=_newest(Initiative.objects.all(), "moved_at"),
        measured_at=_newest(Measurement.objects.all(), "entered_at"),
    )
    return {
        room.pk: LastMoves(_last_day(room, room.won_at), _last_day(room, room.worked_at, room.measured_at))
        for room in rooms
    }


def _newest(rows: QuerySet, moment: str) -> Subquery:
    newest = rows.filter(partnership=OuterRef("pk")).order_by().values("partnership").annotate(newest=Max(moment))
    return Subquery(newest.values("newest"))


def _last_day(room: Partnership, *moments: datetime | None) -> date | None:
    newest = max(filter(None, moments), default=None)
    return room.day_at(newest) if newest else None

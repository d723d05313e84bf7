"""Facts about the two lanes: when something last moved today and tomorrow, and the first value."""

from collections.abc import Iterator
from typing import Any

from django.db.models import F, Max, Min
from django.db.models.functions import TruncDate

from assessments.signals.facts.batch import Batch
from assessments.signals.known import NOW
from partnerships.start_small.models import Initiative, QuickWin
from partnerships.vision.models import Measurement

Rows = Iterator[tuple[int, int | None, str, str, Any]]


def today_moved(batch: Batch) -> Rows:
    """Yield the day on which a quick win last moved."""
    rows = QuickWin.objects.filter(partnership__in=batch.pks).order_by().values_list("partnership_id")
    for partnership, day in rows.annotate(day=Max(TruncDate("moved_at"))):
        yield partnership, None, "today_moved", NOW, day.isoformat()


def tomorrow_moved(batch: Batch) -> Rows:
    """Yield the day on which an initiative last moved, or an objective was last measured."""
    moved = Initiative.objects.filter(partnership__in=batch.pks).order_by().values_list("partnership_id")
    measured = Measurement.objects.filter(partnership__in=batch.pks).order_by().values_list("partnership_id")
    rows = moved.annotate(day=Max(TruncDate("moved_at"))).union(
        measured.annotate(day=Max(TruncDate("entered_at"))), all=True
    )
    found: dict[int, Any] = {}
    for partnership, day in rows:
        found[partnership] = max(day, found.get(partnership, day))
    for partnership, day in found.items():
        yield partnership, None, "tomorrow_moved", NOW, day.isoformat()


def first_value(batch: Batch) -> Rows:
    """Yield in how many days after they chose each other the first quick win was confirmed by its receiver."""
    rows = (
        QuickWin.objects.confirmed()
        .filter(partnership__in=batch.pks, partnership__partners_since__isnull=False)
        .order_by()
        .values_list("partnership_id")
        .annotate(first=Min("confirmed_on"), since=F("partnership__partners_since"))
    )
    for partnership, first, since in rows:
        yield partnership, None, "first_value_days", NOW, max(0, (first - since).days)

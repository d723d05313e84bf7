"""Facts about who sits at the table."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import Min, OuterRef, Subquery
from django.db.models.functions import Coalesce

from accounts.calendars.zones import local_day
from assessments.signals.facts.batch import Batch
from assessments.signals.known import Gone
from assessments.signals.waits import middle
from partnerships.roles import Function
from partnerships.room.models import Participant

KEY = (Function.LEAD, Function.DIRECTOR)


def gone(batch: Batch) -> Mapping[int, list[Gone]]:
    """Return the leads and directors who left, and who took their place.

    Replaced: by whoever of the same side has that function today, or had it after them; somebody who sat
    there already was there on the day they left.
    """
    found: dict[int, list[Gone]] = defaultdict(list)
    for row in _left(batch):
        zone = row["partnership__time_zone"]
        left_on = local_day(row["left_at"], zone)
        replaced = row["successor"] and max(left_on, local_day(row["successor"], zone))
        found[row["partnership_id"]].append(
            Gone(row["public_id"], row["side__public_id"], row["function"], left_on, replaced or None)
        )
    return found


def replacement_days(batch: Batch) -> Iterator[tuple[int, int | None, str, str, Any]]:
    """Yield how many key people of a side left, and the median days until somebody took their place."""
    left: dict[tuple, list] = defaultdict(list)
    for row in _left(batch):
        period = batch.window.period(local_day(row["left_at"], row["partnership__time_zone"]))
        if period is None:
            continue
        days = None
        if row["successor"]:
            days = max(0, (row["successor"] - row["left_at"]).days)
        left[row["partnership_id"], row["side_id"], period].append(days)
    for (partnership, side, period), gaps in left.items():
        yield partnership, side, "people_left", period, len(gaps)
        closed = [gap for gap in gaps if gap is not None]
        if closed:
            yield partnership, side, "replacement_days", period, middle(closed)


def _left(batch: Batch) -> Any:
    same = Participant.objects.filter(side=OuterRef("side"), function=OuterRef("function"))
    there = same.filter(left_at=None)
    later = same.filter(joined_at__gte=OuterRef("left_at"))
    first = (rows.order_by().values("side").annotate(at=Min("joined_at")).values("at") for rows in (there, later))
    return (
        Participant.objects.filter(
            partnership__in=batch.pks, function__in=KEY, left_at__isnull=False, side__left_at=None
        )
        .annotate(successor=Coalesce(*(Subquery(rows) for rows in first)))
        .order_by("left_at", "pk")
        .values(
            "public_id",
            "partnership_id",
            "partnership__time_zone",
            "side_id",
            "side__public_id",
            "function",
            "left_at",
            "successor",
        )
    )

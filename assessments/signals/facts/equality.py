"""Facts about give and take, and about what hurt."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Min, OuterRef, Q, Subquery, Sum
from django.db.models.functions import TruncDate

from assessments.signals.facts.batch import Batch
from assessments.signals.known import BEFORE, NOW
from assessments.signals.waits import middle
from partnerships.equality.models import Contribution, Grievance

Rows = Iterator[tuple[int, int | None, str, str, Any]]


def given(batch: Batch) -> Rows:
    """Yield how many contributions a side gave, and how many the receiver confirmed."""
    start = batch.window.start
    rows = (
        Contribution.objects.standing()
        .filter(partnership__in=batch.pks, on_day__gte=batch.window.before)
        .order_by()
        .values("partnership_id", "giver_id")
        .annotate(
            now=Count("pk", filter=Q(on_day__gte=start)),
            now_confirmed=Count("pk", filter=Q(on_day__gte=start, answer=Contribution.Answer.CONFIRMED)),
            before=Count("pk", filter=Q(on_day__lt=start)),
            before_confirmed=Count("pk", filter=Q(on_day__lt=start, answer=Contribution.Answer.CONFIRMED)),
        )
    )
    for row in rows:
        for period in (NOW, BEFORE):
            if row[period]:
                value = [row[f"{period}_confirmed"], row[period]]
                yield row["partnership_id"], row["giver_id"], "contributions", period, value


def returned(batch: Batch) -> Rows:
    """Yield of what a side gave: to how much something came back, and the median days until it did.

    Something came back: the receiver's next contribution to the giver, on the same day or later. Confirmed
    contributions only, and no gifts, neither way: from a gift nothing is expected, and a gift is no return.
    """
    counts = Contribution.objects.confirmed().not_gifts()
    back = counts.filter(
        partnership=OuterRef("partnership"),
        giver=OuterRef("receiver"),
        receiver=OuterRef("giver"),
        on_day__gte=OuterRef("on_day"),
    )
    first = back.order_by().values("giver").annotate(on=Min("on_day")).values("on")
    rows = (
        counts.filter(partnership__in=batch.pks, on_day__gte=batch.window.before)
        .order_by("pk")
        .values_list("partnership_id", "giver_id", "on_day", Subquery(first))
    )
    lags: dict[tuple, list[int | None]] = defaultdict(list)
    for partnership, side, given_on, back_on in rows:
        lags[partnership, side, batch.window.period(given_on)].append(back_on and (back_on - given_on).days)
    for (partnership, side, period), days in lags.items():
        if period is not None:
            came = [lag for lag in days if lag is not None]
            yield partnership, side, "returned", period, [len(came), len(days)]
            if came:
                yield partnership, side, "return_days", period, middle(came)


def grievances_open(batch: Batch) -> Rows:
    """Yield how much of what hurt a side is still open, and since when the oldest of it is.

    Since when, and not for how many days: that stays true while time passes. Days of earlier times, before
    it was opened again, count as if they lay just before.
    """
    rows = (
        Grievance.objects.open()
        .filter(partnership__in=batch.pks)
        .order_by("pk")
        .values_list("partnership_id", "hurt_id", TruncDate("open_since"), "open_days_before")
    )
    found: dict[tuple, list[date]] = defaultdict(list)
    for partnership, side, since, before in rows:
        found[partnership, side].append(since - timedelta(days=before))
    for (partnership, side), days in found.items():
        yield partnership, side, "grievances_open", NOW, [len(days), min(days).isoformat()]


def grievance_days(batch: Batch) -> Rows:
    """Yield the median days that what hurt a side stayed open, of what was resolved."""
    rows = (
        Grievance.objects.filter(partnership__in=batch.pks, resolved_at__date__gte=batch.window.before)
        .order_by("pk")
        .values_list(
            "partnership_id",
            "hurt_id",
            TruncDate("open_since"),
            TruncDate("resolved_at"),
            "open_days_before",
        )
    )
    found: dict[tuple, list[int]] = defaultdict(list)
    for partnership, side, since, resolved, before in rows:
        found[partnership, side, batch.window.period(resolved)].append((resolved - since).days + before)
    for (partnership, side, period), days in found.items():
        if period is not None:
            yield partnership, side, "grievance_days", period, middle(days)


def grievances_reopened(batch: Batch) -> Rows:
    """Yield how often what hurt a side was opened again."""
    rows = (
        Grievance.objects.filter(partnership__in=batch.pks, times_reopened__gt=0)
        .order_by()
        .values_list("partnership_id", "hurt_id")
        .annotate(times=Sum("times_reopened"))
    )
    for partnership, side, times in rows:
        yield partnership, side, "grievances_reopened", NOW, times

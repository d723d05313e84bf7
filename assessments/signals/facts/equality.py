"""Facts about give and take, and about what hurt."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.db.models import Count, Q, Sum
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

"""Facts about meeting: sessions held, moved off and hosted, what is planned, what was promised there."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.db.models import Count, Max, Min, Q
from django.db.models.functions import TruncDate

from assessments.reviews.models import ReviewTalk
from assessments.signals.facts.batch import Batch
from assessments.signals.known import BEFORE, NOW
from partnerships.joint_sessions.models import Commitment, JointSession, Series

Rows = Iterator[tuple[int, int | None, str, str, Any]]
State, Promise = JointSession.State, Commitment.State
DAYS = {Series.Unit.WEEKS: 7, Series.Unit.MONTHS: 30}


def ahead(batch: Batch) -> Mapping[int, tuple[date | None, date | None]]:
    """Return the day of the next planned session and of the last held one, by partnership."""
    rows = (
        JointSession.objects.filter(partnership__in=batch.pks)
        .order_by()
        .values_list("partnership_id")
        .annotate(
            next=Min(TruncDate("starts_at"), filter=Q(state=State.PLANNED, ends_at__gt=batch.now)),
            last=Max(TruncDate("starts_at"), filter=Q(state=State.HELD)),
        )
    )
    return {partnership: (next_on, last_on) for partnership, next_on, last_on in rows}


def rhythm_days(batch: Batch) -> Mapping[int, int]:
    """Return in how many days the sides agreed to meet again: the shortest rhythm that runs."""
    found: dict[int, int] = {}
    rows = Series.objects.running().filter(partnership__in=batch.pks).order_by("pk")
    for partnership, every, unit in rows.values_list("partnership_id", "every", "unit"):
        days = every * DAYS[unit]
        found[partnership] = min(days, found.get(partnership, days))
    return found


def talked(batch: Batch) -> Mapping[str, date]:
    """Return the results that were talked about in a session that was held, by public id of the review."""
    rows = (
        ReviewTalk.objects.filter(review__partnership__in=batch.pks, session__state=State.HELD)
        .order_by()
        .values_list("review__public_id")
        .annotate(on=Min(TruncDate("session__starts_at")))
    )
    return dict(rows)


def held(batch: Batch) -> Rows:
    """Yield how many sessions were held of those whose day came, for all together."""
    for row in _counted(batch, "partnership_id"):
        for period in (NOW, BEFORE):
            if row[f"{period}_all"]:
                value = [row[f"{period}_held"], row[f"{period}_all"]]
                yield row["partnership_id"], None, "sessions_held", period, value


def cancelled(batch: Batch) -> Rows:
    """Yield how many sessions a side called off."""
    for row in _counted(batch, "partnership_id", "cancelled_by_id"):
        for period in (NOW, BEFORE):
            if row["cancelled_by_id"] and row[f"{period}_off"]:
                yield row["partnership_id"], row["cancelled_by_id"], "sessions_off", period, row[f"{period}_off"]


def hosted(batch: Batch) -> Rows:
    """Yield how many of the sessions that were held a side hosted."""
    for row in _counted(batch, "partnership_id", "host_id"):
        for period in (NOW, BEFORE):
            if row["host_id"] and row[f"{period}_held"]:
                yield row["partnership_id"], row["host_id"], "sessions_hosted", period, row[f"{period}_held"]


def _counted(batch: Batch, *by: str) -> Any:
    start = batch.window.start
    now = Q(starts_at__date__gte=start)
    before = Q(starts_at__date__lt=start)
    is_held, is_off = Q(state=State.HELD), Q(state=State.CANCELLED)
    return (
        JointSession.objects.filter(
            partnership__in=batch.pks, starts_at__date__gte=batch.window.before, starts_at__lte=batch.now
        )
        .order_by()
        .values(*by)
        .annotate(
            now_all=Count("pk", filter=now),
            now_held=Count("pk", filter=now & is_held),
            now_off=Count("pk", filter=now & is_off),
            before_all=Count("pk", filter=before),
            before_held=Count("pk", filter=before & is_held),
            before_off=Count("pk", filter=before & is_off),
        )
    )


def kept(batch: Batch) -> Rows:
    """Yield what each side kept on the agreed day of what was due; what was kept by new agreement apart.

    `commitments_past`: the same over all of its earlier time, for the rule that compares a side with itself.
    """
    start = batch.window.start
    periods = {NOW: Q(due_on__gte=start), BEFORE: Q(due_on__gte=batch.window.before, due_on__lt=start)}
    periods["past"] = Q(due_on__lt=start)
    done, anew = Q(state=Promise.KEPT), Q(state=Promise.KEPT_ANEW)
    late = Q(state=Promise.OPEN, due_on__lt=batch.now.date())
    due = done | late | Q(state=Promise.MISSED)
    rows = (
        Commitment.objects.filter(partnership__in=batch.pks)
        .order_by()
        .values("partnership_id", "side_id")
        .annotate(**{f"{name}_kept": Count("pk", filter=when & done) for name, when in periods.items()})
        .annotate(**{f"{name}_due": Count("pk", filter=when & due) for name, when in periods.items()})
        .annotate(**{f"{name}_anew": Count("pk", filter=when & anew) for name, when in periods.items()})
    )
    for row in rows:
        place = row["partnership_id"], row["side_id"]
        for period in (NOW, BEFORE):
            if row[f"{period}_due"]:
                yield *place, "commitments", period, [row[f"{period}_kept"], row[f"{period}_due"]]
            if row[f"{period}_anew"]:
                yield *place, "commitments_anew", period, row[f"{period}_anew"]
        if row["past_due"]:
            yield *place, "commitments_past", NOW, [row["past_kept"], row["past_due"]]


def next_due(batch: Batch) -> Mapping[int, date]:
    """Return the day on which the next open commitment falls due, by partnership."""
    rows = (
        Commitment.objects.filter(partnership__in=batch.pks, state=Promise.OPEN, due_on__gte=batch.now.date())
        .order_by()
        .values_list("partnership_id")
        .annotate(on=Min("due_on"))
    )
    return dict(rows)

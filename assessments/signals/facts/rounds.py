"""Facts about reviews: what the last rounds showed, what is planned, how many answered."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.db.models import F, Max, OuterRef, Q, Subquery, Window
from django.db.models.functions import RowNumber

from accounts.calendars.zones import local_day
from assessments.reviews.models import ReviewPlan, ReviewSide, TrustReview
from assessments.signals.facts.batch import Batch
from assessments.signals.known import BEFORE, NOW, Planned, RoundKnown
from assessments.signals.models import ResultDigest

ROUNDS = 3  # a fall over two rounds running needs three

State, Kind = TrustReview.State, TrustReview.Kind


def closed(batch: Batch, talked: Mapping[str, date]) -> Mapping[tuple[int, str], list[RoundKnown]]:
    """Return the digests of the newest rounds, by partnership and kind, newest last; `talked` by review."""
    place = Window(RowNumber(), partition_by=[F("partnership"), F("kind")], order_by=F("number").desc())
    rows = (
        ResultDigest.objects.filter(partnership__in=batch.pks)
        .annotate(place=place)
        .filter(place__lte=ROUNDS)
        .order_by("partnership_id", "number")
        .values_list("partnership_id", "kind", "number", "says", "result__review__public_id")
    )
    found: dict[tuple[int, str], list[RoundKnown]] = defaultdict(list)
    for partnership, kind, number, says, review in rows:
        day = date.fromisoformat(says["closed_on"])
        found[partnership, kind].append(RoundKnown(review, number, kind, day, says, talked.get(review)))
    return found


def planned(batch: Batch) -> Mapping[int, Planned]:
    """Return when the next review is due, and whether one is open."""
    is_open = TrustReview.objects.filter(partnership=OuterRef("partnership"), state=State.OPEN).values("pk")[:1]
    rows = (
        ReviewPlan.objects.filter(partnership__in=batch.pks)
        .annotate(open_round=Subquery(is_open))
        .values_list("partnership_id", "next_full_on", "next_pulse_on", "open_round")
    )
    found: dict[int, Planned] = defaultdict(Planned)
    for partnership, full, pulse, open_round in rows:
        next_on = min((day for day in (full, pulse) if day), default=None)
        found[partnership] = Planned(next_review_on=next_on, review_is_open=open_round is not None)
    return found


def void_since(batch: Batch) -> Mapping[int, date]:
    """Return the partnerships whose newest round came to nothing, and since when."""
    rows = (
        TrustReview.objects.filter(partnership__in=batch.pks, closed_at__isnull=False)
        .values("partnership_id", "partnership__time_zone")
        .annotate(
            void=Max("closed_at", filter=Q(state=State.VOID)), done=Max("closed_at", filter=Q(state=State.CLOSED))
        )
    )
    return {
        row["partnership_id"]: local_day(row["void"], row["partnership__time_zone"])
        for row in rows
        if row["void"] and (row["done"] is None or row["done"] < row["void"])
    }


def coverage(batch: Batch) -> Iterator[tuple[int, int | None, str, str, Any]]:
    """Yield how many of a side answered in the newest full review and in the one before: n of N."""
    place = Window(RowNumber(), partition_by=[F("side")], order_by=F("review__number").desc())
    rows = (
        ReviewSide.objects.filter(
            review__partnership__in=batch.pks,
            review__state=State.CLOSED,
            review__kind=Kind.FULL,
            answered__isnull=False,
        )
        .annotate(place=place)
        .filter(place__lte=2)
        .order_by("pk")
        .values_list("review__partnership_id", "side_id", "place", "answered", "invited")
    )
    for partnership, side, newness, answered, invited in rows:
        period = NOW if newness == 1 else BEFORE
        yield partnership, side, "coverage", period, [min(answered, invited), invited]

"""Signals and warnings beside the result of a review."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Subquery, Value
from django.db.models.functions import Coalesce

from assessments.reviews.models import TrustReview
from assessments.signals.models import SignalSnapshot, Warning
from assessments.signals.pages import signals, warnings
from assessments.signals.pages.signals import SignalsShown
from assessments.signals.pages.warnings import WarningShown
from partnerships.room.access import Access


@dataclass(frozen=True)
class BesideResult:
    """What stands beside a result: the signals of that time, and the warnings that rest on it."""

    signals: SignalsShown | None
    warnings: Sequence[WarningShown]


def beside(review: TrustReview, access: Access, now: datetime) -> BesideResult | None:
    """Return signals as they were found until the next round closed, and open warnings resting on this one."""
    shown = signals.shown(access, _snapshot(review, now))
    rows = Warning.objects.open().filter(partnership=access.partnership).shown_to(access.side, now)
    resting = [row for row in rows.order_by("-since", "pk") if ["review", review.public_id] in row.evidence]
    if shown is None and not resting:
        return None
    return BesideResult(shown, warnings.show(resting, access, now) if resting else [])


def _snapshot(review: TrustReview, now: datetime) -> SignalSnapshot | None:
    """Return the newest snapshot from before the next result, so that facts and opinions are of one time."""
    later = TrustReview.objects.filter(
        partnership=review.partnership_id, number__gt=review.number, state=TrustReview.State.CLOSED
    )
    until = Coalesce(Subquery(later.order_by("number").values("closed_at")[:1]), Value(now + timedelta(days=1)))
    return (
        SignalSnapshot.objects.filter(
            partnership=review.partnership_id, taken_at__gte=review.closed_at, taken_at__lt=until
        )
        .order_by("-taken_at", "-pk")
        .first()
    )

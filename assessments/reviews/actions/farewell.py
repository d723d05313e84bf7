"""Opening farewell reviews."""

from datetime import datetime

from django.db import transaction

from assessments.reviews.actions.opening import FARTHEST_EAST, open_round
from assessments.reviews.farewell import farewell_of, near, review_of
from assessments.reviews.models import ReviewPlan, TrustReview
from assessments.reviews.plans import first_free_day


def open_farewells(*, now: datetime) -> int:
    """Open the farewell review wherever a last day has come near; returns how many. Safe to run twice."""
    plans = near((now + FARTHEST_EAST).date()).exclude(criteria_set=None)
    free = plans.exclude(partnership__reviews__state=TrustReview.State.OPEN)
    return sum(_open_one(pk, now) for pk in free.order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def _open_one(plan_pk: int, now: datetime) -> int:
    # The plan is the claim: the second of two workers finds the review that the first has opened.
    plan = ReviewPlan.objects.select_for_update(of=("self",)).select_related("partnership").get(pk=plan_pk)
    today = plan.partnership.day_at(now)
    farewell = farewell_of(plan.partnership, today)
    if farewell is None or today < farewell.opens_on:
        return 0
    open_already = TrustReview.objects.filter(partnership=plan.partnership, state=TrustReview.State.OPEN)
    if open_already.exists() or review_of(plan.partnership, farewell) is not None:
        return 0
    day = first_free_day(plan, today, now)
    kind = TrustReview.Kind.FULL
    return int(open_round(plan=plan, kind=kind, due_on=day, now=now, is_farewell=True) is not None)

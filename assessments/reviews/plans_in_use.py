"""How many partnerships use a criteria set for their reviews: counts, no names."""

from collections.abc import Collection, Mapping

from django.db.models import Count

from assessments.reviews.models import ReviewPlan, TrustReview


def used_by_plans(sets: Collection[int]) -> Mapping[int, int]:
    """Return how many partnerships have each set in their plan."""
    rows = ReviewPlan.objects.filter(criteria_set__in=sets).values_list("criteria_set")
    return dict(rows.annotate(n=Count("pk")).order_by())


def rounds_running(sets: Collection[int]) -> Mapping[int, int]:
    """Return how many rounds are open with each set."""
    rows = TrustReview.objects.filter(criteria_set__in=sets, state=TrustReview.State.OPEN)
    return dict(rows.values_list("criteria_set").annotate(n=Count("pk")).order_by())

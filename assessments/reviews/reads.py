"""Reading reviews."""

import json
from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet

from assessments.disclosure import Band, Value, participation_change
from assessments.reviews import conduct
from assessments.reviews.models import ReviewResult, TrustReview
from assessments.reviews.scoring import Instrument, SideAnswers, column
from partnerships.room.models import Side


def earlier_results(review: TrustReview) -> list[dict[str, Any]]:
    """Return the released results a round may be compared with, oldest first.

    Rounds that asked the same statements in the same version: a changed wording starts a new series, and a
    pulse is held against the pulses that asked the same of each condition.
    """
    results = ReviewResult.objects.filter(
        review__partnership=review.partnership_id,
        review__kind=review.kind,
        review__criteria_set=review.criteria_set_id,
        review__number__lt=review.number,
    ).order_by("review__number")
    rows = results.values_list("released", "review__item_codes")
    own = conduct.without_rules(review.item_codes)
    return [json.loads(text) for text, asked in rows if conduct.without_rules(asked) == own]


def last_of_another_version(review: TrustReview) -> TrustReview | None:
    """Return the newest closed round before this one that asked another version of the statements."""
    return (
        TrustReview.objects.filter(
            partnership=review.partnership_id,
            kind=review.kind,
            number__lt=review.number,
            state=TrustReview.State.CLOSED,
        )
        .exclude(criteria_set=review.criteria_set_id)
        .select_related("criteria_set", "result")
        .order_by("-number")
        .first()
    )


def stood_before(
    review: TrustReview,
    side: Side,
    instrument: Instrument,
    sheets: Sequence[Sequence[int]],
    took_part: set[int],
) -> tuple[dict[str, int], dict[str, Band]]:
    """Return by item code how much who answered has changed, and the figure it would be kept at.

    Each statement is held against the last round of any kind that asked it and showed it (DISCLOSURE §4):
    a reader lays a pulse beside the full review before it. Left out where that round did not write down who
    took part.
    """
    answers = SideAnswers(side.public_id, side.mark, "", "", len(sheets), sheets)
    n = {
        item.code: sum(answer is not None for answer in column(instrument, answers, item))
        for item in instrument.items
    }
    change: dict[str, int] = {}
    stood: dict[str, Band] = {}
    waiting = set(n)
    for before in _closed_before(review):
        shown = _shown_in(before, side) if waiting else {}
        people = set(before.invitations.filter(side=side, took_part=True).values_list("participant_id", flat=True))
        for code in waiting & set(shown):
            if before.keep_below:
                stood[code] = shown[code]
                change[code] = participation_change(people, took_part, shown[code].n or 0, n[code])
        waiting -= set(shown)
    return change, stood


def _closed_before(review: TrustReview) -> QuerySet[TrustReview]:
    return (
        TrustReview.objects.filter(
            partnership=review.partnership_id,
            criteria_set=review.criteria_set_id,
            number__lt=review.number,
            state=TrustReview.State.CLOSED,
        )
        .select_related("result", "statistics")
        .order_by("-number")
    )


def _shown_in(review: TrustReview, side: Side) -> dict[str, Band]:
    """Return the bands that a round showed of a side, by item code, joined with their counts again."""
    counts = json.loads(review.statistics.figures)["sides"].get(side.public_id, {}).get("items", {})
    released = json.loads(review.result.released)
    values = {
        item["code"]: Value.from_json(item["values"][side.public_id])
        for facet in released["facets"]
        for item in facet["items"]
        if side.public_id in item["values"] and item["code"] in counts
    }
    return {code: value.with_count(counts[code]["n"]) for code, value in values.items() if isinstance(value, Band)}

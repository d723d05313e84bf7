"""Reading reviews."""

import json
from collections.abc import Sequence
from typing import Any

from assessments.disclosure import participation_change
from assessments.reviews.models import ReviewInvitation, ReviewResult, TrustReview
from assessments.reviews.scoring import Instrument, SideAnswers, column
from partnerships.room.models import Side


def earlier_results(review: TrustReview) -> list[dict[str, Any]]:
    """Return the released results a round may be compared with, oldest first.

    Rounds of the same kind over the same version of the criteria: a changed wording starts a new series.
    """
    results = ReviewResult.objects.filter(
        review__partnership=review.partnership_id,
        review__kind=review.kind,
        review__criteria_set=review.criteria_set_id,
        review__number__lt=review.number,
    ).order_by("review__number")
    return [json.loads(text) for text in results.values_list("released", flat=True)]


def participation_before(
    review: TrustReview,
    side: Side,
    instrument: Instrument,
    sheets: Sequence[Sequence[int]],
    took_part: set[int],
) -> tuple[dict[str, int], dict[str, int]]:
    """Return by item code how much who answered has changed, and how many answered it last time.

    Empty where the round before did not write down who took part (DISCLOSURE §4).
    """
    before = (
        TrustReview.objects.filter(
            partnership=review.partnership_id,
            kind=review.kind,
            criteria_set=review.criteria_set_id,
            number__lt=review.number,
            state=TrustReview.State.CLOSED,
        )
        .order_by("-number")
        .select_related("statistics")
        .first()
    )
    if before is None or not before.keep_below:
        return {}, {}
    people = set(
        ReviewInvitation.objects.filter(review=before, side=side, took_part=True).values_list(
            "participant_id", flat=True
        )
    )
    items = json.loads(before.statistics.figures)["sides"].get(side.public_id, {}).get("items", {})
    counts = {code: row["n"] for code, row in items.items()}
    answers = SideAnswers(side.public_id, side.mark, "", "", len(sheets), sheets)
    change = {}
    for item in instrument.items:
        if item.code in counts:
            n = sum(answer is not None for answer in column(instrument, answers, item))
            change[item.code] = participation_change(people, took_part, counts[item.code], n)
    return change, {code: counts[code] for code in change}

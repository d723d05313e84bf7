"""What reviews write into Standing, the row that lists read. Every figure comes from released cells."""

import json
from datetime import date, datetime
from fractions import Fraction
from math import floor
from typing import Any

from assessments.charts.shapes import figure
from assessments.reviews.models import ReviewPlan, TrustReview
from partnerships.lifecycle import Stage
from partnerships.room.models import Partnership, Standing


def write_opened(*, review: TrustReview, plan: ReviewPlan, now: datetime) -> None:
    """Write down that a round is open, and when the next one is due."""
    _update(
        review.partnership,
        now,
        open_review_until=review.closes_at,
        next_review_on=next_review_on(plan),
    )


def write_planned(*, plan: ReviewPlan, now: datetime) -> None:
    """Write down when the next round is due, after the sides agreed on a rhythm."""
    _update(plan.partnership, now, next_review_on=next_review_on(plan))


def write_void(*, review: TrustReview, now: datetime) -> None:
    """Write down that a round came to nothing and that the sides have to ask anew."""
    _update(
        review.partnership,
        now,
        open_review_until=None,
        attention_reason="review_void",
        attention_since=review.partnership.day_at(now),
        attention_data={},
    )


def write_closed(*, review: TrustReview, released: str, now: datetime) -> None:
    """Write down where the partnership stands after a round. A pulse changes no level."""
    result = json.loads(released)
    fields: dict[str, Any] = {
        "open_review_until": None,
        "reviews_closed": TrustReview.objects.filter(
            partnership=review.partnership_id, state=TrustReview.State.CLOSED
        ).count(),
        "last_review_on": review.partnership.day_at(now),
    }
    if review.kind == TrustReview.Kind.FULL:
        fields |= level_fields(result)
        # Nobody is asked to look at a partnership that has ended.
        fields |= {} if review.partnership.stage == Stage.PARTED else attention_fields(result)
    _update(review.partnership, now, **fields)


def level_fields(result: dict[str, Any]) -> dict[str, Any]:
    """Return level, bar, movement, pictures and the lowest condition of a released result."""
    together = result["together"]
    conditions = _conditions(result)
    lowest = min(conditions, key=lambda code: (conditions[code], code)) if conditions else ""
    change = together["change"] or {}
    return {
        "level": _rounded(_dot(together["level"]["value"])),
        "half_width": _width(together["bar"]),
        "movement": change.get("word", "") if together["change"] else "first",
        "told_apart": bool(together["between"]["difference"].get("told_apart", False)),
        "lowest_condition": lowest,
        "lowest_level": _rounded(conditions[lowest]) if lowest else None,
        "picture": {
            "conditions": {code: _rounded(dot) for code, dot in conditions.items()},
            "line": [
                [_rounded(_dot(row["level"])), _width(row["bar"])]
                for row in result["series"]
                if row["level"]["kind"] == "band"
            ],
            "sides": [
                {
                    "mark": row["mark"],
                    "name": row["short_name"],
                    "dot": _rounded(_dot(row["index"])),
                }
                for row in result["sides"]
            ],
            "higher": [
                row["short_name"] for row in result["sides"] if row["id"] in together["between"]["highest"]
            ],
        },
    }


def attention_fields(result: dict[str, Any]) -> dict[str, Any]:
    """Return the dated reason why a partnership should be looked at, or none."""
    names = {row["id"]: row["short_name"] for row in result["sides"]}
    moved = [
        [facet["code"], names[side]]
        for facet in result["facets"]
        if facet["weight"]
        for side, change in facet["changes"].items()
        if change and change.get("word") == "moved_down"
    ]
    apart = [
        facet["code"]
        for facet in result["facets"]
        if facet["weight"] and facet["between"]["difference"].get("told_apart")
    ]
    hidden = [row["short_name"] for row in result["sides"] if row["index"]["kind"] == "hidden"]
    for reason, data in (
        ("moved_down", {"moved": moved} if moved else None),
        ("told_apart", {"facets": apart} if apart else None),
        ("too_few", {"sides": hidden} if hidden else None),
    ):
        if data:
            return {
                "attention_reason": reason,
                "attention_since": date.fromisoformat(result["head"]["closed_on"]),
                "attention_data": data,
            }
    return {"attention_reason": "", "attention_since": None, "attention_data": {}}


def next_review_on(plan: ReviewPlan) -> date | None:
    """Return the day the next round of any kind is due; none after parting."""
    if plan.partnership.stage == Stage.PARTED:
        return None
    days = [day for day in (plan.next_full_on, plan.next_pulse_on) if day]
    return min(days, default=None)


def _conditions(result: dict[str, Any]) -> dict[str, Fraction]:
    """Return for each condition the mean of the sides' dots; left out where fewer than two sides are shown."""
    found = {}
    for facet in result["facets"]:
        dots = [dot for value in facet["values"].values() if (dot := _dot(value)) is not None]
        if facet["kind"] == "condition" and len(dots) >= 2:
            found[facet["code"]] = sum(dots, Fraction(0)) / len(dots)
    return found


def _update(partnership: Partnership, now: datetime, **fields: Any) -> None:
    Standing.objects.update_or_create(partnership=partnership, defaults=fields | {"updated_at": now})


def _dot(value: dict[str, Any]) -> Fraction | None:
    if value["kind"] != "band":
        return None
    return (Fraction(*value["lo"]) + Fraction(*value["hi"])) / 2


def _width(bar: dict[str, Any]) -> int | None:
    half = bar.get("half_width")
    return None if half is None else floor(Fraction(*half) + Fraction(1, 2))


def _rounded(value: Fraction | None) -> int | None:
    # As on the page of the result: a list that says 38 where the result says 37 would be a second truth.
    return None if value is None else int(figure(value))

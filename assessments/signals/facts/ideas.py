"""Facts about ideas: brought, tried, adopted by all, and how long that took."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.db.models.functions import TruncDate

from assessments.signals.facts.batch import Batch
from assessments.signals.waits import middle
from partnerships.choice.models import Idea
from partnerships.room.models import Event

Rows = Iterator[tuple[int, int | None, str, str, Any]]
Status = Idea.Status


def flow(batch: Batch) -> Rows:
    """Yield of the ideas a side brought: tried of those brought, adopted of those tried, days to adoption.

    An idea counts as tried in the half-year in which it was first tried; one that was adopted without a
    trial, in the half-year of its adoption. Days run from the bringing to the adoption.
    """
    tried_on = _tried(batch)
    found: dict[tuple, list[int]] = defaultdict(lambda: [0, 0])
    days: dict[tuple, list[int]] = defaultdict(list)
    for partnership, side, idea, status, brought, moved in _ideas(batch):
        adopted = moved if status == Status.ADOPTED else None
        tried = tried_on.get(idea) or adopted or (moved if status == Status.TRIED else None)
        _count(found, (partnership, side, "ideas_tried", batch.window.period(brought)), tried is not None)
        if tried is not None:
            _count(found, (partnership, side, "ideas_adopted", batch.window.period(tried)), adopted is not None)
        if adopted is not None:
            days[partnership, side, "idea_days", batch.window.period(adopted)].append(
                max(0, (adopted - brought).days)
            )
    for place, counts in found.items():
        if place[-1] is not None:
            yield *place, counts
    for place, waits in days.items():
        if place[-1] is not None:
            yield *place, middle(waits)


def _count(found: dict[tuple, list[int]], place: tuple, is_part: bool) -> None:
    part, whole = found[place]
    found[place] = [part + is_part, whole + 1]


def _ideas(batch: Batch) -> Any:
    """Ideas that were brought or moved in the two half-years."""
    return (
        Idea.objects.filter(partnership__in=batch.pks, status_on__gte=batch.window.before)
        .order_by("pk")
        .values_list("partnership_id", "side_id", "public_id", "status", TruncDate("brought_at"), "status_on")
    )


def _tried(batch: Batch) -> Mapping[str, date]:
    """The day on which each idea was first tried, by its public id."""
    rows = (
        Event.objects.filter(partnership__in=batch.pks, verb="idea.moved", data__status=Status.TRIED.value)
        .order_by("-at", "-pk")
        .values_list("subject_id", TruncDate("at"))
    )
    return dict(rows)  # the earliest comes last and stays

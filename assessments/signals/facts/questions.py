"""Facts about questions: how soon each side answers what another asks."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.db.models import F
from django.db.models.functions import TruncDate

from assessments.signals.facts.batch import Batch
from assessments.signals.waits import middle, working_days
from partnerships.room.models import Answer


def answer_days(batch: Batch) -> Iterator[tuple[int, int | None, str, str, Any]]:
    """Yield the median working days from a question to the first answer of the side that gave it."""
    rows = (
        Answer.objects.filter(
            question__partnership__in=batch.pks,
            question__asked_at__date__gte=batch.window.before,
            at=F("question__first_answered_at"),
            is_further=False,
        )
        .order_by("pk")
        .values_list(
            "question__partnership_id",
            "side_id",
            "side__organisation__country",
            TruncDate("question__asked_at"),
            TruncDate("at"),
        )
    )
    waits: dict[tuple, list[int]] = defaultdict(list)
    for partnership, side, country, asked, given in rows:
        waits[partnership, side, batch.window.period(asked)].append(working_days(asked, given, country))
    for (partnership, side, period), days in waits.items():
        if period is not None:
            yield partnership, side, "question_days", period, middle(days)

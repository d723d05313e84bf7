"""From the single facts to all that is known of each partnership."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from assessments.reviews.rhythm import local_day
from assessments.signals.facts import equality, people, proposals, questions, rounds
from assessments.signals.facts.batch import Batch
from assessments.signals.known import TOGETHER, Known, SideKnown
from partnerships.room.models import Partnership, Side

SIGNAL_SOURCES = (
    rounds.coverage,
    proposals.made,
    proposals.answer_days,
    questions.answer_days,
    equality.given,
    equality.grievance_days,
    equality.grievances_reopened,
    people.replacement_days,
)


def gather(batch: Batch) -> list[Known]:
    """Return what is known of each partnership of the batch, in the order of their ids."""
    sides = _sides(batch)
    closed = rounds.closed(batch)
    planned = rounds.planned(batch)
    void = rounds.void_since(batch)
    gone = people.gone(batch)
    signals = _signals(batch, sides)
    return [
        Known(
            pk=row.pk,
            id=row.public_id,
            stage=row.stage,
            stage_since=row.stage_since,
            today=local_day(batch.now, row.time_zone),
            sides=sides[row.pk],
            fulls=closed[row.pk, "full"],
            pulses=closed[row.pk, "pulse"],
            void_since=void.get(row.pk),
            planned=planned[row.pk],
            gone=gone[row.pk],
            signals=signals[row.pk],
        )
        for row in Partnership.objects.filter(pk__in=batch.pks).order_by("pk")
    ]


def _sides(batch: Batch) -> Mapping[int, list[SideKnown]]:
    found: dict[int, list[SideKnown]] = defaultdict(list)
    rows = Side.objects.seated().filter(partnership__in=batch.pks).select_related("organisation").alphabetical()
    for row in rows:
        found[row.partnership_id].append(SideKnown(row.pk, row.public_id, row.short_name, row.joined_at.date()))
    return found


def _signals(batch: Batch, sides: Mapping[int, list[SideKnown]]) -> Mapping[int, dict[str, Any]]:
    """Lay the signals of all sources together: partnership → key → side → period → value."""
    ids = {side.pk: side.id for seated in sides.values() for side in seated} | {None: TOGETHER}
    found: dict[int, dict[str, Any]] = defaultdict(dict)
    for source in SIGNAL_SOURCES:
        for partnership, side, key, period, value in source(batch):
            if side in ids:
                found[partnership].setdefault(key, {}).setdefault(ids[side], {})[period] = value
    return found

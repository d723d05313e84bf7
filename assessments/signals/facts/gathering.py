"""From the single facts to all that is known of each partnership."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import chain
from typing import Any

from assessments.signals.alone import Act, counted, next_shown_on
from assessments.signals.facts import (
    agreements,
    alone,
    equality,
    ideas,
    lanes,
    people,
    proposals,
    questions,
    rounds,
    sessions,
)
from assessments.signals.facts.batch import Batch
from assessments.signals.known import TOGETHER, Known, Planned, SideKnown
from partnerships.room.models import Partnership, Side

Row = tuple[int, int | None, str, str, Any]  # partnership, side or None for all together, key, period, value

SIGNAL_SOURCES = (
    rounds.coverage,
    sessions.kept,
    sessions.held,
    sessions.cancelled,
    sessions.hosted,
    proposals.made,
    proposals.answer_days,
    questions.answer_days,
    ideas.flow,
    equality.given,
    equality.returned,
    equality.grievances_open,
    equality.grievance_days,
    equality.grievances_reopened,
    people.replacement_days,
    lanes.today_moved,
    lanes.tomorrow_moved,
    lanes.first_value,
)


def gather(batch: Batch) -> list[Known]:
    """Return what is known of each partnership of the batch, in the order of their ids."""
    sides = _sides(batch)
    closed = rounds.closed(batch, sessions.talked(batch))
    planned = _planned(batch)
    void = rounds.void_since(batch)
    gone = people.gone(batch)
    rooms = list(Partnership.objects.filter(pk__in=batch.pks).order_by("pk"))
    today = {room.pk: room.day_at(batch.now) for room in rooms}
    done = alone.done(batch)
    signals = _signals(batch, sides, _alone(done, today, batch))
    facts = _facts(batch) | {"alone_shown_on": _alone_shown_on(done, today)}
    return [
        Known(
            pk=row.pk,
            id=row.public_id,
            stage=row.stage,
            stage_since=row.stage_since,
            today=today[row.pk],
            sides=sides[row.pk],
            fulls=closed[row.pk, "full"],
            pulses=closed[row.pk, "pulse"],
            void_since=void.get(row.pk),
            planned=planned[row.pk],
            gone=gone[row.pk],
            signals=signals[row.pk],
            facts={name: rows[row.pk] for name, rows in facts.items() if row.pk in rows},
        )
        for row in rooms
    ]


def _planned(batch: Batch) -> Mapping[int, Planned]:
    ahead = sessions.ahead(batch)
    planned = rounds.planned(batch)
    return {
        pk: replace(planned.get(pk, Planned()), next_session_on=ahead.get(pk, (None, None))[0]) for pk in batch.pks
    }


def _facts(batch: Batch) -> Mapping[str, Mapping[int, Any]]:
    """What single rules need besides: fact → partnership → value."""
    return {
        "last_session_on": {pk: last for pk, (_next, last) in sessions.ahead(batch).items() if last},
        "rhythm_days": sessions.rhythm_days(batch),
        "next_due_on": sessions.next_due(batch),
        "contract_talk": agreements.contract_talk(batch),
        "counsel": agreements.counsel(batch),
        "weakened": agreements.weakened(batch),
    }


def _sides(batch: Batch) -> Mapping[int, list[SideKnown]]:
    found: dict[int, list[SideKnown]] = defaultdict(list)
    rows = Side.objects.seated().filter(partnership__in=batch.pks).select_related("organisation").alphabetical()
    for row in rows:
        found[row.partnership_id].append(SideKnown(row.pk, row.public_id, row.short_name))
    return found


def _alone(done: Mapping[int, list[Act]], today: Mapping[int, date], batch: Batch) -> Iterator[Row]:
    """Yield how many steps each side took alone, of those that every side sees."""
    for partnership, acts in done.items():
        for side, periods in counted(acts, today[partnership], batch.window).items():
            for period, count in periods.items():
                yield partnership, side, "alone", period, count


def _alone_shown_on(done: Mapping[int, list[Act]], today: Mapping[int, date]) -> Mapping[int, date]:
    found = {pk: next_shown_on(acts, today[pk]) for pk, acts in done.items()}
    return {pk: day for pk, day in found.items() if day is not None}


def _signals(
    batch: Batch, sides: Mapping[int, list[SideKnown]], further: Iterable[Row]
) -> Mapping[int, dict[str, Any]]:
    """Lay the signals of all sources together: partnership → key → side → period → value."""
    ids = {side.pk: side.id for seated in sides.values() for side in seated} | {None: TOGETHER}
    found: dict[int, dict[str, Any]] = defaultdict(dict)
    rows = chain(*(source(batch) for source in SIGNAL_SOURCES), further)
    for partnership, side, key, period, value in rows:
        if side in ids:
            found[partnership].setdefault(key, {}).setdefault(ids[side], {})[period] = value
    return found

"""Steps that one side took alone, each with the page it stands on: first for that side, later for all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from assessments.signals.alone import Act, shown_first, shown_to_all
from assessments.signals.facts import Batch, alone
from partnerships.room import subjects
from partnerships.room.access import Access
from partnerships.room.chronicle.sentences import Line, lines
from partnerships.room.models import Event


@dataclass(frozen=True)
class StepShown:
    """One step as the history tells it; `url`: the thing it was about, empty where that has no page."""

    line: Line
    url: str
    shown_on: date


@dataclass(frozen=True)
class AloneShown:
    """`first`: what only the reader's side sees so far; `joint`: what every side sees."""

    first: Sequence[StepShown]
    joint: Sequence[StepShown]


def steps(access: Access, now: datetime) -> AloneShown:
    """Return what was done alone in the last two half-years, newest first, as the reader's side sees it."""
    today = access.partnership.day_at(now)
    done = alone.done(Batch([access.partnership.pk], now)).get(access.partnership.pk, [])
    first, joint = shown_first(done, access.side.pk, today), shown_to_all(done, today)
    shown = _shown([*first, *joint], access) if first or joint else {}
    return AloneShown([shown[act.event] for act in reversed(first)], [shown[act.event] for act in reversed(joint)])


def _shown(acts: Sequence[Act], access: Access) -> Mapping[int, StepShown]:
    events = list(Event.objects.filter(pk__in=[act.event for act in acts]).order_by("number"))
    said = {event.pk: line for event, line in zip(events, lines(events), strict=True)}
    found = subjects.find_all(access.partnership, [act.subject for act in acts])
    return {
        act.event: StepShown(said[act.event], found[act.subject].url if act.subject in found else "", act.shown_on)
        for act in acts
    }

"""What one side did alone: taken off the table what another side had put there, or laid down terms of its own.

Whoever acted sees it first and has a week to put it right; then every side sees it. What was put right in the
meantime is no longer there for anybody. Pure: events in, data out.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from assessments.signals.known import Window

FIRST_FOR = timedelta(days=7)

# Taking off what another side had put on the table. The own may go: nobody else is touched by that.
TAKES_OFF = frozenset(
    {
        "agenda.removed",
        "charter.entry_removed",
        "clause.removed",
        "criterion.removed",
        "idea.moved",
        "meeting.ended",
        "objective.set_aside",
        "quick_win.set_aside",
    }
)
LAYS_DOWN = frozenset({"own_terms.brought"})
PUTS_RIGHT = frozenset({"own_terms.withdrawn", "quick_win.taken_up"})
VERBS = TAKES_OFF | LAYS_DOWN | PUTS_RIGHT


@dataclass(frozen=True)
class Step:
    """An event that may be a step of one side alone.

    `of`: the side that had put the subject on the table. `status`: where an idea was moved to.
    """

    event: int
    verb: str
    subject: tuple[str, str]
    side: int | None
    of: int | None
    on: date
    status: str = ""


@dataclass(frozen=True)
class Act:
    """A step that one side took alone; every side sees it from `shown_on`."""

    event: int
    subject: tuple[str, str]
    side: int
    on: date

    @property
    def shown_on(self) -> date:
        """The first day that lies a whole week after the day of the act."""
        return self.on + FIRST_FOR + timedelta(days=1)


def acts(steps: Iterable[Step]) -> list[Act]:
    """Return what was done alone and stands, oldest first; `steps` in the order in which they happened.

    Doing it once more while it stands, or putting it right and doing it again in the same week, begins no new
    week: else whoever acts could keep the others from ever seeing it.
    """
    there: dict[tuple[str, str], Act] = {}
    done: dict[tuple[str, str], Act] = {}
    for step in steps:
        if _is_alone(step):
            if step.subject not in there and not _is_known(step, done.get(step.subject)):
                done[step.subject] = Act(step.event, step.subject, step.side or 0, step.on)
            there[step.subject] = done[step.subject]
        elif _puts_right(step):
            there.pop(step.subject, None)
    return sorted(there.values(), key=lambda act: (act.on, act.event))


def shown_to_all(done: Sequence[Act], today: date) -> list[Act]:
    """Return what every side sees on a day."""
    return [act for act in done if act.shown_on <= today]


def shown_first(done: Sequence[Act], side: int, today: date) -> list[Act]:
    """Return what only the side that acted sees on a day."""
    return [act for act in done if act.side == side and act.shown_on > today]


def counted(done: Sequence[Act], today: date, window: Window) -> Mapping[int, Mapping[str, int]]:
    """Count what every side sees, by side and period."""
    found: dict[int, dict[str, int]] = {}
    for act in shown_to_all(done, today):
        period = window.period(act.on)
        if period is not None:
            of_side = found.setdefault(act.side, {})
            of_side[period] = of_side.get(period, 0) + 1
    return found


def next_shown_on(done: Sequence[Act], today: date) -> date | None:
    """Return the next day on which every side comes to see something; None where nothing waits."""
    return min((act.shown_on for act in done if act.shown_on > today), default=None)


def _is_known(step: Step, before: Act | None) -> bool:
    return before is not None and before.side == step.side and step.on < before.shown_on


def _is_alone(step: Step) -> bool:
    if step.side is None:
        return False
    if step.verb in LAYS_DOWN:
        return True
    if step.verb == "idea.moved" and step.status != "set_aside":
        return False
    return step.verb in TAKES_OFF and step.of is not None and step.of != step.side


def _puts_right(step: Step) -> bool:
    return step.verb in PUTS_RIGHT or (step.verb == "idea.moved" and step.status != "set_aside")

"""What can be seen of each condition: signals of the last half-year in a line, beside what people say of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assessments.signals.known import NOW, TOGETHER
from assessments.signals.labels import LABELS
from partnerships.conditions import Condition

#: The signals that speak of a condition. Only what all sides may see: nothing that one side is shown first.
SPEAK_OF: dict[Condition, Sequence[str]] = {
    Condition.PARTNER_CHOICE: ("ideas_tried", "coverage"),
    Condition.EQUALITY: ("contributions", "sessions_hosted"),
    Condition.SHARED_VISION: ("tomorrow_moved",),
    Condition.TRANSPARENT_AGREEMENTS: ("commitments", "proposals"),
    Condition.START_SMALL: ("first_value_days", "today_moved"),
}


@dataclass(frozen=True)
class SideSeen:
    """What a signal says of one side."""

    mark: int
    name: str
    words: str


@dataclass(frozen=True)
class Seen:
    """One signal: of each side, or in `together` of all sides at once."""

    label: str
    sides: Sequence[SideSeen]
    together: str


def seen(says: Mapping[str, Any], sides: Sequence[tuple[str, int, str]]) -> dict[Condition, list[Seen]]:
    """Return what a snapshot says, by condition; `sides`: public id, mark and name, in the order of the page.

    Of a side of which there is nothing to count the signal says "–"; a signal that says nothing is left out.
    """
    return {
        condition: [_one(key, says[key], sides) for key in keys if _says_now(says.get(key, {}))]
        for condition, keys in SPEAK_OF.items()
    }


def _says_now(by_side: Mapping[str, Any]) -> bool:
    return any(NOW in periods for periods in by_side.values())


def _one(key: str, by_side: Mapping[str, Any], sides: Sequence[tuple[str, int, str]]) -> Seen:
    label = LABELS[key]
    if TOGETHER in by_side:
        return Seen(str(label.name), [], label.words(by_side[TOGETHER][NOW]))
    said = [
        SideSeen(mark, name, label.words(by_side[side][NOW]) if NOW in by_side.get(side, {}) else "–")
        for side, mark, name in sides
    ]
    return Seen(str(label.name), said, "")

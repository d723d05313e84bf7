"""What a question, an attachment or a note can be about: each room says how its nouns are found and called.

A room registers a subject in its `apps.ready`; nobody on this floor needs to know the room.

    subjects.register(Subject("decision", _("Decision"), _find_decisions))

where `_find_decisions(partnership, public_ids)` returns `{public_id: Shown(title, url)}` of those that exist
in this partnership and that every side may see, in one statement.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from partnerships.room.seats.models import Partnership


@dataclass(frozen=True)
class Shown:
    """How one thing reads in a list: its own words and the page it stands on."""

    title: str
    url: str


Find = Callable[[Partnership, Collection[str]], Mapping[str, Shown]]


@dataclass(frozen=True)
class Subject:
    """A kind of thing. `label` is lazy: “Decision”, “Quick win”."""

    key: str
    label: object
    find: Find


_SUBJECTS: dict[str, Subject] = {}


def register(subject: Subject) -> None:
    """Add a kind; each key once."""
    if subject.key in _SUBJECTS:
        raise ValueError(f"the subject {subject.key!r} is registered twice")
    _SUBJECTS[subject.key] = subject


def known() -> list[Subject]:
    """Return all kinds, in the order in which they were registered."""
    return list(_SUBJECTS.values())


def label(key: str) -> str:
    """Return the word for a kind; empty for a kind whose room is gone."""
    return str(_SUBJECTS[key].label) if key in _SUBJECTS else ""


def find(partnership: Partnership, key: str, public_id: str) -> Shown | None:
    """Return one thing of this partnership, or None if there is none that every side may see."""
    if key not in _SUBJECTS:
        return None
    return _SUBJECTS[key].find(partnership, [public_id]).get(public_id)


def find_all(partnership: Partnership, wanted: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Shown]:
    """Return many things by (kind, public id): one statement for each kind that occurs."""
    by_kind: dict[str, set[str]] = {}
    for key, public_id in wanted:
        by_kind.setdefault(key, set()).add(public_id)
    return {
        (key, public_id): shown
        for key, ids in by_kind.items()
        if key in _SUBJECTS
        for public_id, shown in _SUBJECTS[key].find(partnership, ids).items()
    }

"""What a question, an attachment or a note can be about: each room says how its nouns are found and called.

A room registers a subject in its `apps.ready`; nobody on this floor needs to know the room.

    subjects.register(Subject("decision", _("Decision"), _find_decisions))

where `_find_decisions(partnership, public_ids)` returns `{public_id: Shown(title, url)}` of those that exist
in this partnership and that every side may see, in one statement.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from partnerships.roles import Permission
from partnerships.room.seats.models import Partnership


@dataclass(frozen=True)
class Shown:
    """How one thing reads in a list: its own words and the page it stands on."""

    title: str
    url: str


Find = Callable[[Partnership, Collection[str]], Mapping[str, Shown]]
IsFixed = Callable[[Partnership, str], bool]


def _never(partnership: Partnership, public_id: str) -> bool:
    return False


@dataclass(frozen=True)
class Subject:
    """A kind of thing. `label` is lazy: “Decision”, “Quick win”.

    `write`: who may put files on it. `is_fixed(partnership, public_id)`: what it says is settled, so that its
    files stay as they are: none is added and none taken away (an accepted agreement).
    """

    key: str
    label: object
    find: Find
    write: Permission = Permission.WRITE_ROOM
    is_fixed: IsFixed = _never


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


def writing(key: str) -> Permission:
    """Return the permission that it takes to put a file on a kind of thing."""
    return _SUBJECTS[key].write if key in _SUBJECTS else Permission.WRITE_ROOM


def is_fixed(partnership: Partnership, key: str, public_id: str) -> bool:
    """Tell whether the files on a thing stay as they are."""
    return key in _SUBJECTS and _SUBJECTS[key].is_fixed(partnership, public_id)


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

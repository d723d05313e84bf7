"""What serves an objective: rooms above this one say which of their rows do.

A room registers a source in its `apps.ready`, for example the quick wins:

    initiatives.register("quick_win", _find)

where `_find(partnership)` returns an `Initiative` for each of its rows that are under way or done, in one
statement. So the goals without an initiative and the initiatives without a goal can be listed here.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from partnerships.room.seats.models import Partnership


@dataclass(frozen=True)
class Initiative:
    """Something that is being done. `objective`: the public id of what it serves, empty for none."""

    title: str
    url: str
    objective: str
    words: str = ""


Find = Callable[[Partnership], Iterable[Initiative]]

_SOURCES: dict[str, Find] = {}


def register(key: str, find: Find) -> None:
    """Add a source; each key once."""
    if key in _SOURCES:
        raise ValueError(f"the initiatives {key!r} are registered twice")
    _SOURCES[key] = find


def are_known() -> bool:
    """Tell whether any room says what serves an objective."""
    return bool(_SOURCES)


def of_partnership(partnership: Partnership) -> list[Initiative]:
    """Return the initiatives of a room, one statement for each source."""
    return [initiative for find in _SOURCES.values() for initiative in find(partnership)]

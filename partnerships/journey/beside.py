"""What rooms on an upper floor put on the page of parting: the farewell review.

Such a room registers in its `apps.ready` a template and how its context is found, as upper rooms do for
the page of a result.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from partnerships.room.access import Access

Find = Callable[[Access, datetime], Any]
_SECTIONS: dict[str, Find] = {}


def register(template: str, find: Find) -> None:
    """Add a section. `find(access, now)` returns what the template shows as `section`, None for nothing."""
    _SECTIONS[template] = find


def sections(access: Access, now: datetime) -> list[tuple[str, Any]]:
    """Return template and content of the sections that have something to say in this room."""
    found = [(template, find(access, now)) for template, find in _SECTIONS.items()]
    return [(template, shows) for template, shows in found if shows is not None]

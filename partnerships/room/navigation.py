"""The entries of a room's navigation. Each room registers its own in its `apps.ready`.

So a room on an upper floor adds its entry without this floor knowing it, and what has no page yet is not
there. Order as in the design: overview 10, the five conditions 20 to 60, sessions 70, trust 80, more 90.
Pages under "more" (people, proposals, history, and later concerns and our notes) are entries with
`under="more"`; they stand in a small line of their own on each of those pages.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from partnerships.roles import Permission
from partnerships.room.access import Access
from partnerships.room.seats.models import Partnership


def _nothing(access: Access) -> str:
    return ""


def _not_ahead(access: Access) -> bool:
    return False


def _for_everybody(access: Access) -> bool:
    return True


@dataclass(frozen=True)
class Entry:
    """One entry: `url_name` takes the partnership's public id and nothing else.

    `label` is lazy. `small(access)` is the line below it and `is_ahead(access)` tells that nothing is there
    yet; both may read `access.partnership` and its standing, and ask the database nothing. `is_for(access)`:
    whether this reader may open the page at all.
    """

    key: str
    label: object
    url_name: str
    order: int
    small: Callable[[Access], object] = _nothing
    is_ahead: Callable[[Access], bool] = _not_ahead
    under: str = ""
    is_for: Callable[[Access], bool] = _for_everybody


@dataclass(frozen=True)
class Item:
    """An entry as it stands in one room."""

    label: str
    small: str
    url: str
    is_current: bool
    is_ahead: bool


_ENTRIES: dict[str, Entry] = {}


def register(entry: Entry) -> None:
    """Add an entry; each key once."""
    if entry.key in _ENTRIES:
        raise ValueError(f"navigation entry {entry.key!r} is registered twice")
    _ENTRIES[entry.key] = entry


def items(access: Access, current: str, *, under: str = "") -> list[Item]:
    """Return the entries of one room, in order; `current` is the key of the page that is shown."""
    marked = {current, _ENTRIES[current].under if current in _ENTRIES else ""}
    found = []
    for entry in sorted(_ENTRIES.values(), key=lambda entry: (entry.order, entry.key)):
        if entry.under != under or not entry.is_for(access):
            continue
        url = _address(entry.url_name, access.partnership)
        if url:
            found.append(
                Item(
                    str(entry.label),
                    str(entry.small(access)),
                    url,
                    entry.key in marked,
                    entry.is_ahead(access),
                )
            )
    return found


def front_of(partnership: Partnership) -> str:
    """Return the address of the room's first page."""
    return _address("room_overview", partnership) or _address("room_people", partnership)


def _address(url_name: str, partnership: Partnership) -> str:
    try:
        return reverse(url_name, args=[partnership.public_id])
    except NoReverseMatch:
        return ""


def register_the_first() -> None:
    """The entries of this room, and those of the two upper rooms whose addresses are agreed."""
    register(Entry("overview", _("Overview"), "room_overview", 10))
    register(Entry("trust", _("Trust"), "review_list", 80, small=_reviews))
    register(Entry("more", _("More"), "room_people", 90, small=lambda access: _("people, history")))
    register(Entry("people", _("People"), "room_people", 10, under="more"))
    register(Entry("consent", _("To accept"), "consent_list", 20, under="more"))
    register(Entry("questions", _("Questions"), "question_list", 30, under="more"))
    register(Entry("files", _("Files"), "attachment_list", 35, under="more"))
    register(Entry("notes", _("Our notes"), "note_list", 40, under="more", is_for=_uses_notes))
    register(Entry("history", _("History"), "room_history", 90, under="more"))


def _uses_notes(access: Access) -> bool:
    return access.may(Permission.USE_PRIVATE_NOTES)


def _reviews(access: Access) -> str:
    standing = getattr(access.partnership, "standing", None)
    closed = standing.reviews_closed if standing else 0
    if not closed:
        return ""
    return ngettext("%(n)s review", "%(n)s reviews", closed) % {"n": closed}

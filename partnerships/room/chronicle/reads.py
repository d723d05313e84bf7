"""Which events, and who appears in them."""

from django.db.models import QuerySet

from partnerships.room.history.models import ChainHead, Event
from partnerships.room.seats.models import Participant, Partnership


def of_partnership(partnership: Partnership, *, person: str = "", kind: str = "") -> QuerySet[Event]:
    """Events of one room, newest first; by a participant's public id and a group of verbs."""
    events = Event.objects.filter(partnership=partnership).order_by("-number")
    if person:
        events = events.filter(by__public_id=person)
    if kind:
        events = events.filter(verb__startswith=f"{kind}.")
    return events


def people(partnership: Partnership) -> list[tuple[str, str]]:
    """Return everybody who ever sat in this room: public id and name, alphabetically."""
    seats = Participant.objects.filter(partnership=partnership).select_related("user", "side__organisation")
    shown = [(seat.public_id, f"{seat.user.name} ({seat.side.short_name})") for seat in seats]
    return sorted(shown, key=lambda choice: (choice[1].lower(), choice[0]))


def head(partnership: Partnership) -> ChainHead:
    """Return the head of the room's chain; an empty one before its first event."""
    return ChainHead.objects.filter(partnership=partnership).first() or ChainHead(partnership=partnership)

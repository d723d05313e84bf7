"""Which events, and who appears in them."""

from django.db.models import Q, QuerySet

from partnerships.room import subjects
from partnerships.room.consent.models import Proposal
from partnerships.room.history.models import ChainHead, Event
from partnerships.room.seats.models import Participant, Partnership


def of_partnership(
    partnership: Partnership,
    *,
    person: str = "",
    kind: str = "",
    subject: str = "",
    about: tuple[str, str] | None = None,
) -> QuerySet[Event]:
    """Events of one room, newest first.

    `person`: a participant's public id; `kind`: a group of verbs; `subject`: a kind of thing; `about`: one
    thing by kind and public id, with the proposals about it.
    """
    events = Event.objects.filter(partnership=partnership).order_by("-number")
    if person:
        events = events.filter(by__public_id=person)
    if kind:
        events = events.filter(verb__startswith=f"{kind}.")
    if subject:
        events = events.filter(subject_kind=subject)
    if about is not None:
        proposals = Proposal.objects.filter(partnership=partnership, subject_id=about[1]).values("public_id")
        own = Q(subject_kind=about[0], subject_id=about[1])
        events = events.filter(own | Q(subject_id__in=proposals) | Q(subject_id=about[1]))
    return events


def subjects_of(partnership: Partnership) -> list[tuple[str, str]]:
    """Return the kinds of things that occur in a room's history, with their words, alphabetically."""
    kinds = Event.objects.filter(partnership=partnership).order_by().values_list("subject_kind", flat=True)
    known = {key: str(subjects.label(key)) for key in kinds.distinct().order_by("subject_kind")}
    return sorted(((key, label) for key, label in known.items() if label), key=lambda pair: pair[1].lower())


def people(partnership: Partnership) -> list[tuple[str, str]]:
    """Return everybody who ever sat in this room: public id and name, alphabetically."""
    seats = Participant.objects.filter(partnership=partnership).select_related("user", "side__organisation")
    shown = [(seat.public_id, f"{seat.user.name} ({seat.side.short_name})") for seat in seats]
    return sorted(shown, key=lambda choice: (choice[1].lower(), choice[0]))


def head(partnership: Partnership) -> ChainHead:
    """Return the head of the room's chain; an empty one before its first event."""
    return ChainHead.objects.filter(partnership=partnership).first() or ChainHead(partnership=partnership)

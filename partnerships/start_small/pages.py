"""What all pages of start small share."""

from django.urls import reverse

from partnerships.room.access import Access
from partnerships.room.masthead import masthead
from partnerships.room.seats.models import Participant


def room(access: Access) -> dict:
    """Return the context of every inner page of this room."""
    return {
        "room": masthead(access, "start_small"),
        "compact": True,
        "can": access.can,
        "board_url": reverse("start_small", args=[access.partnership.public_id]),
    }


def own_people(access: Access) -> list[Participant]:
    """Return the people of the reader's side who can carry something, the reader first."""
    if access.participant is None:
        return []
    people = Participant.objects.present().filter(side=access.side).select_related("user")
    return sorted(people.order_by("user__name", "pk"), key=lambda person: person.pk != access.participant.pk)

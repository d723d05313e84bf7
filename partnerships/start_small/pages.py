"""What all pages of start small share."""

from django.http import HttpResponse
from django.urls import reverse

from partnerships.room.access import Access
from partnerships.room.pages import inner_page
from partnerships.room.seats.models import Participant


def room_page(request, access: Access, template: str, context: dict, status: int = 200) -> HttpResponse:
    """Show an inner page of the room, with the way back to the board."""
    board = {"board_url": reverse("start_small", args=[access.partnership.public_id])}
    return inner_page(request, access, "start_small", template, board | context, status)


def own_people(access: Access) -> list[Participant]:
    """Return the people of the reader's side who can carry something, the reader first."""
    if access.participant is None:
        return []
    people = Participant.objects.present().filter(side=access.side).select_related("user")
    return sorted(people.order_by("user__name", "pk"), key=lambda person: person.pk != access.participant.pk)

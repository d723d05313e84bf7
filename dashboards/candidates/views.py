"""The Right partner page of a room, and a search with its candidates side by side."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.organisations.models import Membership, Organisation
from accounts.people.gates import organisation_searcher, readonly
from dashboards.candidates import comparison
from dashboards.candidates.right_partner import of_room
from partnerships.choice.models import TreatmentNote
from partnerships.choice.pages import front, room_page
from partnerships.choice.searches.reads import new_in_rooms
from partnerships.choice.searches.views import find_search
from partnerships.roles import Permission
from partnerships.room.access import Access, requires
from partnerships.room.consent.forms import DeclineForm
from partnerships.room.models import Participant


@requires(Permission.READ_ROOM)
@require_safe
@readonly
def right_partner(request, access: Access) -> HttpResponse:
    """Choosing each other: benefits, ideas, fit, knowing each other, the vote, and what we are to each other."""
    context = of_room(access) | {"decline_form": DeclineForm(), "back_to": front(access, "relation")}
    return room_page(request, access, "dashboards/right_partner.html", context)


@organisation_searcher
@require_safe
@readonly
def search(request, membership: Membership, search: str) -> HttpResponse:
    """One search: whom we talk with, side by side and in no order of merit."""
    found = find_search(membership, search)
    columns = comparison.columns_of(found)
    seated = Participant.objects.present().filter(user=request.user, side__left_at=None)
    context = {
        "search": found,
        "organisation": membership.organisation,
        "columns": columns,
        "rows": comparison.rows_of(columns),
        "own_rooms": set(
            seated.filter(partnership__in=[c.room.pk for c in columns]).values_list("partnership_id", flat=True)
        ),
        "criteria": list(found.criteria.filter(removed_at=None)),
        "new_in_rooms": new_in_rooms(found),
        "is_public": found.organisation.kind == Organisation.Kind.PUBLIC_BODY,
        "treatment": list(TreatmentNote.objects.filter(search=found).select_related("noted_by")),
    }
    return render(request, "dashboards/search.html", context)

"""The first page of “Equal footing”."""

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.people.gates import readonly
from partnerships.equality import overview
from partnerships.equality.pages import room_page
from partnerships.roles import Permission
from partnerships.room.access import Access, requires


@requires(Permission.READ_ROOM)
@require_safe
@readonly
def equality(request, access: Access) -> HttpResponse:
    """How the sides stand as equals: principles, charter, give and take, people, cultures, grievances, voice."""
    page = overview.page(access, access.sides, timezone.now())
    return room_page(request, access, "equality/equality.html", {"page": page})

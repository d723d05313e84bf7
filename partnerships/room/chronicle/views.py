"""The history page."""

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.lists import paged
from accounts.lists.files import asks_for_file, in_portions
from accounts.people.gates import readonly
from partnerships.roles import Permission
from partnerships.room.about import find_about
from partnerships.room.access import Access, requires
from partnerships.room.canonical import in_fours
from partnerships.room.chronicle import reads, sentences
from partnerships.room.chronicle.forms import HistoryFilter
from partnerships.room.chronicle.sheet import SHEET
from partnerships.room.pages import inner_page

PAGE = 40


@requires(Permission.READ_ROOM)
@require_safe
@readonly
def room_history(request, access: Access) -> HttpResponse:
    """What happened in this room, in the order in which it happened."""
    form = HistoryFilter(
        request.GET, people=reads.people(access.partnership), subjects=reads.subjects_of(access.partnership)
    )
    form.is_valid()  # what was not offered filters nothing; the field says so
    asked = form.cleaned_data
    about = find_about(access.partnership, asked["about"]) if asked.get("about") else None
    events = reads.of_partnership(
        access.partnership,
        person=asked.get("person", ""),
        kind=asked.get("kind", ""),
        subject=asked.get("subject", ""),
        about=(about.kind, about.public_id) if about else None,
    )
    may_take = access.may(Permission.EXPORT)
    if asks_for_file(request):
        return SHEET.answer(request, in_portions(events, sentences.lines), may_take=may_take)
    page = paged(request, events, may_take=may_take, per_page=PAGE)
    page.object_list = sentences.lines(page.object_list)
    head = reads.head(access.partnership)
    context = {
        "form": form,
        "page": page,
        "about": about,
        "head": head,
        "head_short": in_fours(head.digest[:16]),
        "clear_url": reverse("room_history", args=[access.partnership.public_id]),
    }
    return inner_page(request, access, "history", "room/room_history.html", context)

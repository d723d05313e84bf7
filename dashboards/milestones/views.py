"""The directors’ page: milestones and objectives of all their partnerships."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.lists import SearchForm, paged
from accounts.lists.files import asks_for_file
from accounts.people.gates import readonly, signed_in
from dashboards.milestones import page
from dashboards.milestones.gathering import rooms_of
from dashboards.milestones.sheet import SHEET


@signed_in
@require_safe
@readonly
def milestones(request) -> HttpResponse:
    """Where the joint visions stand: what waits for the reader’s seal, one line a partnership, objectives.

    As a file the objectives of the partnerships of which the reader may take something along.
    """
    today = timezone.localdate()
    rooms = rooms_of(request.user)
    asks = page.asks(rooms, today=today)
    axis, rows = page.rows(rooms, today=today)
    shown = rows if "all" in request.GET else [row for row in rows if row.moves]
    objectives = page.against(rooms, today=today)
    form = SearchForm(request.GET)
    search = form.cleaned_data["q"] if form.is_valid() else ""
    found = page.matching(objectives, search)
    own = [one for one in found if one.may_take]
    if asks_for_file(request):
        return SHEET.answer(request, own, may_take=bool(own))
    listed = paged(request, found, may_take=bool(own))
    context = {
        "sentence": page.sentence(rooms, objectives, sum(ask.is_primary for ask in asks)),
        "today": today,
        "asks": asks,
        "axis": axis,
        "today_at": axis.at(today),
        "rows": shown,
        "left_out": len(rows) - len(shown),
        "form": form,
        "search": search,
        "page": listed,
        "alarming": page.drills(listed, today=today),
        "whose": page.whose(rooms),
        "has_any": bool(rooms),
    }
    return render(request, "dashboards/milestones.html", context)

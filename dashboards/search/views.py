"""The search page."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.people.gates import readonly, signed_in
from dashboards.search import reads
from dashboards.search.forms import SearchPageForm
from partnerships.room.search import MOST, rooms_of


@signed_in
@require_safe
@readonly
def search_everything(request) -> HttpResponse:
    """Everything the person may see that holds the words."""
    form = SearchPageForm(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    words = asked.get("q", "")
    groups, number = reads.groups(request.user, words, only=asked.get("kind", ""))
    context = {"form": form, "words": words, "groups": groups, "number": number, "is_full": number >= MOST}
    context["has_rooms"] = bool(words) or rooms_of(request.user).exists()
    return render(request, "dashboards/search_everything.html", context)

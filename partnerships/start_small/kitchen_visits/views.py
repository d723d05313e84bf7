"""Pages of kitchen visits."""

from functools import wraps

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.lists import paged
from accounts.lists.files import asks_for_file
from accounts.people.gates import posted, readonly, reads_on_get
from accounts.versions import ChangedMeanwhile, Difference, answer_to, second_chance
from partnerships.roles import Permission
from partnerships.room.access import Access, requires
from partnerships.room.pages import today_of
from partnerships.room.seats.models import Participant
from partnerships.start_small import pages
from partnerships.start_small.kitchen_visits import actions, reads
from partnerships.start_small.kitchen_visits.forms import (
    ImpressionForm,
    KitchenVisitEditForm,
    KitchenVisitForm,
    VisitFilter,
)
from partnerships.start_small.kitchen_visits.models import KitchenVisit
from partnerships.start_small.kitchen_visits.sheet import SHEET
from partnerships.start_small.quick_wins import reads as quick_wins
from partnerships.start_small.seated import StartSmallRefused

page_with_form = require_http_methods(["GET", "HEAD", "POST"])


def _with_visit(view):
    """Find the visit before anything is said about the method."""

    @wraps(view)
    def finding(request, access: Access, kitchen_visit: str) -> HttpResponse:
        rows = reads.of_partnership(access.partnership).select_related("partnership", "host__organisation")
        found = rows.filter(public_id=kitchen_visit).first()
        if found is None:
            raise Http404
        return view(request, access, found)

    return finding


@requires(Permission.READ_ROOM)
@require_safe
@readonly
def kitchen_visit_list(request, access: Access) -> HttpResponse:
    """All visits, newest first, and whose turn it is to host."""
    today = today_of(access)
    form, may_take = VisitFilter(request.GET), access.may(Permission.EXPORT)
    rows = form.found_in(reads.of_partnership(access.partnership))
    if asks_for_file(request):
        return SHEET.answer(request, rows, may_take=may_take)
    page = paged(request, rows, may_take=may_take)
    page.object_list = [reads.line(visit, access, today) for visit in page.object_list]
    context = {
        "form": form,
        "page": page,
        "clear_url": reverse("kitchen_visit_list", args=[access.partnership.public_id]),
        "turn": reads.turn_in_words(access, today),
    }
    return pages.room_page(request, access, "start_small/kitchen_visit_list.html", context)


@requires(Permission.WRITE_ROOM)
@page_with_form
@reads_on_get
def kitchen_visit_add(request, access: Access) -> HttpResponse:
    """Write a visit down, ahead or past."""
    form = KitchenVisitForm(posted(request), access=access)
    if request.method == "POST" and form.is_valid():
        try:
            visit = actions.plan(
                partnership=access.partnership,
                by=access.participant,
                now=timezone.now(),
                **form.cleaned_data,
            )
        except StartSmallRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Saved."))
            return redirect(_url(access, visit))
    context = {"form": form}
    return pages.room_page(request, access, "start_small/kitchen_visit_add.html", context, status=answer_to(form))


@requires(Permission.READ_ROOM)
@_with_visit
@require_safe
@readonly
def kitchen_visit_detail(request, access: Access, visit: KitchenVisit) -> HttpResponse:
    """One visit: who came, what struck each side, what was found."""
    return _page(request, access, visit)


@requires(Permission.WRITE_ROOM)
@_with_visit
@page_with_form
@reads_on_get
def kitchen_visit_edit(request, access: Access, visit: KitchenVisit) -> HttpResponse:
    """Change host, day, place or visitors."""
    form = KitchenVisitEditForm(
        posted(request),
        access=access,
        initial={
            "host": visit.host,
            "visited_on": visit.visited_on,
            "place": visit.place,
            "visitors": [person.public_id for person in visit.visitors.all()],
            "version": visit.version,
        },
    )
    differences = []
    if request.method == "POST" and form.is_valid():
        try:
            actions.edit(visit=visit, by=access.participant, now=timezone.now(), **form.cleaned_data)
        except ChangedMeanwhile as meanwhile:
            differences = _both_texts(form, meanwhile.current)
        except StartSmallRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Saved."))
            return redirect(_url(access, visit))
    context = {
        "form": form,
        "differences": differences,
        "visit": visit,
        "back_url": _url(access, visit),
    }
    return pages.room_page(
        request, access, "start_small/kitchen_visit_edit.html", context, status=answer_to(form, differences)
    )


@requires(Permission.WRITE_ROOM)
@_with_visit
@require_POST
def kitchen_visit_struck(request, access: Access, visit: KitchenVisit) -> HttpResponse:
    """Write what struck the own side."""
    form = ImpressionForm(request.POST)
    if not form.is_valid():
        return _page(request, access, visit, status=422, struck_form=form)
    try:
        actions.say_impression(visit=visit, by=access.participant, now=timezone.now(), **form.cleaned_data)
    except ChangedMeanwhile as meanwhile:
        differences = second_chance(form, meanwhile.current)
        return _page(request, access, visit, status=409, struck_form=form, differences=differences)
    except StartSmallRefused as refusal:
        return _page(request, access, visit, status=409, refused=str(refusal))
    messages.success(request, _("Saved."))
    return redirect(_url(access, visit))


@requires(Permission.WRITE_ROOM)
@_with_visit
@require_POST
def kitchen_visit_call_off(request, access: Access, visit: KitchenVisit) -> HttpResponse:
    """Call a visit off."""
    try:
        actions.call_off(visit=visit, by=access.participant, now=timezone.now())
    except StartSmallRefused as refusal:
        return _page(request, access, visit, status=409, refused=str(refusal))
    messages.success(request, _("The visit is called off."))
    return redirect(_url(access, visit))


# --- small steps ----------------------------------------------------------
def _both_texts(form: KitchenVisitEditForm, current: KitchenVisit) -> list[Difference]:
    """Return what differs; the visitors are several rows and are compared by their names."""
    field = form.fields.pop("visitors")
    differences = second_chance(form, current)
    form.fields["visitors"] = field
    yours, theirs = form.cleaned_data["visitors"], list(current.visitors.select_related("user").order_by("pk"))
    if {person.pk for person in yours} != {person.pk for person in theirs}:
        differences.append(Difference(str(field.label), _named(yours), _named(theirs)))
    return differences


def _named(people: list[Participant]) -> str:
    return ", ".join(sorted(person.user.name for person in people)) or "–"


def _url(access: Access, visit: KitchenVisit) -> str:
    return reverse("kitchen_visit_detail", args=[access.partnership.public_id, visit.public_id])


def _page(request, access: Access, visit: KitchenVisit, *, status: int = 200, **said) -> HttpResponse:
    today = today_of(access)
    struck = reads.struck(visit, access)
    own = next((one for one in struck if one.is_yours), None)
    rows = quick_wins.of_partnership(access).filter(kitchen_visit=visit).order_by("added_at", "pk")
    writes = access.may(Permission.WRITE_ROOM) and visit.called_off_at is None
    version = {"text": own.text if own else "", "version": own.version if own else 0}
    context = {
        "visit": visit,
        "line": reads.line(visit, access, today),
        "struck": struck,
        "found": [quick_wins.card(row, access, today) for row in rows],
        "can_write": writes,
        "can_say": writes and visit.visited_on <= today,
        "can_call_off": writes and visit.visited_on >= today,
        "struck_form": ImpressionForm(initial=version),
        "differences": (),
        "refused": "",
    }
    return pages.room_page(request, access, "start_small/kitchen_visit_detail.html", context | said, status=status)

"""The board of both lanes, and pages of initiatives."""

from functools import wraps

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.people.gates import posted, readonly, reads_on_get
from accounts.versions import answer_to, attempt_on
from partnerships.roles import Permission
from partnerships.room.access import Access, requires
from partnerships.room.pages import today_of
from partnerships.room.way_back import way_back
from partnerships.start_small import pages
from partnerships.start_small.lanes import actions, initiatives, pace
from partnerships.start_small.lanes.board import board
from partnerships.start_small.lanes.forms import InitiativeEditForm, InitiativeForm, MoveForm
from partnerships.start_small.lanes.models import Initiative
from partnerships.start_small.quick_wins import reads as quick_wins
from partnerships.start_small.quick_wins.forms import BoardFilter, TakePartForm
from partnerships.start_small.quick_wins.models import QuickWin
from partnerships.start_small.seated import StartSmallRefused

page_with_form = require_http_methods(["GET", "HEAD", "POST"])
SAID = ("title", "objective", "starts_on", "ends_on", "version")


def _with_initiative(view):
    """Find the initiative before anything is said about the method."""

    @wraps(view)
    def finding(request, access: Access, initiative: str) -> HttpResponse:
        rows = initiatives.of_partnership(access).select_related("partnership", "added_by__user")
        found = rows.filter(public_id=initiative).first()
        if found is None:
            raise Http404
        return view(request, access, found)

    return finding


@requires(Permission.READ_ROOM)
@require_safe
@readonly
def start_small(request, access: Access) -> HttpResponse:
    """Both lanes: quick wins of today, initiatives of tomorrow, and what was delivered."""
    form = BoardFilter(request.GET, access=access)
    asked = form.cleaned_data if form.is_valid() else {}
    rows = quick_wins.of_partnership(access)
    for name in ("objective", "receiver"):
        if asked.get(name):
            rows = rows.filter(**{name: asked[name]})
    address, today = [access.partnership.public_id], today_of(access)
    context = {
        "today": today,
        "board": board(access, today, found=rows, is_filtered=form.has_changed()),
        "form": form,
        "clear_url": reverse("start_small", args=address),
        "add_url": reverse("quick_win_add", args=address),
    }
    return pages.room_page(request, access, "start_small/start_small.html", context)


@requires(Permission.WRITE_ROOM)
@page_with_form
@reads_on_get
def initiative_add(request, access: Access) -> HttpResponse:
    """Plan an initiative; `from` in the address: the candidate that was too big for a quick win."""
    candidate = _candidate(request, access)
    form = InitiativeForm(
        posted(request),
        access=access,
        people=pages.own_people(access),
        initial={
            "owner": access.participant.public_id,
            "title": candidate.title if candidate else "",
            "objective": candidate.objective if candidate else request.GET.get("objective", "")[:20],
            "starts_on": today_of(access),
        },
    )
    if request.method == "POST" and form.is_valid():
        try:
            initiative = actions.plan(
                partnership=access.partnership,
                by=access.participant,
                now=timezone.now(),
                grown_from=candidate,
                **form.cleaned_data,
            )
        except StartSmallRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("It stands in the lane of tomorrow."))
            return redirect("initiative_detail", access.partnership.public_id, initiative.public_id)
    context = {"form": form, "candidate": candidate}
    return pages.room_page(request, access, "start_small/initiative_add.html", context, status=answer_to(form))


def _candidate(request, access: Access) -> QuickWin | None:
    asked = request.GET.get("from", "")[:20].replace("\x00", "")
    rows = quick_wins.of_partnership(access).filter(public_id=asked)
    return rows.first() if asked else None


@requires(Permission.READ_ROOM)
@_with_initiative
@require_safe
@readonly
def initiative_detail(request, access: Access, initiative: Initiative) -> HttpResponse:
    """One initiative, its first parts, and the buttons that move it on."""
    return _page(request, access, initiative)


@requires(Permission.WRITE_ROOM)
@_with_initiative
@page_with_form
@reads_on_get
def initiative_edit(request, access: Access, initiative: Initiative) -> HttpResponse:
    """Change what an initiative says."""
    form = InitiativeEditForm(
        posted(request),
        access=access,
        initial={name: getattr(initiative, name) for name in SAID},
    )

    def do():
        return actions.edit(initiative=initiative, by=access.participant, now=timezone.now(), **form.cleaned_data)

    tried = attempt_on(form, do, (StartSmallRefused,))
    if tried.is_done:
        messages.success(request, _("Saved."))
        return redirect(_url(access, initiative))
    context = {
        "form": form,
        "differences": tried.differences,
        "initiative": initiative,
        "back_url": _url(access, initiative),
    }
    return pages.room_page(
        request, access, "start_small/initiative_edit.html", context, status=answer_to(form, tried.differences)
    )


@requires(Permission.WRITE_ROOM)
@_with_initiative
@require_POST
def initiative_take_part(request, access: Access, initiative: Initiative) -> HttpResponse:
    """Name who of the own side carries it."""
    form = TakePartForm(request.POST, people=pages.own_people(access))
    if not form.is_valid():
        return _page(request, access, initiative, status=422, take_part_form=form)
    return _done(request, access, initiative, actions.take_part, **form.cleaned_data)


@requires(Permission.WRITE_ROOM)
@_with_initiative
@require_POST
def initiative_move(request, access: Access, initiative: Initiative) -> HttpResponse:
    """Start, finish, set aside or take up again."""
    form = MoveForm(request.POST)
    if not form.is_valid():
        return _page(request, access, initiative, status=422)
    return _done(request, access, initiative, actions.move, **form.cleaned_data)


# --- small steps ----------------------------------------------------------
def _url(access: Access, initiative: Initiative) -> str:
    return reverse("initiative_detail", args=[access.partnership.public_id, initiative.public_id])


def _done(request, access: Access, initiative: Initiative, verb, **typed) -> HttpResponse:
    try:
        verb(initiative=initiative, by=access.participant, now=timezone.now(), **typed)
    except StartSmallRefused as refusal:
        return _page(request, access, initiative, status=409, refused=str(refusal))
    messages.success(request, _("Saved."))
    return redirect(way_back(request, _url(access, initiative)))


def _page(request, access: Access, initiative: Initiative, *, status: int = 200, **said) -> HttpResponse:
    today = today_of(access)
    slices = [
        quick_wins.card(row, access, today)
        for row in quick_wins.of_partnership(access).filter(slice_of=initiative).order_by("added_at", "pk")
    ]
    people = pages.own_people(access) if access.may(Permission.WRITE_ROOM) else []
    context = {
        "initiative": initiative,
        "card": initiatives.card(initiative, access, today, has_slices=bool(slices)),
        "is_long": pace.is_long(initiative.starts_on, initiative.ends_on),
        "slices": slices,
        "take_part_form": TakePartForm(people=people),
        "refused": "",
    }
    return pages.room_page(request, access, "start_small/initiative_detail.html", context | said, status=status)

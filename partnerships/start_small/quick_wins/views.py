"""Pages of quick wins."""

from functools import wraps

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.lists import paged
from accounts.lists.files import asks_for_file
from accounts.people.gates import posted, readonly, reads_on_get
from accounts.versions import ChangedMeanwhile, answer_to, attempt_on, second_chance
from partnerships.roles import Permission
from partnerships.room.access import Access, requires
from partnerships.room.pages import today_of
from partnerships.room.way_back import way_back
from partnerships.start_small import pages
from partnerships.start_small.quick_wins import actions, lines, reads
from partnerships.start_small.quick_wins.forms import (
    BringInForm,
    ColumnsForm,
    QuickWinEditForm,
    QuickWinFilter,
    QuickWinForm,
    ReasonForm,
    StartForm,
    TakePartForm,
    ValueForm,
)
from partnerships.start_small.quick_wins.models import QuickWin
from partnerships.start_small.quick_wins.sheet import SHEET
from partnerships.start_small.seated import StartSmallRefused

SAID = (
    "title", "problem", "origin", "irritates", "kitchen_visit", "objective", "slice_of", "effort_days",
    "receiver", "due_on", "version",
)  # fmt: skip
page_with_form = require_http_methods(["GET", "HEAD", "POST"])


def _with_quick_win(view):
    """Find the quick win before anything is said about the method: what is not in this room is not there."""

    @wraps(view)
    def finding(request, access: Access, quick_win: str) -> HttpResponse:
        rows = reads.of_partnership(access).select_related(
            "partnership",
            "irritates__organisation",
            "kitchen_visit__host__organisation",
            "slice_of",
            "grew_into",
            "added_by__user",
            "confirmed_by__user",
            "not_yet_by__user",
            "set_aside_by__user",
        )
        found = rows.filter(public_id=quick_win).first()
        if found is None:
            raise Http404
        return view(request, access, found)

    return finding


# --- lists and new ones ---------------------------------------------------
@requires(Permission.READ_ROOM)
@require_safe
@readonly
def quick_win_list(request, access: Access) -> HttpResponse:
    """All quick wins of this room."""
    form = QuickWinFilter(request.GET, access=access)
    asked = form.asked
    rows = reads.with_values(reads.of_partnership(access))
    for name in ("state", "objective", "receiver"):
        if asked[name]:
            rows = rows.filter(**{name: asked[name]})
    rows, may_take = form.found_in(rows), access.may(Permission.EXPORT)
    if asks_for_file(request):
        return SHEET.answer(request, rows, may_take=may_take)
    page = paged(request, rows, may_take=may_take)
    today = today_of(access)
    page.object_list = [reads.card(row, access, today, values=True) for row in page.object_list]
    context = {
        "form": form,
        "page": page,
        "clear_url": reverse("quick_win_list", args=[access.partnership.public_id]),
    }
    return pages.room_page(request, access, "start_small/quick_win_list.html", context)


@requires(Permission.WRITE_ROOM)
@page_with_form
@reads_on_get
def quick_win_add(request, access: Access) -> HttpResponse:
    """Write a candidate down."""
    people = pages.own_people(access)
    form = QuickWinForm(
        posted(request),
        access=access,
        people=people,
        initial=_asked_for(request, access),
    )
    if request.method == "POST" and form.is_valid():
        try:
            quick_win = actions.add(
                partnership=access.partnership, by=access.participant, now=timezone.now(), **form.said()
            )
        except StartSmallRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Written down. It starts when a person of another side carries it too."))
            return redirect("quick_win_detail", access.partnership.public_id, quick_win.public_id)
    context = {"form": form}
    return pages.room_page(request, access, "start_small/quick_win_add.html", context, status=answer_to(form))


def _asked_for(request, access: Access) -> dict:
    """Return what a link to this form says already: the objective, the visit or the initiative."""
    asked = {
        name: request.GET.get(name, "")[:20].replace("\x00", "")
        for name in ("objective", "kitchen_visit", "slice_of")
    }
    found = {name: value for name, value in asked.items() if value}
    if "kitchen_visit" in found:
        found["origin"] = QuickWin.Origin.KITCHEN_VISIT
    return found | {"owner": access.participant.public_id}


@requires(Permission.WRITE_ROOM)
@page_with_form
@reads_on_get
def quick_win_bring_in(request, access: Access) -> HttpResponse:
    """Bring open issues in as candidates: paste or upload, see what becomes of each line, then bring them in."""
    form = BringInForm(request.POST or None, request.FILES or None)
    context = {"form": form, "columns": None, "rows": []}
    if request.method != "POST" or not form.is_valid():
        status = 422 if request.method == "POST" else 200
        return pages.room_page(request, access, "start_small/quick_win_bring_in.html", context, status=status)
    guess = {"title": str(lines.likely_title(form.sheet))}
    chosen = request.POST if "title" in request.POST else guess
    columns = ColumnsForm(chosen, sheet=form.sheet)
    rows = []
    if columns.is_valid():
        titles = QuickWin.objects.filter(partnership=access.partnership).values_list("title", flat=True)
        rows = lines.read(form.sheet, **columns.chosen({title.casefold() for title in titles}))
    fits = [row.line for row in rows if not row.error and not row.is_known]
    wrong = [row for row in rows if row.error]
    if "bring_in" in request.POST and columns.is_valid() and not wrong:
        return _brought_in(request, access, fits)
    context |= {
        "columns": columns,
        "rows": rows,
        "fits": len(fits),
        "wrong": len(wrong),
        "text": form.cleaned_data["text"],
        "has_many_columns": len(form.sheet.columns) > 1,
    }
    return pages.room_page(
        request, access, "start_small/quick_win_bring_in.html", context, status=422 if wrong else 200
    )


def _brought_in(request, access: Access, found: list[lines.Line]) -> HttpResponse:
    try:
        added = actions.bring_in(
            partnership=access.partnership, lines=found, by=access.participant, now=timezone.now()
        )
    except StartSmallRefused as refusal:
        messages.warning(request, str(refusal))
    else:
        said = ngettext("%(n)s candidate was added.", "%(n)s candidates were added.", len(added))
        messages.success(request, said % {"n": len(added)})
    return redirect("start_small", access.partnership.public_id)


# --- one quick win --------------------------------------------------------
@requires(Permission.READ_ROOM)
@_with_quick_win
@require_safe
@readonly
def quick_win_detail(request, access: Access, quick_win: QuickWin) -> HttpResponse:
    """One quick win with what each side says, and what the reader can do."""
    return _page(request, access, quick_win)


@requires(Permission.WRITE_ROOM)
@_with_quick_win
@page_with_form
@reads_on_get
def quick_win_edit(request, access: Access, quick_win: QuickWin) -> HttpResponse:
    """Change what a quick win says."""
    form = QuickWinEditForm(
        posted(request),
        access=access,
        quick_win=quick_win,
        initial={name: getattr(quick_win, name) for name in SAID},
    )

    def do():
        return actions.edit(quick_win=quick_win, by=access.participant, now=timezone.now(), **form.cleaned_data)

    tried = attempt_on(form, do, (StartSmallRefused,))
    if tried.is_done:
        messages.success(request, _("Saved."))
        return _back(access, quick_win)
    context = {
        "form": form,
        "differences": tried.differences,
        "quick_win": quick_win,
        "back_url": _url(access, quick_win),
    }
    return pages.room_page(
        request, access, "start_small/quick_win_edit.html", context, status=answer_to(form, tried.differences)
    )


@requires(Permission.WRITE_ROOM)
@_with_quick_win
@require_POST
def quick_win_take_part(request, access: Access, quick_win: QuickWin) -> HttpResponse:
    """Name who of the own side carries it."""
    form = TakePartForm(request.POST, people=pages.own_people(access))
    if not form.is_valid():
        return _page(request, access, quick_win, status=422, take_part_form=form)
    return _done(request, access, quick_win, _("Saved."), actions.take_part, **form.cleaned_data)


@requires(Permission.WRITE_ROOM)
@_with_quick_win
@require_POST
def quick_win_value(request, access: Access, quick_win: QuickWin) -> HttpResponse:
    """Write what it is worth to the own side."""
    form = ValueForm(request.POST)
    if not form.is_valid():
        return _page(request, access, quick_win, status=422, value_form=form)
    try:
        return _done(request, access, quick_win, _("Saved."), actions.say_value, **form.cleaned_data)
    except ChangedMeanwhile as meanwhile:
        differences = second_chance(form, meanwhile.current)
        return _page(request, access, quick_win, status=409, value_form=form, differences=differences)


@requires(Permission.WRITE_ROOM)
@_with_quick_win
@require_POST
def quick_win_start(request, access: Access, quick_win: QuickWin) -> HttpResponse:
    """Begin, with the day by which it is delivered."""
    form = StartForm(request.POST, today=today_of(access))
    if not form.is_valid():
        return _page(request, access, quick_win, status=422, start_form=form)
    return _done(request, access, quick_win, _("Started."), actions.start, **form.cleaned_data)


@requires(Permission.WRITE_ROOM)
@_with_quick_win
@require_POST
def quick_win_deliver(request, access: Access, quick_win: QuickWin) -> HttpResponse:
    """Say that it is there."""
    return _done(request, access, quick_win, _("Delivered. The side that receives it confirms."), actions.deliver)


@requires(Permission.CONSENT_TO_WORK)
@_with_quick_win
@require_POST
def quick_win_confirm(request, access: Access, quick_win: QuickWin) -> HttpResponse:
    """Confirm for the receiving side."""
    return _done(request, access, quick_win, _("Confirmed."), actions.confirm)


@requires(Permission.CONSENT_TO_WORK)
@_with_quick_win
@require_POST
def quick_win_not_yet(request, access: Access, quick_win: QuickWin) -> HttpResponse:
    """Say for the receiving side what is still missing."""
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _page(request, access, quick_win, status=422, not_yet_form=form)
    said = _("It is under way again, with your reason.")
    return _done(request, access, quick_win, said, actions.not_yet, **form.cleaned_data)


@requires(Permission.WRITE_ROOM)
@_with_quick_win
@require_POST
def quick_win_set_aside(request, access: Access, quick_win: QuickWin) -> HttpResponse:
    """Set it aside with the reason."""
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _page(request, access, quick_win, status=422, set_aside_form=form)
    said = _("Set aside. It can be taken up again.")
    return _done(request, access, quick_win, said, actions.set_aside, **form.cleaned_data)


@requires(Permission.WRITE_ROOM)
@_with_quick_win
@require_POST
def quick_win_take_up(request, access: Access, quick_win: QuickWin) -> HttpResponse:
    """Make a candidate of it again."""
    return _done(request, access, quick_win, _("It is a candidate again."), actions.take_up_again)


# --- small steps ----------------------------------------------------------
def _url(access: Access, quick_win: QuickWin) -> str:
    return reverse("quick_win_detail", args=[access.partnership.public_id, quick_win.public_id])


def _back(access: Access, quick_win: QuickWin) -> HttpResponse:
    return redirect(_url(access, quick_win))


def _done(request, access: Access, quick_win: QuickWin, said: str, verb, **typed) -> HttpResponse:
    """Do one verb and go back to where the button stood; a refusal shows the page with its reason."""
    try:
        verb(quick_win=quick_win, by=access.participant, now=timezone.now(), **typed)
    except StartSmallRefused as refusal:
        return _page(request, access, quick_win, status=409, refused=str(refusal))
    messages.success(request, said)
    return redirect(way_back(request, _url(access, quick_win)))


def _page(request, access: Access, quick_win: QuickWin, *, status: int = 200, **said) -> HttpResponse:
    today = today_of(access)
    may = reads.can(quick_win, access)
    values = reads.values_of(quick_win, access)
    own = next((value for value in values if value.is_yours), None)
    version = {"text": own.text if own else "", "version": own.version if own else 0}
    people = pages.own_people(access) if may.take_part else []
    context = {
        "quick_win": quick_win,
        "card": reads.card(quick_win, access, today),
        "may": may,
        "values": values,
        "waits_for": reads.waits_for(quick_win, access),
        "start_form": StartForm(today=today),
        "take_part_form": TakePartForm(people=people),
        "value_form": ValueForm(initial=version),
        "not_yet_form": ReasonForm(auto_id="not_yet_%s"),
        "set_aside_form": ReasonForm(auto_id="aside_%s"),
        "differences": (),
        "refused": "",
    }
    return pages.room_page(request, access, "start_small/quick_win_detail.html", context | said, status=status)

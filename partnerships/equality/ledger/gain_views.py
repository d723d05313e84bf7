"""Pages about what the own side gained, and how big it is."""

from functools import wraps

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.people.gates import posted, reads_on_get
from accounts.versions import ChangedMeanwhile, answer_to, second_chance
from partnerships.equality.at_table import Refused
from partnerships.equality.ledger import gaining
from partnerships.equality.ledger.forms import GainEditForm, GainForm, SizeForm
from partnerships.equality.ledger.models import Gain, SideSize
from partnerships.equality.pages import room_page
from partnerships.roles import Permission
from partnerships.room.access import Access, requires
from partnerships.room.pages import today_of

page_with_form = require_http_methods(["GET", "HEAD", "POST"])
FIELDS = ("kind", "what", "amount", "unit", "on_day", "worth", "version")


def _with_own_gain(view):
    """Find the gain of the own side before anything is said about the method."""

    @wraps(view)
    def finding(request, access: Access, gain: str) -> HttpResponse:
        rows = Gain.objects.filter(partnership=access.partnership, public_id=gain, side=access.side)
        found = rows.select_related("partnership").first()
        if found is None:
            raise Http404
        return view(request, access, found)

    return finding


def _back(access: Access) -> HttpResponse:
    return redirect("contribution_list", access.partnership.public_id)


@requires(Permission.WRITE_ROOM)
@page_with_form
@reads_on_get
def gain_new(request, access: Access) -> HttpResponse:
    """Write down what the own side gained."""
    form = GainForm(posted(request), today=today_of(access), access=access)
    if request.method == "POST" and form.is_valid():
        try:
            gaining.record_gain(
                partnership=access.partnership, by=access.participant, now=timezone.now(), **form.cleaned_data
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Written down."))
            return _back(access)
    return room_page(request, access, "equality/gain_new.html", {"form": form}, answer_to(form))


@requires(Permission.WRITE_ROOM)
@_with_own_gain
@page_with_form
@reads_on_get
def gain_edit(request, access: Access, gain: Gain) -> HttpResponse:
    """Change a gain of the own side, or take it back."""
    form = GainEditForm(
        posted(request),
        today=today_of(access),
        initial={name: getattr(gain, name) for name in FIELDS},
    )
    differences = []
    if request.method == "POST" and form.is_valid():
        try:
            gaining.change_gain(gain=gain, by=access.participant, now=timezone.now(), **form.cleaned_data)
        except ChangedMeanwhile as meanwhile:
            differences = second_chance(form, meanwhile.current)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Saved."))
            return _back(access)
    context = {"form": form, "differences": differences, "gain": gain}
    return room_page(request, access, "equality/gain_edit.html", context, answer_to(form, differences))


@requires(Permission.WRITE_ROOM)
@_with_own_gain
@require_POST
def gain_take_back(request, access: Access, gain: Gain) -> HttpResponse:
    """Take a gain back."""
    try:
        gaining.take_back_gain(gain=gain, by=access.participant, now=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Taken back."))
    return _back(access)


@requires(Permission.WRITE_ROOM)
@page_with_form
@reads_on_get
def size_edit(request, access: Access) -> HttpResponse:
    """Say how big the own side is."""
    row = SideSize.objects.filter(side=access.side).first()
    form = SizeForm(
        posted(request),
        initial={
            "turnover": row.turnover if row else None,
            "currency": row.currency if row else "EUR",
            "version": row.version if row else 0,
        },
    )
    differences = []
    if request.method == "POST" and form.is_valid():
        try:
            gaining.say_size(by=access.participant, now=timezone.now(), **form.cleaned_data)
        except ChangedMeanwhile as meanwhile:
            differences = second_chance(form, meanwhile.current)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Saved."))
            return _back(access)
    context = {"form": form, "differences": differences}
    return room_page(request, access, "equality/size_edit.html", context, answer_to(form, differences))

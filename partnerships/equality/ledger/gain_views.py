"""Pages about what the own side gained, and how big it is."""

from functools import partial, wraps

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.people.gates import posted, reads_on_get
from partnerships.equality.at_table import Refused
from partnerships.equality.ledger import gaining
from partnerships.equality.ledger.forms import GainEditForm, GainForm, SizeForm
from partnerships.equality.ledger.models import Gain, SideSize
from partnerships.equality.pages import ask
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

    return ask(
        request,
        access,
        form,
        "equality/gain_new.html",
        partial(gaining.record_gain, partnership=access.partnership),
        go=lambda _made: _back(access),
        done=_("Written down."),
    )


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

    return ask(
        request,
        access,
        form,
        "equality/gain_edit.html",
        partial(gaining.change_gain, gain=gain),
        go=lambda _made: _back(access),
        done=_("Saved."),
        context={"gain": gain},
    )


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

    return ask(
        request,
        access,
        form,
        "equality/size_edit.html",
        gaining.say_size,
        go=lambda _made: _back(access),
        done=_("Saved."),
    )

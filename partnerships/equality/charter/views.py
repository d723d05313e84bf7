"""Pages of the information charter."""

from functools import partial, wraps

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.people.gates import posted, readonly, reads_on_get
from partnerships.equality.charter import actions, reads
from partnerships.equality.charter.forms import EntryEditForm, EntryForm
from partnerships.equality.charter.models import CharterEntry
from partnerships.equality.pages import REFUSALS, ask, room_page
from partnerships.roles import Permission
from partnerships.room.access import Access, requires
from partnerships.room.consent.forms import DeclineForm
from partnerships.room.pages import today_of

page_with_form = require_http_methods(["GET", "HEAD", "POST"])


def _with_entry(view):
    """Find the entry before anything is said about the method."""

    @wraps(view)
    def finding(request, access: Access, entry: str) -> HttpResponse:
        rows = CharterEntry.objects.filter(partnership=access.partnership, public_id=entry)
        found = rows.select_related("partnership", "side").first()
        if found is None:
            raise Http404
        return view(request, access, found)

    return finding


def _back(access: Access) -> HttpResponse:
    return redirect("charter", access.partnership.public_id)


@requires(Permission.READ_ROOM)
@require_safe
@readonly
def charter(request, access: Access) -> HttpResponse:
    """What is shared, with whom, until when: the joint version and what is being written."""
    return _page(request, access)


@requires(Permission.WRITE_ROOM)
@page_with_form
@reads_on_get
def charter_entry_new(request, access: Access) -> HttpResponse:
    """Add an entry."""
    form = EntryForm(posted(request), sides=access.sides, access=access)

    return ask(
        request,
        access,
        form,
        "equality/charter_entry_new.html",
        partial(actions.add_entry, partnership=access.partnership),
        said=form.chosen,
        go=lambda _made: _back(access),
        done=_("Added. It counts once every side has accepted the charter."),
    )


@requires(Permission.WRITE_ROOM)
@_with_entry
@page_with_form
@reads_on_get
def charter_entry_edit(request, access: Access, entry: CharterEntry) -> HttpResponse:
    """Change an entry."""
    form = EntryEditForm(
        posted(request),
        sides=access.sides,
        initial={
            "what": entry.what,
            "side": entry.side.public_id if entry.side else "",
            "openness": entry.openness,
            "with_whom": entry.with_whom,
            "until": entry.until,
            "version": entry.version,
        },
    )

    return ask(
        request,
        access,
        form,
        "equality/charter_entry_edit.html",
        partial(actions.change_entry, entry=entry),
        said=form.chosen,
        go=lambda _made: _back(access),
        done=_("Saved."),
        context={"entry": entry},
    )


@requires(Permission.WRITE_ROOM)
@_with_entry
@require_POST
def charter_entry_remove(request, access: Access, entry: CharterEntry) -> HttpResponse:
    """Take an entry out."""
    try:
        actions.remove_entry(entry=entry, by=access.participant, now=timezone.now())
    except REFUSALS as refusal:
        return _page(request, access, refused=str(refusal), status=409)
    messages.success(request, _("Taken out."))
    return _back(access)


@requires(Permission.WRITE_ROOM)
@require_POST
def charter_propose(request, access: Access) -> HttpResponse:
    """Put the charter to all sides."""
    try:
        actions.propose_charter(partnership=access.partnership, by=access.participant, now=timezone.now())
    except REFUSALS as refusal:
        return _page(request, access, refused=str(refusal), status=409)
    messages.success(request, _("Proposed. It counts from the moment every side has accepted it."))
    return _back(access)


def _page(request, access: Access, *, refused: str = "", status: int = 200) -> HttpResponse:
    context = {
        "charter": reads.page(access, today_of(access)),
        "refused": refused,
        "decline_form": DeclineForm(),
        "back_to": request.path if request.method == "GET" else "",
    }
    return room_page(request, access, "equality/charter.html", context, status=status)

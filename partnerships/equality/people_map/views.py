"""Pages of who meets whom."""

from functools import partial, wraps

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.people.gates import posted, readonly, reads_on_get
from partnerships.equality.at_table import Refused
from partnerships.equality.pages import ask, room_page
from partnerships.equality.people_map import actions, reads
from partnerships.equality.people_map.forms import LineEditForm, LineForm, PersonForm
from partnerships.equality.people_map.models import KeyPerson, MeetingLine
from partnerships.roles import Permission
from partnerships.room.access import Access, requires

page_with_form = require_http_methods(["GET", "HEAD", "POST"])


def _with_line(view):
    """Find the subject before anything is said about the method."""

    @wraps(view)
    def finding(request, access: Access, line: str) -> HttpResponse:
        rows = MeetingLine.objects.filter(partnership=access.partnership, public_id=line)
        found = rows.select_related("partnership").first()
        if found is None:
            raise Http404
        return view(request, access, found)

    return finding


def _back(access: Access) -> HttpResponse:
    return redirect("meeting_list", access.partnership.public_id)


@requires(Permission.READ_ROOM)
@require_safe
@readonly
def meeting_list(request, access: Access) -> HttpResponse:
    """Who of each side meets on which subject, and where somebody is missing."""
    sides = access.sides
    subjects = reads.subjects(access, sides)
    context = {"sides": sides, "subjects": subjects, "gaps": len(reads.gaps(subjects)), "your_side": access.side}
    return room_page(request, access, "equality/meeting_list.html", context)


@requires(Permission.WRITE_ROOM)
@page_with_form
@reads_on_get
def meeting_new(request, access: Access) -> HttpResponse:
    """Add a subject."""
    form = LineForm(posted(request), access=access)

    return ask(
        request,
        access,
        form,
        "equality/meeting_new.html",
        partial(actions.add_line, partnership=access.partnership),
        go=lambda made: redirect("meeting_person", access.partnership.public_id, made.public_id),
    )


@requires(Permission.WRITE_ROOM)
@_with_line
@page_with_form
@reads_on_get
def meeting_edit(request, access: Access, line: MeetingLine) -> HttpResponse:
    """Call a subject otherwise, or take it off."""
    form = LineEditForm(
        posted(request),
        initial={"about": line.about, "version": line.version},
    )

    return ask(
        request,
        access,
        form,
        "equality/meeting_edit.html",
        partial(actions.rename_line, line=line),
        go=lambda _made: _back(access),
        done=_("Saved."),
        context={"line": line},
    )


@requires(Permission.WRITE_ROOM)
@_with_line
@page_with_form
@reads_on_get
def meeting_person(request, access: Access, line: MeetingLine) -> HttpResponse:
    """Say who meets the others for the own side."""
    row = KeyPerson.objects.filter(line=line, side=access.side).select_related("person", "stand_in").first()
    form = PersonForm(
        posted(request),
        people=reads.people_of(access.side),
        initial={
            "person": row.person.public_id if row and row.person else "",
            "stand_in": row.stand_in.public_id if row and row.stand_in else "",
            "version": row.version if row else 0,
        },
    )

    return ask(
        request,
        access,
        form,
        "equality/meeting_person.html",
        partial(actions.name_person, line=line),
        said=form.chosen,
        go=lambda _made: _back(access),
        done=_("Saved."),
        context={"line": line},
    )


@requires(Permission.WRITE_ROOM)
@_with_line
@require_POST
def meeting_end(request, access: Access, line: MeetingLine) -> HttpResponse:
    """Take a subject off."""
    try:
        actions.end_line(line=line, by=access.participant, now=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Taken off."))
    return _back(access)

"""Pages of the culture profiles."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.people.gates import posted, readonly, reads_on_get
from partnerships.equality.at_table import Refused
from partnerships.equality.culture import actions, reads
from partnerships.equality.culture.forms import ProfileForm, VisitNoteForm
from partnerships.equality.culture.models import CultureProfile, VisitNote
from partnerships.equality.pages import ask, room_page
from partnerships.roles import Permission
from partnerships.room.access import Access, requires

page_with_form = require_http_methods(["GET", "HEAD", "POST"])


def _back(access: Access) -> HttpResponse:
    return redirect("culture", access.partnership.public_id)


@requires(Permission.READ_ROOM)
@require_safe
@readonly
def culture(request, access: Access) -> HttpResponse:
    """How each side sees itself and is seen, once all have handed in; and the notes for visitors."""
    return _page(request, access)


@requires(Permission.WRITE_ROOM)
@page_with_form
@reads_on_get
def culture_profile(request, access: Access) -> HttpResponse:
    """Say how we see us and how we see you."""
    number = reads.round_of(access.partnership)
    row = CultureProfile.objects.filter(partnership=access.partnership, side=access.side, number=number).first()
    if row is not None and row.revealed_at is not None:
        return _back(access)
    form = ProfileForm(
        posted(request),
        sides=access.sides,
        own=access.side,
        answers=row.answers if row else {},
        initial={"version": row.version if row else 0, "number": number},
    )

    save = partial(actions.save_profile, partnership=access.partnership, hand_in="hand_in" in request.POST)

    def go(saved: CultureProfile) -> HttpResponse:
        _say_what_happened(request, saved)
        return _back(access)

    context = {"is_handed_in": bool(row and row.handed_in_at)}
    return ask(
        request, access, form, "equality/culture_profile.html", save, said=form.chosen, go=go, context=context
    )


@requires(Permission.WRITE_ROOM)
@require_POST
def culture_again(request, access: Access) -> HttpResponse:
    """Begin a new round after one was opened."""
    said = request.POST.get("number", "")
    number = int(said) if said.isascii() and said.isdigit() and len(said) < 6 else 0
    try:
        actions.begin_again(
            partnership=access.partnership, number=number, by=access.participant, now=timezone.now()
        )
    except Refused as refusal:
        return _page(request, access, refused=str(refusal), status=409)
    return redirect("culture_profile", access.partnership.public_id)


@requires(Permission.WRITE_ROOM)
@page_with_form
@reads_on_get
def visit_note_edit(request, access: Access) -> HttpResponse:
    """Write what the others should know before a visit."""
    row = VisitNote.objects.filter(side=access.side).first()
    form = VisitNoteForm(
        posted(request),
        initial={"text": row.text if row else "", "version": row.version if row else 0},
    )

    return ask(
        request,
        access,
        form,
        "equality/visit_note_edit.html",
        actions.write_visit_note,
        go=lambda _made: _back(access),
        done=_("Saved. Every side can read it."),
    )


def _page(request, access: Access, *, refused: str = "", status: int = 200) -> HttpResponse:
    sides = access.sides
    context = {
        "culture": reads.page(access, sides),
        "notes": reads.notes(access, sides),
        "number": reads.round_of(access.partnership),
        "refused": refused,
    }
    return room_page(request, access, "equality/culture.html", context, status=status)


def _say_what_happened(request, saved: CultureProfile) -> None:
    saved.refresh_from_db()
    if saved.revealed_at is not None:
        messages.success(request, _("Every side has handed in: all profiles are open now."))
    elif saved.handed_in_at is not None:
        messages.success(request, _("Handed in. It opens for all sides once every side has handed in."))
    else:
        messages.success(request, _("Saved as a draft. Only your side can read it."))

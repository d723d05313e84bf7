"""Pages of the private corner."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.lists import paged
from accounts.lists.files import asks_for_file
from accounts.people.gates import posted, readonly, reads_on_get
from accounts.versions import ChangedMeanwhile, answer_to, second_chance
from partnerships.roles import Permission
from partnerships.room.about import About, find_about, find_abouts
from partnerships.room.access import Access, requires
from partnerships.room.notes import actions, reads
from partnerships.room.notes.forms import NoteFilter, NoteForm
from partnerships.room.notes.sheet import SHEET
from partnerships.room.pages import inner_page
from partnerships.room.way_back import way_back


@requires(Permission.USE_PRIVATE_NOTES)
@require_safe
@readonly
def note_list(request, access: Access) -> HttpResponse:
    """The notes of the own side: about the partnership, and about single things."""
    form, may_take = NoteFilter(request.GET), access.may(Permission.EXPORT)
    single = form.found_in(reads.of_own_side(access).exclude(subject_kind="").exclude(text=""))
    if asks_for_file(request):
        return SHEET.answer(request, single, may_take=may_take)
    page = paged(request, single, may_take=may_take)
    notes = list(page.object_list)
    abouts = find_abouts(access.partnership, {(n.subject_kind, n.subject_id) for n in notes})
    page.object_list = [
        (abouts.get((n.subject_kind, n.subject_id)), reads.shown(access, n.subject_kind, n.subject_id, n))
        for n in notes
    ]
    context = {
        "form": form,
        "page": page,
        "clear_url": _own_page(access),
        "own_note": reads.own(access, "", ""),
    }
    return inner_page(request, access, "notes", "room/note_list.html", context)


@requires(Permission.USE_PRIVATE_NOTES)
@require_http_methods(["GET", "HEAD", "POST"])
@reads_on_get
def note_edit(request, access: Access) -> HttpResponse:
    """Write the own side's note about whatever the address names."""
    about = find_about(access.partnership, request.GET.get("about", ""))
    note = reads.find(access, about.kind, about.public_id)
    initial = {"text": note.text if note else "", "version": note.version if note else 0}
    form = NoteForm(posted(request), initial=initial)
    differences = []
    if request.method == "POST" and form.is_valid():
        try:
            _write(access, about, form)
        except ChangedMeanwhile as meanwhile:
            differences = second_chance(form, meanwhile.current)
        except actions.NoteRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Saved. Only your side reads this."))
            return redirect(way_back(request, _own_page(access)))
    context = {
        "form": form,
        "about": about,
        "differences": differences,
        "back_url": way_back(request, _own_page(access)),
        "side": access.side.short_name,
    }
    return inner_page(
        request, access, "notes", "room/note_edit.html", context, status=answer_to(form, differences)
    )


def _write(access: Access, about: About, form: NoteForm) -> None:
    actions.write(
        partnership=access.partnership,
        about=(about.kind, about.public_id),
        by=access.participant,
        now=timezone.now(),
        **form.cleaned_data,
    )


def _own_page(access: Access) -> str:
    return reverse("note_list", args=[access.partnership.public_id])

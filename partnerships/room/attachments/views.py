"""Putting files up, handing them out, taking them away."""

from functools import wraps

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.lists import paged
from accounts.lists.files import asks_for_file
from accounts.people.gates import readonly, reads_on_get
from partnerships.roles import Permission
from partnerships.room.about import About, find_about
from partnerships.room.access import Access, requires
from partnerships.room.attachments import actions, reads
from partnerships.room.attachments.forms import AttachmentForm, FileFilter
from partnerships.room.attachments.models import Attachment, storage
from partnerships.room.attachments.sheet import SHEET
from partnerships.room.pages import inner_page
from partnerships.room.subjects import writing
from partnerships.room.way_back import way_back


def _with_attachment(view):
    """Find the file before anything is said about the method: what is not in this room is not there."""

    @wraps(view)
    def finding(request, access: Access, attachment: str) -> HttpResponse:
        found = reads.of_partnership(access.partnership).filter(public_id=attachment).first()
        if found is None:
            raise Http404
        return view(request, access, found)

    return finding


@requires(Permission.READ_ROOM)
@require_safe
@readonly
def attachment_list(request, access: Access) -> HttpResponse:
    """All files of this room, the newest first, wherever they hang."""
    form, may_take = FileFilter(request.GET), access.may(Permission.EXPORT)
    rows = form.found_in(reads.of_partnership(access.partnership).kept())
    if asks_for_file(request):
        return SHEET.answer(request, rows, may_take=may_take)
    page = paged(request, rows, may_take=may_take)
    page.object_list = reads.listed(access, page.object_list)
    context = {
        "form": form,
        "page": page,
        "clear_url": reverse("attachment_list", args=[access.partnership.public_id]),
        "room_files": reads.to_the_room(access),
    }
    return inner_page(request, access, "files", "room/attachment_list.html", context)


@requires(Permission.ASK_AND_ANSWER)
@require_http_methods(["GET", "HEAD", "POST"])
@reads_on_get
def attachment_add(request, access: Access) -> HttpResponse:
    """Put a file on whatever the form or the address names."""
    about = find_about(access.partnership, request.POST.get("about", "") or request.GET.get("about", ""))
    if not access.may(writing(about.kind)):
        raise PermissionDenied
    posted = request.method == "POST"
    form = AttachmentForm(request.POST, request.FILES) if posted else AttachmentForm()
    if posted and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            actions.add(
                partnership=access.partnership,
                kind=about.kind,
                subject_id=about.public_id,
                name=file.name,
                content=file.read(),
                by=access.participant,
                now=timezone.now(),
            )
        except actions.AttachmentRefused as refused:
            form.add_error("file", str(refused))
        else:
            messages.success(request, _("The file is there, for all sides."))
            return redirect(way_back(request, _page_of(access, about)))
    context = {
        "form": form,
        "about": about,
        "back_url": way_back(request, _page_of(access, about)),
    }
    return inner_page(request, access, "files", "room/attachment_add.html", context, status=422 if posted else 200)


@requires(Permission.READ_ROOM)
@_with_attachment
@require_safe
@readonly
def attachment_download(request, access: Access, found: Attachment) -> HttpResponse:
    """Hand a file out, as a file: no browser runs it under this address."""
    if found.removed_at is not None or not storage().exists(found.stored_as):
        raise Http404
    with storage().open(found.stored_as) as file:
        response = HttpResponse(file.read(), content_type=found.content_type)
    response["Content-Disposition"] = content_disposition_header(True, found.name)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'; frame-ancestors 'none'"
    return response


@requires(Permission.ASK_AND_ANSWER)
@_with_attachment
@require_http_methods(["GET", "HEAD", "POST"])
@reads_on_get
def attachment_remove(request, access: Access, found: Attachment) -> HttpResponse:
    """Take a file of the own side away, after asking once more."""
    if found.side_id != access.side.pk or not access.may(writing(found.subject_kind)):
        raise PermissionDenied
    about = find_about(access.partnership, reads.on_what(found))
    if request.method == "POST":
        try:
            actions.remove(attachment=found, by=access.participant, now=timezone.now())
        except actions.AttachmentRefused as refused:
            messages.warning(request, str(refused))
        else:
            messages.success(request, _("The file is gone; the list says that it was there."))
        return redirect(way_back(request, _page_of(access, about)))
    context = {
        "file": found,
        "about": about,
        "back_url": way_back(request, _page_of(access, about)),
    }
    return inner_page(request, access, "files", "room/attachment_remove.html", context)


def _page_of(access: Access, about: About) -> str:
    """Where the files on a thing stand: on its own page; those on the room itself in the list."""
    return about.url if about.kind else reverse("attachment_list", args=[access.partnership.public_id])

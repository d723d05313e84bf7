"""Pages of the grievances."""

from functools import partial, wraps

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
from partnerships.equality.at_table import NotYours, Refused
from partnerships.equality.grievances import actions, reads
from partnerships.equality.grievances.forms import (
    GrievanceEditForm,
    GrievanceFilter,
    GrievanceForm,
    ReopenForm,
    RepairForm,
    ResolveForm,
)
from partnerships.equality.grievances.models import Grievance, Repair
from partnerships.equality.grievances.sheet import SHEET
from partnerships.equality.pages import ask, room_page
from partnerships.roles import Permission
from partnerships.room.access import Access, requires
from partnerships.room.pages import today_of

page_with_form = require_http_methods(["GET", "HEAD", "POST"])


def _with_grievance(view):
    """Find the grievance before anything is said about the method."""

    @wraps(view)
    def finding(request, access: Access, grievance: str, **more) -> HttpResponse:
        rows = reads.of_partnership(access.partnership).select_related("raised_by__user")
        found = rows.filter(public_id=grievance).first()
        if found is None:
            raise Http404
        return view(request, access, found, **more)

    return finding


def _to(access: Access, row: Grievance) -> HttpResponse:
    return redirect("grievance_detail", access.partnership.public_id, row.public_id)


@requires(Permission.READ_ROOM)
@require_safe
@readonly
def grievance_list(request, access: Access) -> HttpResponse:
    """What hurts now, and what was resolved."""
    now = timezone.now()
    form, may_take = GrievanceFilter(request.GET), access.may(Permission.EXPORT)
    rows = form.found_in(reads.of_partnership(access.partnership))
    if asks_for_file(request):
        return SHEET.answer(request, rows, may_take=may_take)
    page = paged(request, rows, may_take=may_take)
    context = {
        "form": form,
        "page": page,
        "clear_url": reverse("grievance_list", args=[access.partnership.public_id]),
        "lines": [(row, reads.state(row, now)) for row in page.object_list],
        "facts": reads.facts(access.partnership, now),
    }
    return room_page(request, access, "equality/grievance_list.html", context)


@requires(Permission.READ_ROOM)
@_with_grievance
@require_safe
@readonly
def grievance_detail(request, access: Access, row: Grievance) -> HttpResponse:
    """What hurt, what is done about it, and the word of the hurt side."""
    return _detail(request, access, row)


@requires(Permission.WRITE_ROOM)
@page_with_form
@reads_on_get
def grievance_new(request, access: Access) -> HttpResponse:
    """Say what hurt the own side."""
    others = [side for side in access.sides if side.pk != access.side.pk]
    form = GrievanceForm(posted(request), sides=others, today=today_of(access), access=access)

    return ask(
        request,
        access,
        form,
        "equality/grievance_new.html",
        partial(actions.raise_grievance, partnership=access.partnership),
        go=lambda made: _to(access, made),
        done=_("Said. Every side reads it; only yours can say when it is resolved."),
    )


@requires(Permission.WRITE_ROOM)
@_with_grievance
@page_with_form
@reads_on_get
def grievance_edit(request, access: Access, row: Grievance) -> HttpResponse:
    """Say it in other words."""
    if row.hurt_id != access.side.pk:
        return _only_the_hurt(request, access, row)
    form = GrievanceEditForm(
        posted(request),
        initial={"title": row.title, "what": row.what, "version": row.version},
    )

    return ask(
        request,
        access,
        form,
        "equality/grievance_edit.html",
        partial(actions.change_grievance, grievance=row),
        go=lambda _made: _to(access, row),
        done=_("Saved."),
        context={"row": row},
    )


@requires(Permission.WRITE_ROOM)
@_with_grievance
@page_with_form
@reads_on_get
def repair_new(request, access: Access, row: Grievance) -> HttpResponse:
    """Promise something that makes it good."""
    form = RepairForm(
        posted(request),
        people=reads.people_at_table(access.partnership).filter(side=access.side.pk),
        access=access,
    )

    return ask(
        request,
        access,
        form,
        "equality/repair_new.html",
        partial(actions.promise_repair, grievance=row),
        said=form.chosen,
        go=lambda _made: _to(access, row),
        done=_("Promised. Every side reads it."),
        context={"row": row},
    )


@requires(Permission.WRITE_ROOM)
@_with_grievance
@require_POST
def repair_done(request, access: Access, row: Grievance, repair: str) -> HttpResponse:
    """Say that what was promised is done."""
    found = Repair.objects.filter(grievance=row, public_id=repair).select_related("grievance__partnership").first()
    if found is None:
        raise Http404
    try:
        actions.repair_done(repair=found, by=access.participant, now=timezone.now())
    except NotYours as refusal:
        return _detail(request, access, row, refused=str(refusal), status=403)
    except Refused as refusal:
        return _detail(request, access, row, refused=str(refusal), status=409)
    messages.success(request, _("Done. Now the side that was hurt has the word."))
    return _to(access, row)


@requires(Permission.WRITE_ROOM)
@_with_grievance
@page_with_form
@reads_on_get
def grievance_resolve(request, access: Access, row: Grievance) -> HttpResponse:
    """Let the hurt side say that it is resolved."""
    return _last_word(request, access, row, ResolveForm, actions.resolve, "equality/grievance_resolve.html")


@requires(Permission.WRITE_ROOM)
@_with_grievance
@page_with_form
@reads_on_get
def grievance_reopen(request, access: Access, row: Grievance) -> HttpResponse:
    """Let the hurt side say that it hurts again."""
    return _last_word(request, access, row, ReopenForm, actions.reopen, "equality/grievance_reopen.html")


def _last_word(request, access: Access, row: Grievance, form_class, verb, template: str) -> HttpResponse:
    if row.hurt_id != access.side.pk:
        return _only_the_hurt(request, access, row)
    form = form_class(posted(request))

    return ask(
        request,
        access,
        form,
        template,
        partial(verb, grievance=row),
        go=lambda _made: _to(access, row),
        done=_("Saved. Every side can read it."),
        context={"row": row},
    )


def _only_the_hurt(request, access: Access, row: Grievance) -> HttpResponse:
    refused = _("Only %(side)s can say this: it is the side that was hurt.") % {"side": row.hurt.name}
    return _detail(request, access, row, refused=refused, status=403)


def _detail(request, access: Access, row: Grievance, *, refused: str = "", status: int = 200) -> HttpResponse:
    writes = access.may(Permission.WRITE_ROOM)
    is_open, hurt = row.resolved_at is None, row.hurt_id == access.side.pk
    repairs = row.repairs.select_related("owner__user", "owner__side__organisation").order_by("added_at", "pk")
    context = {
        "row": row,
        "state": reads.state(row, timezone.now()),
        "repairs": [
            (r, writes and is_open and r.done_at is None and r.owner.side_id == access.side.pk) for r in repairs
        ],
        "today": today_of(access),
        "refused": refused,
        "may": {
            "change": writes and hurt and is_open,
            "repair": writes and is_open,
            "resolve": writes and hurt and is_open,
            "reopen": writes and hurt and not is_open,
        },
    }
    return room_page(request, access, "equality/grievance_detail.html", context, status=status)

"""Pages about single contributions and gains; the list with the balance stands in dashboards."""

from functools import partial, wraps

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.people.gates import posted, readonly, reads_on_get
from partnerships.equality.at_table import NotYours, Refused
from partnerships.equality.ledger import actions, reads
from partnerships.equality.ledger.forms import (
    AnswerForm,
    ContributionEditForm,
    ContributionForm,
    CorrectionForm,
)
from partnerships.equality.ledger.models import Contribution
from partnerships.equality.pages import ask, room_page
from partnerships.roles import Permission
from partnerships.room.access import Access, requires
from partnerships.room.pages import today_of

page_with_form = require_http_methods(["GET", "HEAD", "POST"])
FIELDS = ("kind", "what", "amount", "unit", "on_day", "is_gift", "giver_worth")


def _with_contribution(view):
    """Find the contribution before anything is said about the method."""

    @wraps(view)
    def finding(request, access: Access, contribution: str) -> HttpResponse:
        rows = Contribution.objects.filter(partnership=access.partnership, public_id=contribution)
        found = rows.select_related(
            "partnership",
            "giver__organisation",
            "receiver__organisation",
            "recorded_by__user",
            "answered_by__user",
            "corrects",
        ).first()
        if found is None:
            raise Http404
        return view(request, access, found)

    return finding


def _to(access: Access, row: Contribution) -> HttpResponse:
    return redirect("contribution_detail", access.partnership.public_id, row.public_id)


@requires(Permission.READ_ROOM)
@_with_contribution
@require_safe
@readonly
def contribution_detail(request, access: Access, row: Contribution) -> HttpResponse:
    """One contribution: what it was, what it was worth to each side, and the receiver's word."""
    return _detail(request, access, row)


@requires(Permission.WRITE_ROOM)
@page_with_form
@reads_on_get
def contribution_new(request, access: Access) -> HttpResponse:
    """Write down what the own side put in."""
    others = [side for side in access.sides if side.pk != access.side.pk]
    form = ContributionForm(posted(request), sides=others, today=today_of(access), access=access)

    return ask(
        request,
        access,
        form,
        "equality/contribution_new.html",
        partial(actions.record_contribution, partnership=access.partnership),
        go=lambda made: _to(access, made),
        done=_("Written down. It counts once the other side has confirmed it."),
    )


@requires(Permission.WRITE_ROOM)
@_with_contribution
@page_with_form
@reads_on_get
def contribution_edit(request, access: Access, row: Contribution) -> HttpResponse:
    """Change what is not confirmed yet."""
    if row.giver_id != access.side.pk:
        return _not_yours(request, access, row)
    form = ContributionEditForm(
        posted(request),
        today=today_of(access),
        initial={name: getattr(row, name) for name in (*FIELDS, "version")},
    )

    return ask(
        request,
        access,
        form,
        "equality/contribution_edit.html",
        partial(actions.change_contribution, contribution=row),
        go=lambda _made: _to(access, row),
        done=_("Saved."),
        context={"row": row},
    )


@requires(Permission.WRITE_ROOM)
@_with_contribution
@page_with_form
@reads_on_get
def contribution_correct(request, access: Access, row: Contribution) -> HttpResponse:
    """Write a correction of what was confirmed."""
    if row.giver_id != access.side.pk:
        return _not_yours(request, access, row)
    form = CorrectionForm(
        posted(request),
        today=today_of(access),
        access=access,
        initial={name: getattr(row, name) for name in FIELDS},
    )

    return ask(
        request,
        access,
        form,
        "equality/contribution_correct.html",
        partial(actions.correct_contribution, contribution=row),
        go=lambda made: _to(access, made),
        done=_("Written down. It takes the other’s place once it is confirmed."),
        context={"row": row},
    )


@requires(Permission.WRITE_ROOM)
@_with_contribution
@require_POST
def contribution_answer(request, access: Access, row: Contribution) -> HttpResponse:
    """Say for the receiving side whether it was so."""
    form = AnswerForm(request.POST)
    if row.receiver_id == access.side.pk and not form.is_valid():
        return _detail(request, access, row, form=form, status=422)
    typed = form.cleaned_data if form.is_valid() else {"version": 0, "answer": "", "worth": None, "note": ""}
    try:
        actions.answer_contribution(contribution=row, by=access.participant, now=timezone.now(), **typed)
    except NotYours as refusal:
        return _detail(request, access, row, refused=str(refusal), status=403)
    except Refused as refusal:
        row.refresh_from_db()
        return _detail(request, access, row, refused=str(refusal), status=409)
    messages.success(request, _("Saved. Every side can read it."))
    return _to(access, row)


@requires(Permission.WRITE_ROOM)
@_with_contribution
@require_POST
def contribution_take_back(request, access: Access, row: Contribution) -> HttpResponse:
    """Take back what is not confirmed."""
    try:
        actions.take_back(contribution=row, by=access.participant, now=timezone.now())
    except NotYours as refusal:
        return _detail(request, access, row, refused=str(refusal), status=403)
    except Refused as refusal:
        return _detail(request, access, row, refused=str(refusal), status=409)
    messages.success(request, _("Taken back."))
    return redirect("contribution_list", access.partnership.public_id)


def _not_yours(request, access: Access, row: Contribution) -> HttpResponse:
    refused = _("Only %(side)s can change what it put in.") % {"side": row.giver.name}
    return _detail(request, access, row, refused=refused, status=403)


def _detail(
    request,
    access: Access,
    row: Contribution,
    *,
    form: AnswerForm | None = None,
    refused: str = "",
    status: int = 200,
) -> HttpResponse:
    writes = access.may(Permission.WRITE_ROOM)
    stands = row.withdrawn_at is None and row.corrected_at is None
    confirmed = row.answer == Contribution.Answer.CONFIRMED
    mine, for_us = row.giver_id == access.side.pk, row.receiver_id == access.side.pk
    asked = {"version": row.version, "answer": row.answer, "worth": row.receiver_worth, "note": row.answer_note}
    context = {
        "row": row,
        "kind": row.get_kind_display(),
        "amount": reads.amount_of(row),
        "state": reads.state(row),
        "form": form or AnswerForm(initial=asked),
        "refused": refused,
        "correction": row.corrections.filter(withdrawn_at=None).first(),
        "may": {
            "answer": writes and for_us and stands and not confirmed,
            "change": writes and mine and stands and not confirmed,
            "correct": writes and mine and stands and confirmed,
        },
    }
    return room_page(request, access, "equality/contribution_detail.html", context, status=status)

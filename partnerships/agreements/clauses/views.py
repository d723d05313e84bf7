"""Pages of clauses."""

from functools import wraps

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.people.gates import posted, readonly, reads_on_get
from partnerships.agreements.agreements.models import Agreement
from partnerships.agreements.agreements.views import NAV, address, with_agreement
from partnerships.agreements.clauses import actions, reads
from partnerships.agreements.clauses.forms import (
    ClauseEditForm,
    ClauseForm,
    ConfirmForm,
    RestateForm,
    UnclearForm,
)
from partnerships.agreements.clauses.models import Clause, ClauseRestatement
from partnerships.agreements.clauses.sources import code_of, offered
from partnerships.agreements.entitled import AgreementRefused
from partnerships.roles import Permission
from partnerships.room.access import Access, requires
from partnerships.room.form_page import FormPage, answer
from partnerships.room.pages import inner_page
from partnerships.room.questions import reads as questions
from partnerships.room.questions.actions import QuestionRefused
from partnerships.room.way_back import way_back


def _with_clause(view):
    """Find the clause before anything is said about the method: what is not in this room is not there."""

    @wraps(view)
    def finding(request, access: Access, clause: str, **kwargs) -> HttpResponse:
        rows = Clause.objects.with_source().select_related("agreement__partnership", "drafted_by")
        found = rows.filter(agreement__partnership=access.partnership, public_id=clause).first()
        if found is None:
            raise Http404
        return view(request, access, found, **kwargs)

    return finding


def _page(clause: Clause) -> str:
    return reverse("clause_detail", args=[clause.agreement.partnership.public_id, clause.public_id])


@requires(Permission.DRAFT_AGREEMENT)
@with_agreement
@require_http_methods(["GET", "HEAD", "POST"])
@reads_on_get
def clause_add(request, access: Access, agreement: Agreement) -> HttpResponse:
    """Write a new clause."""
    data = posted(request)
    form = ClauseForm(data, offered=offered(access.partnership))
    page = FormPage(
        title=_("New clause"), lead=agreement.title, verb=_("Save"), back_url=address(agreement), nav=NAV
    )

    def act(said) -> str:
        fields = form.fields_of_clause()
        clause = actions.add(agreement=agreement, by=access.participant, now=timezone.now(), **fields)
        return _page(clause)

    return answer(request, access, form, page, act, refusals=(AgreementRefused,))


@requires(Permission.READ_ROOM)
@_with_clause
@require_safe
@readonly
def clause_detail(request, access: Access, clause: Clause) -> HttpResponse:
    """One clause: how it came about, how each side says it, who confirmed it."""
    return _show(request, access, clause)


@requires(Permission.DRAFT_AGREEMENT)
@_with_clause
@require_http_methods(["GET", "HEAD", "POST"])
@reads_on_get
def clause_edit(request, access: Access, clause: Clause) -> HttpResponse:
    """Write a clause anew."""
    initial = {name: getattr(clause, name) for name in ("number", "title", "text", "reason", "version")}
    form = ClauseEditForm(
        posted(request),
        initial=initial | {"source": code_of(clause)},
        offered=offered(access.partnership, clause),
    )
    page = FormPage(
        title=_("Change clause %(number)s") % {"number": clause.number},
        lead=clause.agreement.title,
        verb=_("Save"),
        back_url=_page(clause),
        nav=NAV,
        notice=_("With a new wording every side says and confirms the clause anew."),
    )

    def act(said) -> str:
        fields = form.fields_of_clause() | {"version": said["version"]}
        actions.edit(clause=clause, by=access.participant, now=timezone.now(), **fields)
        return _page(clause)

    return answer(request, access, form, page, act, refusals=(AgreementRefused,))


@requires(Permission.DRAFT_AGREEMENT)
@_with_clause
@require_POST
def clause_remove(request, access: Access, clause: Clause) -> HttpResponse:
    """Take a clause out of the version that is drafted."""
    try:
        actions.remove(clause=clause, by=access.participant, now=timezone.now())
    except AgreementRefused as refused:
        return _show(request, access, clause, refused=str(refused), status=409)
    messages.success(request, _("Taken out of this version. Accepted versions keep it."))
    return redirect(address(clause.agreement))


@requires(Permission.DRAFT_AGREEMENT)
@_with_clause
@require_POST
def clause_restate(request, access: Access, clause: Clause) -> HttpResponse:
    """Say the clause in the own side's words."""
    form = RestateForm(request.POST)
    if not form.is_valid():
        return _show(request, access, clause, restate_form=form, status=422)
    try:
        actions.restate(
            clause=clause,
            version=form.cleaned_data["of_version"],
            text=form.cleaned_data["text"],
            by=access.participant,
            now=timezone.now(),
        )
    except AgreementRefused as refused:
        return _show(request, access, clause, refused=str(refused), restate_form=form, status=409)
    messages.success(request, _("Said. The other sides read whether they mean the same."))
    return redirect(_page(clause))


@requires(Permission.CONFIRM_CLAUSE)
@_with_clause
@require_POST
def clause_confirm(request, access: Access, clause: Clause) -> HttpResponse:
    """Confirm the clause for the own side."""
    form = ConfirmForm(request.POST)
    if not form.is_valid():
        return _show(request, access, clause, refused=str(actions.Reworded()), status=409)
    try:
        actions.confirm(
            clause=clause,
            version=form.cleaned_data["of_version"],
            by=access.participant,
            now=timezone.now(),
        )
    except AgreementRefused as refused:
        return _show(request, access, clause, refused=str(refused), status=409)
    messages.success(request, _("Confirmed for %(side)s.") % {"side": access.side.short_name})
    return redirect(way_back(request, _page(clause)))


@requires(Permission.CONFIRM_CLAUSE)
@_with_clause
@require_POST
def clause_unclear(request, access: Access, clause: Clause, restatement: str) -> HttpResponse:
    """Say that another side's words are not what the own side reads."""
    row = clause.restatements.filter(public_id=restatement).first()
    if row is None:
        raise Http404
    row.clause = clause
    form = _unclear_form(row, request.POST)
    if not form.is_valid():
        return _show(request, access, clause, unclear_form=form, unclear_of=row.public_id, status=422)
    try:
        question = actions.call_unclear(
            restatement=row, text=form.cleaned_data["text"], by=access.participant, now=timezone.now()
        )
    except (AgreementRefused, QuestionRefused) as refused:
        return _show(request, access, clause, refused=str(refused), status=409)
    messages.success(request, _("Asked. The clause is not clear until that side has said it anew."))
    return redirect("question_detail", access.partnership.public_id, question.public_id)


def _unclear_form(row: ClauseRestatement | None, data: QueryDict | None = None) -> UnclearForm:
    """The form under one side's words. A page has several: their fields have ids of their own."""
    return UnclearForm(data, auto_id=f"unclear_{row.public_id if row else ''}_%s")


def _show(
    request,
    access: Access,
    clause: Clause,
    *,
    refused: str = "",
    restate_form: RestateForm | None = None,
    unclear_form: UnclearForm | None = None,
    unclear_of: str = "",
    status: int = 200,
) -> HttpResponse:
    page = reads.page_of(clause, access)
    context = {
        "page": page,
        "clause": clause,
        "agreement": clause.agreement,
        "agreement_url": address(clause.agreement),
        "restate_form": restate_form or RestateForm(initial={"of_version": clause.version}),
        "restated": [
            (one, unclear_form if one.row and one.row.public_id == unclear_of else _unclear_form(one.row))
            for one in page.restated
        ],
        "unclear_of": unclear_of,
        "questions": questions.about(access, actions.SUBJECT, clause.public_id),
        "refused": refused,
    }
    return inner_page(request, access, NAV, "agreements/clause_detail.html", context, status=status)

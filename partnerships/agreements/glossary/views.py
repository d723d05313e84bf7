"""Pages of the words that an agreement explains."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.people.gates import posted, reads_on_get
from partnerships.agreements.agreements.forms import TermEditForm, TermForm
from partnerships.agreements.agreements.models import Agreement
from partnerships.agreements.agreements.views import NAV, address, show, with_agreement
from partnerships.agreements.entitled import AgreementRefused
from partnerships.agreements.glossary import actions
from partnerships.agreements.glossary.models import Term
from partnerships.roles import Permission
from partnerships.room.access import Access, requires
from partnerships.room.form_page import FormPage, answer


@requires(Permission.DRAFT_AGREEMENT)
@with_agreement
@require_http_methods(["GET", "HEAD", "POST"])
@reads_on_get
def term_add(request, access: Access, agreement: Agreement) -> HttpResponse:
    """Explain a word."""
    page = FormPage(
        title=_("Explain a word"), lead=agreement.title, verb=_("Save"), back_url=address(agreement), nav=NAV
    )

    def act(said) -> str:
        actions.add(agreement=agreement, by=access.participant, now=timezone.now(), **said)
        return address(agreement)

    form = TermForm(posted(request))
    return answer(request, access, form, page, act, refusals=(AgreementRefused,))


@requires(Permission.DRAFT_AGREEMENT)
@with_agreement
@require_http_methods(["GET", "HEAD", "POST"])
@reads_on_get
def term_edit(request, access: Access, agreement: Agreement, term: str) -> HttpResponse:
    """Explain a word otherwise."""
    row = _find(agreement, term)
    page = FormPage(title=row.term, lead=agreement.title, verb=_("Save"), back_url=address(agreement), nav=NAV)

    def act(said) -> str:
        actions.edit(term=row, by=access.participant, now=timezone.now(), **said)
        return address(agreement)

    data = posted(request)
    form = TermEditForm(data, initial={"meaning": row.meaning, "version": row.version})
    return answer(request, access, form, page, act, refusals=(AgreementRefused,))


@requires(Permission.DRAFT_AGREEMENT)
@with_agreement
@require_POST
def term_remove(request, access: Access, agreement: Agreement, term: str) -> HttpResponse:
    """Take a word out of the version that is drafted."""
    try:
        actions.remove(term=_find(agreement, term, gone_too=True), by=access.participant, now=timezone.now())
    except AgreementRefused as refused:
        return show(request, access, agreement, refused=str(refused), status=409)
    return redirect(address(agreement))


def _find(agreement: Agreement, public_id: str, *, gone_too: bool = False) -> Term:
    rows = Term.objects.filter(agreement=agreement, public_id=public_id)
    row = (rows if gone_too else rows.filter(removed_at=None)).first()
    if row is None:
        raise Http404
    row.agreement = agreement
    return row

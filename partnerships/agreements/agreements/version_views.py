"""Pages of accepted versions: reading, printing, laying a copy beside."""

from functools import wraps

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from accounts.people.gates import readonly, reads_on_get
from partnerships.agreements.agreements.content import content_of_accepted, rows, title
from partnerships.agreements.agreements.documents import compare
from partnerships.agreements.agreements.forms import CopyForm
from partnerships.agreements.agreements.models import AcceptedAgreement, Agreement
from partnerships.agreements.agreements.views import NAV, address, with_agreement
from partnerships.roles import Permission
from partnerships.room.access import Access, requires
from partnerships.room.canonical import in_fours
from partnerships.room.differences import Piece, differences_in_words, paragraphs
from partnerships.room.models import Consent
from partnerships.room.pages import inner_page


def _with_version(view):
    """Find the accepted version before anything is said about the method."""

    @wraps(view)
    def finding(request, access: Access, agreement: Agreement, accepted: str) -> HttpResponse:
        found = next((row for row in agreement.accepted.all() if row.public_id == accepted), None)
        if found is None:
            raise Http404
        return view(request, access, agreement, found)

    return with_agreement(finding)


@requires(Permission.READ_ROOM)
@_with_version
@require_safe
@readonly
def agreement_version(request, access: Access, agreement: Agreement, version: AcceptedAgreement) -> HttpResponse:
    """One accepted version, and what it changed against the one before."""
    return inner_page(
        request, access, NAV, "agreements/agreement_version.html", _context(access, agreement, version)
    )


@requires(Permission.READ_ROOM)
@_with_version
@require_safe
@readonly
def agreement_print(request, access: Access, agreement: Agreement, version: AcceptedAgreement) -> HttpResponse:
    """The version as a document on paper."""
    context = _context(access, agreement, version) | {"url": request.build_absolute_uri(request.path)}
    return inner_page(request, access, NAV, "agreements/agreement_print.html", context)


@requires(Permission.READ_ROOM)
@_with_version
@require_safe
@readonly
def agreement_copy(request, access: Access, agreement: Agreement, version: AcceptedAgreement) -> HttpResponse:
    """The version as a file: exactly the text that carries the fingerprint."""
    answer = HttpResponse(version.content, content_type="application/json; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="agreement-{agreement.public_id}-{version.number}.json"'
    return answer


@requires(Permission.READ_ROOM)
@_with_version
@require_http_methods(["GET", "HEAD", "POST"])
@reads_on_get
def agreement_check(request, access: Access, agreement: Agreement, version: AcceptedAgreement) -> HttpResponse:
    """Lay a copy beside what was accepted. Nothing of it is stored."""
    posted = request.method == "POST"
    form = CopyForm(request.POST, request.FILES) if posted else CopyForm()
    comparison = compare(form.cleaned_data["text"], version) if posted and form.is_valid() else None
    context = _context(access, agreement, version) | {"form": form, "comparison": comparison}
    status = 422 if posted and comparison is None else 200
    return inner_page(request, access, NAV, "agreements/agreement_check.html", context, status=status)


def _context(access: Access, agreement: Agreement, version: AcceptedAgreement) -> dict:
    content = content_of_accepted(version)
    earlier = next((row for row in agreement.accepted.all() if row.number == version.number - 1), None)
    return {
        "agreement": agreement,
        "agreement_url": address(agreement),
        "version": version,
        "title": title(content),
        "rows": [(label, text) for label, text in rows(content) if label],
        "content": content,
        "changes": _changes(content, content_of_accepted(earlier)) if earlier else [],
        "earlier": earlier,
        "fingerprint": in_fours(version.fingerprint),
        "chain": in_fours(version.chain_digest[:32]),
        "signatures": Consent.objects.filter(proposal=version.proposal_id)
        .select_related("given_by__user", "side__organisation")
        .order_by("side__organisation__name", "pk"),
    }


def _changes(content: dict, before: dict) -> list[tuple[str, str, list[list[Piece]]]]:
    old = {one["id"]: one for one in before["clauses"]}
    found = []
    for one in content["clauses"]:
        was = old.pop(one["id"], None)
        if was != one:
            pieces = differences_in_words(was["text"] if was else "", one["text"])
            found.append((one["number"], one["title"], paragraphs(pieces)))
    for gone in old.values():
        found.append((gone["number"], gone["title"], paragraphs(differences_in_words(gone["text"], ""))))
    return found

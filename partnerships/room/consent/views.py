"""Pages of what waits to be accepted."""

from functools import wraps

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.lists import paged
from accounts.lists.files import asks_for_file
from accounts.people.gates import readonly
from partnerships.roles import Permission
from partnerships.room.access import Access, requires
from partnerships.room.consent import actions, reads
from partnerships.room.consent.forms import AcceptForm, DeclineForm
from partnerships.room.consent.kinds import kind_of
from partnerships.room.consent.models import Proposal
from partnerships.room.consent.sheet import SHEET
from partnerships.room.pages import inner_page
from partnerships.room.questions import reads as questions
from partnerships.room.way_back import way_back

PAGE = 20


def _find(access: Access, public_id: str) -> Proposal:
    found = reads.of_partnership(access).filter(public_id=public_id).first()
    if found is None:
        raise Http404
    return found


def _with_proposal(view):
    """Find the proposal before anything is said about the method: what is not in this room is not there."""

    @wraps(view)
    def finding(request, access: Access, proposal: str) -> HttpResponse:
        return view(request, access, _find(access, proposal))

    return finding


@requires(Permission.READ_ROOM)
@require_safe
@readonly
def consent_list(request, access: Access) -> HttpResponse:
    """What waits for acceptance in this room, and what was settled before; as a file both."""
    may_take = access.may(Permission.EXPORT)
    if asks_for_file(request):
        rows = reads.of_partnership(access).order_by("-proposed_at", "-pk")
        return SHEET.answer(request, rows, may_take=may_take)
    page = paged(request, reads.settled(access), may_take=may_take, per_page=PAGE)
    page.object_list = reads.acceptances(list(page.object_list), access)
    context = {"waiting": reads.waiting(access), "page": page}
    return inner_page(request, access, "consent", "room/consent_list.html", context)


@requires(Permission.READ_ROOM)
@_with_proposal
@require_safe
@readonly
def consent_detail(request, access: Access, found: Proposal) -> HttpResponse:
    """One version of something: all that it says, who accepted it, and what the reader can do."""
    changes = None
    if found.state == Proposal.State.SUPERSEDED:
        newest = reads.newest_of(found)
        now = reads.content_since(newest) or reads.content_of(newest)
        changes = reads.changed_rows(kind_of(found.kind), reads.content_of(found), now)
    return _page(request, access, found, changes=changes, now_says=reads.has_moved_on(found))


@requires(Permission.READ_ROOM)
@_with_proposal
@require_POST
def consent_accept(request, access: Access, found: Proposal) -> HttpResponse:
    """Accept for the reader's side what stood on the page."""
    _refuse_without_right(access, found)
    form = AcceptForm(request.POST)
    if not form.is_valid():
        return _stale(request, access, found, actions.StaleConsent(found), "")
    shown = form.cleaned_data["fingerprint"]
    try:
        settled = actions.accept(proposal=found, fingerprint=shown, by=access.participant, now=timezone.now())
    except actions.StaleConsent as stale:
        return _stale(request, access, found, stale, shown)
    except actions.ConsentRefused as refused:
        return _page(request, access, found, refused=str(refused), status=409)
    if settled.state == Proposal.State.JOINT:
        messages.success(request, _("Accepted. Every side has now accepted this: it is joint."))
    else:
        messages.success(request, _("Accepted for %(organisation)s.") % {"organisation": access.side.short_name})
    return redirect(_back(request, access, found))


@requires(Permission.READ_ROOM)
@_with_proposal
@require_POST
def consent_decline(request, access: Access, found: Proposal) -> HttpResponse:
    """Decline for the reader's side, with a reason."""
    _refuse_without_right(access, found)
    form = DeclineForm(request.POST)
    if not form.is_valid():
        if "fingerprint" in form.errors:
            return _stale(request, access, found, actions.StaleConsent(found), "")
        return _page(request, access, found, decline_form=form, status=422)
    try:
        actions.decline(
            proposal=found,
            fingerprint=form.cleaned_data["fingerprint"],
            reason=form.cleaned_data["reason"],
            by=access.participant,
            now=timezone.now(),
        )
    except actions.StaleConsent as stale:
        return _stale(request, access, found, stale, form.cleaned_data["fingerprint"])
    except actions.ConsentRefused as refused:
        return _page(request, access, found, refused=str(refused), decline_form=form, status=409)
    messages.success(request, _("Declined, with your reason. The other side reads it now."))
    return redirect(_back(request, access, found))


@requires(Permission.READ_ROOM)
@_with_proposal
@require_POST
def consent_withdraw(request, access: Access, found: Proposal) -> HttpResponse:
    """Take an own proposal back."""
    if access.participant is None:
        raise PermissionDenied
    try:
        actions.withdraw(proposal=found, by=access.participant, now=timezone.now())
    except actions.ConsentRefused as refused:
        return _page(request, access, found, refused=str(refused), status=409)
    messages.success(request, _("Taken back. Nobody is asked about it any more."))
    return redirect(_back(request, access, found))


def _refuse_without_right(access: Access, proposal: Proposal) -> None:
    if not access.may(kind_of(proposal.kind).permission):
        raise PermissionDenied


def _page(
    request,
    access: Access,
    proposal: Proposal,
    *,
    refused: str = "",
    changes: list | None = None,
    now_says: dict | None = None,
    decline_form: DeclineForm | None = None,
    status: int = 200,
) -> HttpResponse:
    proposal = _find(access, proposal.public_id)  # as it stands after what was tried
    if now_says is not None:
        changes = reads.changed_rows(kind_of(proposal.kind), reads.content_of(proposal), now_says)
    context = {
        "acceptance": reads.acceptance(proposal, access),
        "decline_form": decline_form or DeclineForm(initial={"fingerprint": proposal.fingerprint}),
        "refused": refused,
        "changes": changes or [],
        "moved_on": now_says is not None,
        "back_to": "",
        "questions": questions.about(access, reads.SUBJECT, proposal.public_id),
    }
    return inner_page(request, access, "consent", "room/consent_detail.html", context, status=status)


def _stale(request, access: Access, found: Proposal, stale: actions.StaleConsent, shown: str) -> HttpResponse:
    """Show what stands there now beside what the reader had before them."""
    newest = stale.proposal or found
    kind = kind_of(newest.kind)
    was = reads.version_read(newest, shown) if shown else None
    changes = None
    if stale.now_says is None and was is not None and was.pk != newest.pk:
        changes = reads.changed_rows(kind, reads.content_of(was), reads.content_of(newest))
    return _page(request, access, newest, refused=str(stale), changes=changes, now_says=stale.now_says, status=409)


def _back(request, access: Access, proposal: Proposal) -> str:
    """Back to the page on which the component stood, if that is one of ours."""
    own_page = reverse("consent_detail", args=[access.partnership.public_id, proposal.public_id])
    return way_back(request, own_page)

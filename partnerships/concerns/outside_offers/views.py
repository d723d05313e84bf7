"""Pages of outside offers."""

from functools import wraps

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.people.gates import posted, readonly, reads_on_get
from partnerships.concerns.entitled import ConcernRefused
from partnerships.concerns.mandates.views import NAV, page_url
from partnerships.concerns.outside_offers import actions, reads
from partnerships.concerns.outside_offers.forms import (
    DecisionForm,
    OfferEditForm,
    OfferForm,
    OpenForm,
    ResponseForm,
    RuleForm,
)
from partnerships.concerns.outside_offers.models import OutsideOffer
from partnerships.concerns.outside_offers.rule import put_rule, window_days
from partnerships.roles import Permission
from partnerships.room.access import Access, requires
from partnerships.room.consent import reads as consent
from partnerships.room.consent.actions import ConsentRefused
from partnerships.room.consent.forms import DeclineForm
from partnerships.room.form_page import FormPage, answer
from partnerships.room.models import Proposal
from partnerships.room.pages import inner_page, today_of
from partnerships.room.questions import reads as questions

SUBJECT = "outside_offer"
FIELDS = ("title", "from_whom", "better", "received_on", "version")


def _with_offer(view):
    """Find the offer before anything is said about the method: what this person may not see is not there."""

    @wraps(view)
    def finding(request, access: Access, offer: str) -> HttpResponse:
        found = reads.seen_by(access).filter(public_id=offer).first()
        if found is None:
            raise Http404
        return view(request, access, found)

    return finding


def _page(access: Access, offer: OutsideOffer) -> str:
    return reverse("offer_detail", args=[access.partnership.public_id, offer.public_id])


@requires(Permission.WRITE_ROOM)
@require_http_methods(["GET", "HEAD", "POST"])
@reads_on_get
def offer_keep(request, access: Access) -> HttpResponse:
    """Write an offer down for the own side alone."""
    page = FormPage(
        title=_("An offer from outside"),
        lead=_("Only your side sees it until your lead or director opens it."),
        verb=_("Keep it"),
        back_url=page_url(access),
        nav=NAV,
        under_more=True,
    )

    def act(said) -> str:
        offer = actions.keep(partnership=access.partnership, by=access.participant, now=timezone.now(), **said)
        return _page(access, offer)

    form = OfferForm(posted(request))
    return answer(request, access, form, page, act, refusals=(ConcernRefused,))


@requires(Permission.READ_ROOM)
@_with_offer
@require_safe
@readonly
def offer_detail(request, access: Access, offer: OutsideOffer) -> HttpResponse:
    """One offer: what it is, what each side says to it, what was decided."""
    return _show(request, access, offer)


@requires(Permission.WRITE_ROOM)
@_with_offer
@require_http_methods(["GET", "HEAD", "POST"])
@reads_on_get
def offer_edit(request, access: Access, offer: OutsideOffer) -> HttpResponse:
    """Write an unopened offer anew."""
    if offer.opened_at is not None:
        raise Http404
    page = FormPage(
        title=_("Change the offer"),
        verb=_("Save"),
        back_url=_page(access, offer),
        nav=NAV,
        lead=_("Only your side sees it until your lead or director opens it."),
        under_more=True,
    )

    def act(said) -> str:
        actions.edit(offer=offer, by=access.participant, now=timezone.now(), **said)
        return _page(access, offer)

    initial = {name: getattr(offer, name) for name in FIELDS}
    form = OfferEditForm(posted(request), initial=initial)
    return answer(request, access, form, page, act, refusals=(ConcernRefused,))


@requires(Permission.WRITE_ROOM)
@_with_offer
@require_POST
def offer_drop(request, access: Access, offer: OutsideOffer) -> HttpResponse:
    """Take an unopened offer away."""
    if offer.opened_at is not None:
        raise Http404
    actions.drop(offer=offer, by=access.participant)
    messages.success(request, _("Taken away. Nobody else ever saw it."))
    return redirect(page_url(access))


@requires(Permission.CONSENT_TO_WORK)
@_with_offer
@require_POST
def offer_open(request, access: Access, offer: OutsideOffer) -> HttpResponse:
    """Lay the offer on the table."""
    form = OpenForm(request.POST)
    version = form.cleaned_data["version"] if form.is_valid() else -1
    try:
        actions.open_offer(offer=offer, version=version, by=access.participant, now=timezone.now())
    except ConcernRefused as refused:
        return _show(request, access, offer, refused=str(refused), status=409)
    messages.success(request, _("Opened. The other sides are told, and have time to answer."))
    return redirect(_page(access, offer))


@requires(Permission.WRITE_ROOM)
@_with_offer
@require_http_methods(["GET", "HEAD", "POST"])
@reads_on_get
def offer_respond(request, access: Access, offer: OutsideOffer) -> HttpResponse:
    """Say for the own side what to do with it."""
    form = ResponseForm(posted(request))
    return _form(request, access, offer, form, _("What do you say to it?"), actions.respond)


@requires(Permission.CONSENT_TO_WORK)
@_with_offer
@require_http_methods(["GET", "HEAD", "POST"])
@reads_on_get
def offer_decide(request, access: Access, offer: OutsideOffer) -> HttpResponse:
    """Put a decision with its reason to all sides."""
    form = DecisionForm(posted(request))
    return _form(request, access, offer, form, _("Propose a decision"), actions.put_decision)


@requires(Permission.CONSENT_TO_WORK)
@require_http_methods(["GET", "HEAD", "POST"])
@reads_on_get
def offer_rule(request, access: Access) -> HttpResponse:
    """Put another response window to all sides."""
    page = FormPage(
        title=_("Time to answer an outside offer"),
        lead=_("It counts when every side has accepted it."),
        verb=_("Put it to all sides"),
        back_url=page_url(access),
        nav=NAV,
        under_more=True,
    )

    def act(said) -> str:
        put_rule(partnership=access.partnership, by=access.participant, now=timezone.now(), **said)
        return page_url(access)

    initial = {"window": window_days(access.partnership)}
    form = RuleForm(posted(request), initial=initial)
    return answer(request, access, form, page, act, refusals=(ConsentRefused,))


def _form(request, access: Access, offer: OutsideOffer, form, title: str, act) -> HttpResponse:
    if offer.opened_at is None:
        raise Http404
    page = FormPage(
        title=title, lead=offer.title, verb=_("Save"), back_url=_page(access, offer), nav=NAV, under_more=True
    )

    def do(said) -> str:
        act(offer=offer, by=access.participant, now=timezone.now(), **said)
        return _page(access, offer)

    return answer(request, access, form, page, do, refusals=(ConcernRefused, ConsentRefused))


def _show(request, access: Access, offer: OutsideOffer, *, refused: str = "", status: int = 200) -> HttpResponse:
    own = offer.side_id == access.side.pk
    responses = offer.responses.select_related("by__user", "side__organisation")
    proposal = _decision(access, offer)
    is_open = offer.opened_at is not None and offer.decided_at is None
    context = {
        "offer": offer,
        "url": _page(access, offer),
        "is_own": own,
        "is_open": is_open,
        "responses": list(responses),
        "acceptance": consent.acceptance(proposal, access) if proposal else None,
        "decline_form": DeclineForm(initial={"fingerprint": proposal.fingerprint}) if proposal else None,
        "back_to": _page(access, offer),
        "questions": questions.about(access, SUBJECT, offer.public_id) if offer.opened_at else None,
        "window": window_days(access.partnership),
        "is_late": is_open and offer.respond_by_on < today_of(access),
        "refused": refused,
    }
    return inner_page(request, access, NAV, "concerns/offer_detail.html", context, status=status)


def _decision(access: Access, offer: OutsideOffer) -> Proposal | None:
    rows = consent.of_partnership(access).filter(kind=actions.DECISION, subject_id=offer.public_id)
    shown = rows.exclude(state__in=(Proposal.State.SUPERSEDED, Proposal.State.WITHDRAWN))
    return shown.order_by("-version").first()

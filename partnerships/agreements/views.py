"""Pages of what belongs to agreements: own terms, parked topics, sharing keys, reuse rights."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.people.gates import posted, readonly, reads_on_get
from partnerships.agreements.agreements.views import NAV
from partnerships.agreements.entitled import AgreementRefused
from partnerships.agreements.forms import NeededForm, OwnTermsForm, ParkForm, ReuseRightForm, SharingKeyForm
from partnerships.agreements.models import OwnTerms, ParkedTopic, SharingKey
from partnerships.agreements.needed import needed_kinds, put_needed
from partnerships.agreements.own_terms import actions as own_terms
from partnerships.agreements.parking import actions as parking
from partnerships.agreements.reuse_rights.actions import put_right
from partnerships.agreements.sharing_keys.actions import put_key
from partnerships.agreements.sharing_keys.pages import page_of
from partnerships.roles import Permission
from partnerships.room.access import Access, requires
from partnerships.room.consent.actions import ConsentRefused
from partnerships.room.form_page import FormPage, answer
from partnerships.room.pages import inner_page

REFUSALS = (AgreementRefused, ConsentRefused)


def _home(access: Access) -> str:
    return reverse("agreements", args=[access.partnership.public_id])


def _page(access: Access, title: str, verb: str, lead: str = "", notice: str = "") -> FormPage:
    return FormPage(title=title, verb=verb, back_url=_home(access), nav=NAV, lead=lead, notice=notice)


# --- own terms --------------------------------------------------------------
@requires(Permission.DRAFT_AGREEMENT)
@require_http_methods(["GET", "HEAD", "POST"])
@reads_on_get
def own_terms_bring(request, access: Access) -> HttpResponse:
    """Lay a text of the own side where all can read it."""
    notice = _(
        "Everybody reads it, marked as your side’s alone. It can never be accepted, and no clause can rest on it: "
        "what counts is what you make together."
    )
    page = _page(access, _("Bring own terms along"), _("Lay it down"), notice=notice)

    def act(said) -> str:
        terms = own_terms.bring(partnership=access.partnership, by=access.participant, now=timezone.now(), **said)
        return reverse("own_terms_detail", args=[access.partnership.public_id, terms.public_id])

    return answer(request, access, OwnTermsForm(posted(request)), page, act, refusals=REFUSALS)


@requires(Permission.READ_ROOM)
@require_safe
@readonly
def own_terms_detail(request, access: Access, terms: str) -> HttpResponse:
    """The text of one side, marked as such."""
    row = _terms(access, terms)
    context = {"terms": row, "is_own": row.side_id == access.side.pk}
    return inner_page(request, access, NAV, "agreements/own_terms_detail.html", context)


@requires(Permission.DRAFT_AGREEMENT)
@require_POST
def own_terms_take_back(request, access: Access, terms: str) -> HttpResponse:
    """Take the own side's terms back."""
    row = _terms(access, terms)
    if row.side_id != access.side.pk:
        raise Http404
    try:
        own_terms.take_back(terms=row, by=access.participant, now=timezone.now())
    except AgreementRefused as refused:
        messages.warning(request, str(refused))
    else:
        messages.success(request, _("Taken back. The history keeps that it was there."))
    return redirect(_home(access))


def _terms(access: Access, public_id: str) -> OwnTerms:
    rows = OwnTerms.objects.filter(partnership=access.partnership, public_id=public_id)
    row = rows.select_related("partnership", "side__organisation", "brought_by__user").first()
    if row is None:
        raise Http404
    return row


# --- parked topics ----------------------------------------------------------
@requires(Permission.ASK_AND_ANSWER)
@require_http_methods(["GET", "HEAD", "POST"])
@reads_on_get
def topic_park(request, access: Access) -> HttpResponse:
    """Keep a topic about terms until its moment."""
    lead = _("It stays in sight of all sides and comes up when the vision is sealed.")
    page = _page(access, _("Park a topic"), _("Park it"), lead=lead)

    def act(said) -> str:
        parking.park(partnership=access.partnership, by=access.participant, now=timezone.now(), **said)
        return _home(access)

    return answer(request, access, ParkForm(posted(request)), page, act, refusals=REFUSALS)


@requires(Permission.DRAFT_AGREEMENT)
@require_POST
def topic_take_up(request, access: Access, topic: str) -> HttpResponse:
    """A parked topic's moment has come."""
    rows = ParkedTopic.objects.filter(partnership=access.partnership, public_id=topic)
    row = rows.select_related("partnership").first()
    if row is None:
        raise Http404
    try:
        parking.take_up(topic=row, by=access.participant, now=timezone.now())
    except AgreementRefused as refused:
        messages.warning(request, str(refused))
    else:
        messages.success(request, _("Taken up. Put it on an agenda, or write a clause."))
    return redirect(_home(access))


# --- what is needed, keys, rights -------------------------------------------
@requires(Permission.DRAFT_AGREEMENT)
@require_http_methods(["GET", "HEAD", "POST"])
@reads_on_get
def agreements_needed(request, access: Access) -> HttpResponse:
    """Put to all sides which agreements they need."""
    lead = _("It counts when the directors of all sides have accepted it.")
    page = _page(access, _("The agreements you need"), _("Put it to the directors"), lead=lead)

    def act(said) -> str:
        put_needed(partnership=access.partnership, by=access.participant, now=timezone.now(), **said)
        return _home(access)

    form = NeededForm(posted(request), initial={"kinds": needed_kinds(access.partnership)})
    return answer(request, access, form, page, act, refusals=REFUSALS)


@requires(Permission.DRAFT_AGREEMENT)
@require_http_methods(["GET", "HEAD", "POST"])
@reads_on_get
def reuse_right_propose(request, access: Access) -> HttpResponse:
    """Put to the directors who may use elsewhere what was invented together."""
    lead = _("It counts when the directors of all sides have accepted it.")
    page = _page(access, _("Reuse right"), _("Put it to the directors"), lead=lead)

    def act(said) -> str:
        put_right(partnership=access.partnership, by=access.participant, now=timezone.now(), **said)
        return _home(access)

    return answer(request, access, ReuseRightForm(posted(request)), page, act, refusals=REFUSALS)


@requires(Permission.DRAFT_AGREEMENT)
@require_http_methods(["GET", "HEAD", "POST"])
@reads_on_get
def sharing_key_propose(request, access: Access) -> HttpResponse:
    """Put a key to the directors of all sides."""
    keys = list(SharingKey.objects.filter(partnership=access.partnership, ended_at=None))
    form = SharingKeyForm(posted(request), sides=access.sides, keys=keys)
    lead = _("How what you save or overspend together is shared. It counts when all directors have accepted it.")
    page = _page(access, _("Sharing key"), _("Put it to the directors"), lead=lead)

    def act(said) -> str:
        put_key(partnership=access.partnership, by=access.participant, now=timezone.now(), **form.said())
        return _home(access)

    return answer(request, access, form, page, act, refusals=REFUSALS)


@requires(Permission.READ_ROOM)
@require_safe
@readonly
def sharing_key_detail(request, access: Access, key: str) -> HttpResponse:
    """A key with its worked example."""
    rows = SharingKey.objects.filter(partnership=access.partnership, public_id=key)
    row = rows.select_related("bears__organisation", "shares__organisation").first()
    if row is None:
        raise Http404
    context = {"key": row, "page": page_of(row)}
    return inner_page(request, access, NAV, "agreements/sharing_key_detail.html", context)

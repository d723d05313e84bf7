"""Pages of the way: stages and gates, terms, parting, and who joins."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.organisations.seats import SeatRefused
from accounts.organisations.upkeep import Refused
from accounts.people.gates import posted, readonly, reads_on_get
from partnerships.agreements.entitled import AgreementRefused
from partnerships.choice.relation import reads as relations
from partnerships.equality.at_table import Refused as NothingToPut
from partnerships.journey import beside, pages
from partnerships.journey.forms import (
    AnewForm,
    BringInForm,
    DayForm,
    HandoverForm,
    JoinForm,
    NoticeForm,
    RenewalForm,
    StepBackForm,
    TrialForm,
)
from partnerships.journey.joining import actions as joining
from partnerships.journey.joining import anew
from partnerships.journey.joining.reads import to_accept_anew
from partnerships.journey.models import HandoverItem, Parting
from partnerships.journey.parting import actions as partings
from partnerships.journey.stages import actions as stages
from partnerships.journey.terms import actions as terms
from partnerships.lifecycle import Stage
from partnerships.roles import Permission
from partnerships.room.access import Access, requires
from partnerships.room.consent import reads as consents
from partnerships.room.consent.actions import ConsentRefused
from partnerships.room.pages import inner_page, today_of
from partnerships.vision.entitled import VisionRefused

page_with_form = require_http_methods(["GET", "HEAD", "POST"])
OURS = {stages.STAGE, terms.TRIAL, terms.RENEWAL, partings.PARTING, joining.JOINING}
REFUSALS = (ConsentRefused, SeatRefused, Refused)


@requires(Permission.READ_ROOM)
@require_safe
@readonly
def journey(request, access: Access) -> HttpResponse:
    """Where the partnership is, what the next gate asks for, and for how long the sides have chosen."""
    return _journey_page(request, access)


@requires(Permission.CONSENT_AS_DIRECTOR)
@require_POST
def journey_forward(request, access: Access) -> HttpResponse:
    """Put the step through the next gate to all sides."""
    try:
        stages.propose_forward(partnership=access.partnership, by=access.participant, now=timezone.now())
    except REFUSALS as refused:
        return _journey_page(request, access, refused=str(refused), status=409)
    return _proposed(request, access)


@requires(Permission.CONSENT_AS_DIRECTOR)
@page_with_form
@reads_on_get
def journey_bring_in(request, access: Access) -> HttpResponse:
    """Say that the partnership already runs, and where it stands."""
    form = BringInForm(posted(request), today=today_of(access))
    return _ask(request, access, form, "journey/journey_bring_in.html", stages.propose_bringing_in)


@requires(Permission.CONSENT_AS_DIRECTOR)
@page_with_form
@reads_on_get
def journey_back(request, access: Access) -> HttpResponse:
    """Put a step back to all sides."""
    form = StepBackForm(posted(request), stage=Stage(access.partnership.stage))
    return _ask(request, access, form, "journey/journey_back.html", stages.propose_back)


@requires(Permission.CONSENT_AS_DIRECTOR)
@page_with_form
@reads_on_get
def journey_trial(request, access: Access) -> HttpResponse:
    """Put the end of a trial to all sides, or that they go on without one."""
    form = TrialForm(posted(request), earliest=today_of(access))
    return _ask(request, access, form, "journey/journey_trial.html", terms.propose_trial)


@requires(Permission.CONSENT_AS_DIRECTOR)
@page_with_form
@reads_on_get
def journey_renew(request, access: Access) -> HttpResponse:
    """Put to all sides that they choose each other for another year."""
    form = RenewalForm(posted(request))
    shows = {"roles": relations.roles(access.partnership)}
    return _ask(request, access, form, "journey/journey_renew.html", terms.propose_renewal, shows=shows)


@requires(Permission.CONSENT_AS_DIRECTOR)
@page_with_form
@reads_on_get
def side_propose(request, access: Access) -> HttpResponse:
    """Put to all sides that a further organisation is asked to the table."""
    form = JoinForm(posted(request), initial={"guest_language": request.user.language})

    def propose(*, partnership, by, now, **typed):
        return joining.propose_joining(guest=form.guest(), by=by, now=now)

    return _ask(request, access, form, "journey/side_propose.html", propose)


@requires(Permission.READ_ROOM)
@require_safe
@readonly
def journey_anew(request, access: Access) -> HttpResponse:
    """What was joint before a side joined and waits for that side."""
    return _anew_page(request, access)


@requires(Permission.CONSENT_TO_WORK)
@require_POST
def journey_anew_put(request, access: Access) -> HttpResponse:
    """Put one of these things to all sides anew."""
    form = AnewForm(request.POST)
    if not form.is_valid():
        return _anew_page(request, access, status=422)
    try:
        put = anew.put_anew(**form.cleaned_data, by=access.participant, now=timezone.now())
    except (*REFUSALS, AgreementRefused, NothingToPut, VisionRefused) as refused:
        return _anew_page(request, access, refused=str(refused), status=409)
    messages.success(request, _("%(what)s: all sides are asked anew.") % {"what": put.title})
    return redirect("journey_anew", access.partnership.public_id)


def _anew_page(request, access: Access, *, refused: str = "", status: int = 200) -> HttpResponse:
    context = {"things": to_accept_anew(access.partnership, access.sides), "refused": refused}
    return _room_page(request, access, "journey/journey_anew.html", context, status)


# --- parting ----------------------------------------------------------------
@requires(Permission.READ_ROOM)
@require_safe
@readonly
def parting(request, access: Access) -> HttpResponse:
    """Notice, the agreed day, what is handed over; calm words about what parting means here."""
    return _parting_page(request, access)


@requires(Permission.CONSENT_AS_DIRECTOR)
@page_with_form
@reads_on_get
def parting_notice(request, access: Access) -> HttpResponse:
    """Give notice for the own side."""
    earliest = partings.earliest_end(access.partnership, timezone.now())
    form = NoticeForm(posted(request), earliest=earliest, initial={"ends_on": earliest})
    if request.method == "POST" and form.is_valid():
        try:
            partings.give_notice(**form.cleaned_data, by=access.participant, now=timezone.now())
        except REFUSALS as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Notice is given. The other sides read it now; you can take it back."))
            return redirect("parting", access.partnership.public_id)
    context = {"form": form, "earliest": earliest}
    return _room_page(request, access, "journey/parting_notice.html", context, _status(form))


@requires(Permission.CONSENT_AS_DIRECTOR)
@require_POST
def parting_take_back(request, access: Access, parting: str) -> HttpResponse:
    """Take the own notice back."""
    try:
        partings.take_back(parting=_notice(access, parting), by=access.participant, now=timezone.now())
    except REFUSALS as refused:
        return _parting_page(request, access, refused=str(refused), status=409)
    messages.success(request, _("Taken back. Everybody in the room reads that you stay."))
    return redirect("parting", access.partnership.public_id)


@requires(Permission.CONSENT_AS_DIRECTOR)
@page_with_form
@reads_on_get
def parting_day(request, access: Access, parting: str) -> HttpResponse:
    """Put another last day to all sides."""
    notice = _notice(access, parting)
    form = DayForm(posted(request), earliest=today_of(access))

    def propose(*, partnership, by, now, ends_on):
        return partings.propose_day(parting=notice, ends_on=ends_on, by=by, now=now)

    return _ask(request, access, form, "journey/parting_day.html", propose, back="parting")


@requires(Permission.WRITE_ROOM)
@require_POST
def handover_add(request, access: Access) -> HttpResponse:
    """Note what the own side hands over."""
    form = HandoverForm(request.POST)
    if not form.is_valid():
        return _parting_page(request, access, form=form, status=422)
    try:
        partings.add_handover(**form.cleaned_data, by=access.participant, now=timezone.now())
    except REFUSALS as refused:
        return _parting_page(request, access, form=form, refused=str(refused), status=409)
    return redirect("parting", access.partnership.public_id)


@requires(Permission.WRITE_ROOM)
@require_POST
def handover_done(request, access: Access, item: str) -> HttpResponse:
    """Say that something was handed over, or has arrived."""
    found = HandoverItem.objects.filter(partnership=access.partnership, public_id=item).first()
    if found is None:
        raise Http404
    try:
        partings.hand_over(item=found, by=access.participant, now=timezone.now())
    except REFUSALS as refused:
        return _parting_page(request, access, refused=str(refused), status=409)
    return redirect("parting", access.partnership.public_id)


# --- small steps ------------------------------------------------------------


def _ask(
    request,
    access: Access,
    form,
    template: str,
    propose: Callable,
    back: str = "journey",
    shows: dict | None = None,
) -> HttpResponse:
    """Show the form, or put what was typed to all sides."""
    if request.method == "POST" and form.is_valid():
        typed = {} if isinstance(form, JoinForm) else form.cleaned_data
        try:
            propose(partnership=access.partnership, by=access.participant, now=timezone.now(), **typed)
        except REFUSALS as refused:
            form.add_error(None, str(refused))
        else:
            return _proposed(request, access, back)
    return _room_page(request, access, template, {"form": form} | (shows or {}), _status(form))


def _proposed(request, access: Access, back: str = "journey") -> HttpResponse:
    messages.success(request, _("Proposed. It counts when a director of every side has accepted it."))
    return redirect(back, access.partnership.public_id)


def _status(form) -> int:
    return 422 if form.is_bound else 200


def _notice(access: Access, public_id: str) -> Parting:
    found = Parting.objects.filter(partnership=access.partnership, public_id=public_id)
    notice = found.select_related("side__organisation", "partnership").first()
    if notice is None:
        raise Http404
    return notice


def _journey_page(request, access: Access, *, refused: str = "", status: int = 200) -> HttpResponse:
    now = timezone.now()
    context = {
        "way": pages.the_way(access),
        "term": pages.term_of(access.partnership, now),
        "waiting": _waiting(access),
        "anew": [] if access.partnership.has_parted else to_accept_anew(access.partnership, access.sides),
        "refused": refused,
    }
    return _room_page(request, access, "journey/journey.html", context, status)


def _parting_page(
    request, access: Access, *, form: HandoverForm | None = None, refused: str = "", status: int = 200
) -> HttpResponse:
    handover = HandoverItem.objects.filter(partnership=access.partnership)
    context = {
        "notices": pages.notices(access.partnership),
        "handover": list(handover.select_related("side__organisation")),
        "form": form or HandoverForm(),
        "waiting": _waiting(access),
        "refused": refused,
        "own_side": access.side.pk,
        "has_parted": access.partnership.has_parted,
        "was_not_chosen": access.partnership.was_not_chosen,
        "beside": beside.sections(access, timezone.now()),
    }
    return _room_page(request, access, "journey/parting.html", context, status)


def _waiting(access: Access) -> list[consents.Acceptance]:
    """Return what is proposed about the way and waits for acceptance."""
    rows = consents.of_partnership(access).filter(state="open", kind__in=OURS)
    return consents.acceptances(consents.answered(rows.order_by("proposed_at", "pk")), access)


def _room_page(request, access: Access, template: str, context: dict, status: int = 200) -> HttpResponse:
    return inner_page(request, access, "journey", template, context, status)

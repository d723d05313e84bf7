"""Pages of the trust reviews inside a room, and the page that says how all this is measured."""

from random import SystemRandom

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.people.gates import open_to_all, readonly, reads_on_get
from assessments.criteria.reads import LoadedSet, load, load_all
from assessments.reviews import actions, plans
from assessments.reviews.beside import sections
from assessments.reviews.extension import EXTENSION
from assessments.reviews.forms import PlanForm
from assessments.reviews.models import ReviewPlan, TrustReview
from assessments.reviews.out_of_turn import OUT_OF_TURN
from assessments.reviews.pages import method as method_page
from assessments.reviews.pages.reading import Reading, read
from assessments.reviews.pages.remarks import remarks_of
from assessments.reviews.pages.result import result_page
from assessments.reviews.pages.rounds import open_round, past_rounds, plan_said
from assessments.reviews.pages.talk import talk_of
from assessments.reviews.reads import last_of_another_version
from partnerships.roles import Permission
from partnerships.room.access import Access, requires
from partnerships.room.consent import reads as consents
from partnerships.room.consent.actions import ConsentRefused
from partnerships.room.consent.forms import DeclineForm
from partnerships.room.pages import inner_page, today_of

State = TrustReview.State
PLANNED = (plans.CRITERIA, plans.RHYTHM)
_chance = SystemRandom()


@requires(Permission.READ_ROOM)
@require_safe
@readonly
def review_list(request, access: Access) -> HttpResponse:
    """The open round, past rounds, and what the sides agreed about their reviews."""
    review = TrustReview.objects.filter(partnership=access.partnership, state=State.OPEN).first()
    plan = ReviewPlan.objects.filter(partnership=access.partnership).select_related("criteria_set").first()
    context = {
        "open_round": open_round(review, access) if review else None,
        "past": past_rounds(access),
        "plan": plan_said(plan),
        "waiting": _proposals(access, *PLANNED, OUT_OF_TURN, EXTENSION),
        "can": access.can,
    }
    return _room_page(request, access, "reviews/review_list.html", context)


@requires(Permission.READ_ROOM)
@require_safe
@readonly
def review_plan(request, access: Access) -> HttpResponse:
    """What is joint about the reviews, what is proposed, and the form to propose something else."""
    plan = ReviewPlan.objects.filter(partnership=access.partnership).select_related("criteria_set").first()
    return _plan_page(request, access, plan, PlanForm(today=today_of(access), plan=plan))


@requires(Permission.CONSENT_TO_WORK)
@require_POST
def review_plan_propose(request, access: Access) -> HttpResponse:
    """Put statements and rhythm to all sides."""
    plan = ReviewPlan.objects.filter(partnership=access.partnership).select_related("criteria_set").first()
    form = PlanForm(request.POST, today=today_of(access), plan=plan)
    if not form.is_valid():
        return _plan_page(request, access, plan, form, status=422)
    try:
        proposals = plans.propose_plan(
            partnership=access.partnership, by=access.participant, now=timezone.now(), **form.cleaned_data
        )
    except ConsentRefused as refused:
        form.add_error(None, str(refused))
        return _plan_page(request, access, plan, form, status=409)
    if proposals:
        messages.success(request, _("Proposed. It counts from the moment every side has accepted it."))
    else:
        messages.info(request, _("This is what you agreed already: there is nothing new to propose."))
    return redirect("review_plan", access.partnership.public_id)


@requires(Permission.ANSWER_REVIEW)
@require_http_methods(["GET", "HEAD", "POST"])
@reads_on_get
def review_link(request, access: Access, review: str) -> HttpResponse:
    """Send the person's own link once more, and say that it is on its way."""
    found = _find(access, review)
    if found.state != State.OPEN:
        return redirect("review_result", access.partnership.public_id, found.public_id)
    if request.method == "POST":
        actions.ask_for_link(participant=access.participant, review=found, now=timezone.now())
        return redirect("review_link", access.partnership.public_id, found.public_id)
    asked = open_round(found, access)
    context = {"open_round": asked, "email": request.user.email, "demonstration": settings.DEMO}
    return _room_page(request, access, "reviews/review_link.html", context)


@requires(Permission.READ_ROOM)
@require_safe
@readonly
def review_result(request, access: Access, review: str) -> HttpResponse:
    """What a closed round says, the same for all sides; of an open round only that it is open."""
    found = _find(access, review)
    if found.state == State.OPEN:
        context = {"open_round": open_round(found, access), "can": access.can}
        return _room_page(request, access, "reviews/review_open.html", context)
    if found.state == State.VOID:
        return _room_page(request, access, "reviews/review_void.html", {"review": found})
    reading = read(found.result.released)
    asked, other_version = _versions(found, reading)
    page = result_page(
        reading,
        asked,
        your_side=access.side.public_id,
        extra=found.extra_statements,
        is_farewell=found.is_farewell,
        other_version=other_version,
    )
    context = {
        "page": page,
        "remarks": remarks_of(found, reading, _chance),
        "review": found,
        "talk": talk_of(found, access, timezone.now()),
        "beside": sections(found, access, timezone.now()),
    }
    return _room_page(request, access, "reviews/review_result.html", context)


def _versions(found: TrustReview, reading: Reading) -> tuple[LoadedSet, tuple[Reading, LoadedSet] | None]:
    """Return what this round asked, and the last round of another version with what that one asked.

    Where the line holds all rounds so far, no other version is looked for.
    """
    earlier = last_of_another_version(found) if len(reading.series) < found.number else None
    if earlier is None:
        return load(found.criteria_set), None
    asked, asked_before = load_all([found.criteria_set, earlier.criteria_set])
    return asked, (read(earlier.result.released), asked_before)


@open_to_all
@require_safe
def method(request) -> HttpResponse:
    """How trust is measured, what is shown and what is kept, in plain words."""
    return render(request, "reviews/method.html", {"page": method_page.method_page()})


def _find(access: Access, public_id: str) -> TrustReview:
    found = (
        TrustReview.objects.filter(partnership=access.partnership, public_id=public_id)
        .select_related("criteria_set", "result", "partnership")
        .first()
    )
    if found is None:
        raise Http404
    return found


def _plan_page(
    request, access: Access, plan: ReviewPlan | None, form: PlanForm, status: int = 200
) -> HttpResponse:
    context = {
        "plan": plan_said(plan),
        "waiting": _proposals(access, *PLANNED),
        "form": form,
        "can": access.can,
        "back_to": reverse("review_plan", args=[access.partnership.public_id]),
        "decline_form": DeclineForm(),
    }
    return _room_page(request, access, "reviews/review_plan.html", context, status=status)


def _proposals(access: Access, *kinds: str) -> list[consents.Acceptance]:
    """Return what is proposed of these kinds and waits for acceptance."""
    rows = consents.of_partnership(access).filter(state="open", kind__in=kinds)
    return consents.acceptances(consents.answered(rows.order_by("kind")), access)


def _room_page(request, access: Access, template: str, context: dict, status: int = 200) -> HttpResponse:
    return inner_page(request, access, "trust", template, context, status)

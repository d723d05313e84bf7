"""Pages of agreements."""

from functools import wraps

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.people.gates import posted, readonly, reads_on_get
from partnerships.agreements.agreements import actions, reads
from partnerships.agreements.agreements.content import DATES, KIND
from partnerships.agreements.agreements.forms import AgreementForm, BeginForm, ExitCheckForm
from partnerships.agreements.agreements.models import Agreement
from partnerships.agreements.entitled import AgreementRefused
from partnerships.agreements.overview import overview
from partnerships.agreements.rules import Moment, moment
from partnerships.agreements.words import moment_in_words
from partnerships.lifecycle import Stage
from partnerships.roles import Permission
from partnerships.room.access import Access, requires
from partnerships.room.attachments import reads as attachments
from partnerships.room.consent import reads as consent
from partnerships.room.form_page import FormPage, answer
from partnerships.room.pages import inner_page, today_of
from partnerships.room.questions import reads as questions
from partnerships.vision.sealing.reads import is_sealed

NAV = "transparent_agreements"


def with_agreement(view):
    """Find the agreement before anything is said about the method: what is not in this room is not there."""

    @wraps(view)
    def finding(request, access: Access, agreement: str, **kwargs) -> HttpResponse:
        found = reads.of_partnership(access.partnership).filter(public_id=agreement).first()
        if found is None:
            raise Http404
        return view(request, access, found, **kwargs)

    return finding


def address(agreement: Agreement) -> str:
    """Return the page of an agreement."""
    return reverse("agreement_detail", args=[agreement.partnership.public_id, agreement.public_id])


@requires(Permission.READ_ROOM)
@require_safe
@readonly
def agreements(request, access: Access) -> HttpResponse:
    """The condition's page: what is agreed, what is drafted, and what belongs to it."""
    return inner_page(
        request, access, NAV, "agreements/agreements.html", {"page": overview(access, today_of(access))}
    )


@requires(Permission.DRAFT_AGREEMENT)
@require_http_methods(["GET", "HEAD", "POST"])
@reads_on_get
def agreement_begin(request, access: Access) -> HttpResponse:
    """Begin an agreement, if it is the moment for its kind."""
    room = access.partnership
    when = moment(Agreement.Kind.FRAMEWORK, Stage(room.stage), is_sealed=is_sealed(room))
    page = FormPage(
        title=_("Begin an agreement"),
        verb=_("Begin"),
        back_url=reverse("agreements", args=[room.public_id]),
        nav=NAV,
        notice="" if when is Moment.NOW else moment_in_words(when),
    )

    def act(said) -> str:
        agreement = actions.begin(partnership=room, by=access.participant, now=timezone.now(), **said)
        return address(agreement)

    form = BeginForm(posted(request))
    return answer(request, access, form, page, act, refusals=(AgreementRefused,))


@requires(Permission.READ_ROOM)
@with_agreement
@require_safe
@readonly
def agreement_detail(request, access: Access, agreement: Agreement) -> HttpResponse:
    """One agreement: clauses with where they come from, what is missing, its versions."""
    return show(request, access, agreement)


@requires(Permission.DRAFT_AGREEMENT)
@with_agreement
@require_http_methods(["GET", "HEAD", "POST"])
@reads_on_get
def agreement_edit(request, access: Access, agreement: Agreement) -> HttpResponse:
    """Title and dates; for a public body whether a change is substantial."""
    public = any(side.organisation.kind == "public_body" for side in access.sides)
    initial = {
        name: getattr(agreement, name)
        for name in ("title", *DATES, "substantial", "substantial_because", "version")
    }
    asks = public and (agreement.draft_number > 1 or not agreement.is_drafting)
    data = posted(request)
    form = AgreementForm(data, initial=initial, agreement=agreement, asks_substantial=asks)
    page = FormPage(
        title=_("Title and dates"),
        lead=agreement.title,
        verb=_("Save"),
        back_url=address(agreement),
        nav=NAV,
        notice=_changes_what_counts(agreement),
    )

    def act(said) -> str:
        actions.edit(agreement=agreement, by=access.participant, now=timezone.now(), **said)
        return address(agreement)

    return answer(request, access, form, page, act, refusals=(AgreementRefused,))


@requires(Permission.DRAFT_AGREEMENT)
@with_agreement
@require_POST
def agreement_propose(request, access: Access, agreement: Agreement) -> HttpResponse:
    """Ask the directors of all sides to accept the version as it stands."""
    try:
        actions.put_to_directors(agreement=agreement, by=access.participant, now=timezone.now())
    except AgreementRefused as refused:
        return show(request, access, agreement, refused=str(refused), status=409)
    messages.success(request, _("The directors of all sides are asked to accept this version."))
    return redirect(address(agreement))


@requires(Permission.CONFIRM_CLAUSE)
@with_agreement
@require_http_methods(["GET", "HEAD", "POST"])
@reads_on_get
def agreement_checked(request, access: Access, agreement: Agreement) -> HttpResponse:
    """Write down that an exit plan was looked at."""
    if agreement.kind != Agreement.Kind.EXIT:
        raise Http404
    page = FormPage(
        title=_("Check the exit plan"), lead=agreement.title, verb=_("Save"), back_url=address(agreement), nav=NAV
    )

    def act(said) -> str:
        actions.check_exit(agreement=agreement, by=access.participant, now=timezone.now(), **said)
        return address(agreement)

    form = ExitCheckForm(posted(request))
    return answer(request, access, form, page, act, refusals=(AgreementRefused,))


def show(request, access: Access, agreement: Agreement, *, refused: str = "", status: int = 200) -> HttpResponse:
    """Answer with the page of an agreement."""
    page = reads.page_of(agreement, access)
    checks = agreement.checks.select_related("checked_by__user", "side__organisation")
    context = {
        "page": page,
        "agreement": agreement,
        "acceptance": consent.acceptance(page.proposal, access) if page.proposal else None,
        "back_to": address(agreement),
        "checks": list(checks) if agreement.kind == Agreement.Kind.EXIT else [],
        "questions": questions.about(access, KIND, agreement.public_id),
        "attachments": attachments.on(access, KIND, agreement.public_id),
        "refused": refused,
    }
    return inner_page(request, access, NAV, "agreements/agreement_detail.html", context, status=status)


def _changes_what_counts(agreement: Agreement) -> str:
    if agreement.is_drafting:
        return ""
    return _("Version %(number)s counts until all sides have accepted the next one.") % {
        "number": agreement.draft_number
    }

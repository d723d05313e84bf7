"""The joint sheet of a side with too few people for anonymity: written on one page, signed by everybody."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.people.gates import reads_on_get
from assessments.reviews import actions
from assessments.reviews.forms import JointSheetForm, SignForm
from assessments.reviews.models import ReviewInvitation, ReviewSide, TrustReview
from assessments.reviews.pages.joint import JointPage, joint_page
from partnerships.roles import Permission
from partnerships.room.access import Access, requires
from partnerships.room.pages import inner_page


@requires(Permission.ANSWER_REVIEW)
@require_http_methods(["GET", "HEAD", "POST"])
@reads_on_get
def joint_sheet(request, access: Access, review: str) -> HttpResponse:
    """The statements on one page, for the people asked of a side that answers together."""
    found = _find(access, review)
    if found.state != TrustReview.State.OPEN:
        return redirect("review_result", access.partnership.public_id, found.public_id)
    page = joint_page(found, access)
    if request.method != "POST":
        return _show(request, access, found, page)
    form = JointSheetForm(request.POST, statements=page.paper.statements, with_remarks=True)
    if not form.is_valid():
        return _show(request, access, found, page.with_typed(form), status=422)
    return _write(request, access, found, page, form)


def _write(request, access: Access, found: TrustReview, page: JointPage, form: JointSheetForm) -> HttpResponse:
    try:
        actions.write_joint_sheet(
            review=found,
            answers=form.answers,
            keep=form.remarks["keep"],
            change=form.remarks["change"],
            version=form.cleaned_data["version"],
            by=access.participant,
            now=timezone.now(),
        )
    except actions.WrittenMeanwhile as meanwhile:
        return _show(request, access, found, page.with_typed(form, beside=meanwhile.sheet), status=409)
    except actions.NotOpen:
        return redirect("review_result", access.partnership.public_id, found.public_id)
    messages.success(request, _("Saved. Everybody of your side asked in this round signs this version."))
    return redirect("joint_sheet", access.partnership.public_id, found.public_id)


@requires(Permission.ANSWER_REVIEW)
@require_POST
def joint_sheet_sign(request, access: Access, review: str) -> HttpResponse:
    """Put the reader's own name under the version that was on the page."""
    found = _find(access, review)
    form = SignForm(request.POST)
    if not form.is_valid():
        return redirect("joint_sheet", access.partnership.public_id, found.public_id)
    try:
        actions.sign_joint_sheet(
            review=found, version=form.cleaned_data["version"], by=access.participant, now=timezone.now()
        )
    except actions.WrittenMeanwhile:
        messages.warning(request, _("The sheet was changed meanwhile. Read it once more and sign that version."))
    except (actions.NothingToSign, actions.NotOpen) as refused:
        messages.warning(request, str(refused))
    else:
        messages.success(request, _("Signed. Any change takes all signatures off again."))
    return redirect("joint_sheet", access.partnership.public_id, found.public_id)


def _find(access: Access, public_id: str) -> TrustReview:
    """Return a round in which the reader is asked, and whose side answers together; else 404."""
    found = (
        TrustReview.objects.filter(partnership=access.partnership, public_id=public_id)
        .select_related("criteria_set", "partnership")
        .first()
    )
    if found is None or access.participant is None:
        raise Http404
    together = ReviewSide.objects.filter(review=found, side=access.side, open_mode=True).exists()
    asked = ReviewInvitation.objects.filter(review=found, participant=access.participant).exists()
    if not (together and asked):
        raise Http404
    return found


def _show(request, access: Access, found: TrustReview, page: JointPage, status: int = 200) -> HttpResponse:
    context = {"page": page, "review": found}
    return inner_page(request, access, "trust", "reviews/joint_sheet.html", context, status)

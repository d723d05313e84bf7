"""Pages on which a side asks the others for a round out of turn, or for more time in an open one."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.people.gates import posted, reads_on_get
from assessments.reviews.extension import propose_extension
from assessments.reviews.forms import ExtendForm, RoundForm, TalkForm
from assessments.reviews.models import TrustReview
from assessments.reviews.out_of_turn import propose_round
from assessments.reviews.talks import MOST_SESSIONS, NotThisSession, note_talk, sessions_for
from partnerships.roles import Permission
from partnerships.room.access import Access, requires
from partnerships.room.consent.actions import ConsentRefused
from partnerships.room.pages import inner_page


@requires(Permission.OPEN_ROUND)
@require_http_methods(["GET", "HEAD", "POST"])
@reads_on_get
def review_propose(request, access: Access) -> HttpResponse:
    """Ask the other sides for a round out of turn."""
    form = RoundForm(posted(request))
    if request.method != "POST":
        return _show(request, access, "reviews/review_propose.html", form)
    if not form.is_valid():
        return _show(request, access, "reviews/review_propose.html", form, status=422)
    try:
        propose_round(
            partnership=access.partnership, by=access.participant, now=timezone.now(), **form.cleaned_data
        )
    except ConsentRefused as refused:
        form.add_error(None, str(refused))
        return _show(request, access, "reviews/review_propose.html", form, status=409)
    messages.success(request, _("Proposed. It opens when every side has accepted."))
    return redirect("review_list", access.partnership.public_id)


@requires(Permission.OPEN_ROUND)
@require_http_methods(["GET", "HEAD", "POST"])
@reads_on_get
def review_extend(request, access: Access, review: str) -> HttpResponse:
    """Ask the other sides for more time in an open round."""
    found = TrustReview.objects.filter(partnership=access.partnership, public_id=review).first()
    if found is None:
        raise Http404
    if found.state != TrustReview.State.OPEN:
        return redirect("review_result", access.partnership.public_id, found.public_id)
    form = ExtendForm(posted(request))
    if request.method != "POST":
        return _show(request, access, "reviews/review_extend.html", form)
    if not form.is_valid():
        return _show(request, access, "reviews/review_extend.html", form, status=422)
    try:
        propose_extension(review=found, days=form.cleaned_data["days"], by=access.participant, now=timezone.now())
    except ConsentRefused as refused:
        form.add_error(None, str(refused))
        return _show(request, access, "reviews/review_extend.html", form, status=409)
    messages.success(request, _("Proposed. The review stays open longer when every side has accepted."))
    return redirect("review_list", access.partnership.public_id)


@requires(Permission.WRITE_ROOM)
@require_POST
def review_talk(request, access: Access, review: str) -> HttpResponse:
    """Say in which session a result is talked about."""
    found = TrustReview.objects.filter(
        partnership=access.partnership, public_id=review, state=TrustReview.State.CLOSED
    ).first()
    if found is None:
        raise Http404
    form = TalkForm(
        request.POST, sessions=list(sessions_for(found)[:MOST_SESSIONS]), zone=access.partnership.time_zone
    )
    address = reverse("review_result", args=[access.partnership.public_id, found.public_id])
    if not form.is_valid():
        messages.warning(request, _("Choose one of the sessions on the page."))
        return redirect(f"{address}#talk")
    try:
        note_talk(review=found, session=form.cleaned_data["session"], by=access.participant, now=timezone.now())
    except NotThisSession as refused:
        messages.warning(request, str(refused))
    else:
        messages.success(request, _("Noted. Once that session was held, this result has been talked about."))
    return redirect(f"{address}#talk")


def _show(request, access: Access, template: str, form, status: int = 200) -> HttpResponse:
    return inner_page(request, access, "trust", template, {"form": form}, status)

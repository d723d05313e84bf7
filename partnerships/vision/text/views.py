"""Pages of the text: the vision as it stands, writing it, its versions, remarks and the joint position."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.lists import PER_PAGE, paged
from accounts.lists.files import asks_for_file
from accounts.people.gates import posted, readonly, reads_on_get
from partnerships.roles import Permission
from partnerships.room.access import Access, requires
from partnerships.vision import pages
from partnerships.vision.overview import overview
from partnerships.vision.text import actions, position
from partnerships.vision.text.forms import CommentForm, PositionForm, TextForm
from partnerships.vision.text.models import Vision, VisionComment, VisionDraft
from partnerships.vision.text.reads import compare, in_drafting, newest_sealed
from partnerships.vision.text.sheets import VERSIONS

page_with_form = require_http_methods(["GET", "HEAD", "POST"])


@requires(Permission.READ_ROOM)
@require_safe
@readonly
def vision(request, access: Access) -> HttpResponse:
    """The shared vision as it stands: why, text, objectives, expectations, position, what is next."""
    now = timezone.now()
    context = overview(access, today=access.partnership.day_at(now), now=now)
    form = CommentForm(access=access) if access.may(Permission.COMMENT_VISION) else None
    return pages.room_page(request, access, "vision/vision.html", context | {"comment_form": form})


@requires(Permission.DRAFT_VISION)
@page_with_form
@reads_on_get
def vision_write(request, access: Access) -> HttpResponse:
    """Write the text; every saving is a version."""
    found = in_drafting(access.partnership)
    if found is None and newest_sealed(access.partnership) is not None and request.method != "POST":
        return redirect("vision", access.partnership.public_id)
    stands = found or Vision()
    initial = {name: getattr(stands, name) for name in actions.FIELDS} | {"version": stands.version}
    form = TextForm(posted(request), initial=initial)

    def do():
        actions.write_text(
            partnership=access.partnership, by=access.participant, now=timezone.now(), **form.cleaned_data
        )

    tried = pages.attempt(form, do)
    if tried.is_done:
        messages.success(request, _("Saved as a new version. What changed stays readable."))
        return redirect("vision", access.partnership.public_id)
    return pages.form_page(request, access, "vision/vision_write.html", form, tried, _front(access))


@requires(Permission.READ_ROOM)
@require_safe
@readonly
def vision_versions(request, access: Access) -> HttpResponse:
    """All versions of the text, newest first."""
    rows = VisionDraft.objects.filter(vision__partnership=access.partnership)
    rows = rows.select_related("vision", "written_by__user", "written_by__side__organisation")
    rows, may_take = rows.order_by("-vision__number", "-number"), access.may(Permission.EXPORT)
    if asks_for_file(request):
        return VERSIONS.answer(request, rows, may_take=may_take)
    page = paged(request, rows, may_take=may_take)
    return pages.room_page(request, access, "vision/vision_versions.html", {"page": page})


@requires(Permission.READ_ROOM)
@require_safe
@readonly
def vision_version(request, access: Access, vision: str, number: int) -> HttpResponse:
    """One version, with what changed since the one before it (or since `?since=`), word by word."""
    drafts = VisionDraft.objects.filter(vision__partnership=access.partnership, vision__public_id=vision)
    drafts = drafts.select_related("vision", "written_by__user", "written_by__side__organisation")
    after = drafts.filter(number=number).first() if number < 2**31 else None
    if after is None:
        raise Http404
    earlier = drafts.filter(number__lt=number).order_by("-number")
    since = request.GET.get("since", "")
    before = earlier.filter(number=int(since)).first() if since.isdecimal() and len(since) < 6 else None
    before = before or earlier.first()
    context = {
        "after": after,
        "before": before,
        "compared": compare(before, after),
        "earlier": list(earlier.values_list("number", flat=True)[:PER_PAGE]),
    }
    return pages.room_page(request, access, "vision/vision_version.html", context)


# --- remarks --------------------------------------------------------------
@requires(Permission.COMMENT_VISION)
@page_with_form
@reads_on_get
def vision_comment(request, access: Access) -> HttpResponse:
    """Say something about the text as it stands."""
    found = in_drafting(access.partnership)
    if found is None:
        raise Http404
    form = CommentForm(posted(request), access=access)

    def do():
        typed = form.cleaned_data
        actions.comment(
            vision=found, public_id=typed["once"], text=typed["text"], by=access.participant, now=timezone.now()
        )

    tried = pages.attempt(form, do)
    if tried.is_done:
        return redirect(f"{_front(access)}#remarks")
    return pages.form_page(request, access, "vision/vision_comment.html", form, tried, _front(access))


@requires(Permission.DRAFT_VISION)
@require_POST
def comment_settle(request, access: Access, comment: str) -> HttpResponse:
    """Say that a remark has been dealt with."""
    rows = VisionComment.objects.filter(partnership=access.partnership, public_id=comment)
    found = rows.select_related("partnership").first()
    if found is None:
        raise Http404
    try:
        actions.settle_comment(comment=found, by=access.participant, now=timezone.now())
    except pages.REFUSALS as refusal:
        return pages.refused(request, access, refusal, _front(access))
    return redirect(f"{_front(access)}#remarks")


# --- the joint position ---------------------------------------------------
@requires(Permission.DRAFT_VISION)
@page_with_form
@reads_on_get
def position_edit(request, access: Access) -> HttpResponse:
    """Propose a joint position on sustainability."""
    stands = position.as_proposed(access.partnership)
    form = PositionForm(posted(request), initial=stands.content | {"version": stands.version})

    def do():
        position.propose_position(
            partnership=access.partnership,
            version=form.cleaned_data["version"],
            content=form.content(),
            by=access.participant,
            now=timezone.now(),
        )

    tried = pages.attempt(form, do)
    if tried.is_done:
        messages.success(request, _("Proposed. It counts from the moment every side has accepted it."))
        return redirect(f"{_front(access)}#position")
    return pages.form_page(request, access, "vision/position_edit.html", form, tried, _front(access))


def _front(access: Access) -> str:
    return reverse("vision", args=[access.partnership.public_id])

"""Pages of the expectations."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.lists import paged
from accounts.lists.files import asks_for_file
from accounts.people.gates import posted, readonly, reads_on_get
from partnerships.roles import Permission
from partnerships.room.access import Access, requires
from partnerships.vision import pages
from partnerships.vision.text import expectations
from partnerships.vision.text.forms import (
    AnswerForm,
    ExpectationFilter,
    ExpectationForm,
    NewExpectationForm,
    RestateForm,
)
from partnerships.vision.text.models import Expectation, Restatement
from partnerships.vision.text.sheets import EXPECTATIONS

page_with_form = require_http_methods(["GET", "HEAD", "POST"])


@requires(Permission.READ_ROOM)
@require_safe
@readonly
def expectation_list(request, access: Access) -> HttpResponse:
    """What each side expects, and how the others have heard it."""
    rows = expectations.with_words(Expectation.objects.filter(partnership=access.partnership, withdrawn_at=None))
    form, may_take = ExpectationFilter(request.GET), access.may(Permission.EXPORT)
    rows = form.found_in(rows)
    if asks_for_file(request):
        return EXPECTATIONS.answer(request, rows, may_take=may_take)
    page = paged(request, rows, may_take=may_take)
    sides = access.sides
    context = {
        "form": form,
        "page": page,
        "clear_url": _list(access),
        "stated": expectations.stated(page.object_list, sides, access),
    }
    return pages.room_page(request, access, "vision/expectation_list.html", context)


@requires(Permission.DRAFT_VISION)
@page_with_form
@reads_on_get
def expectation_new(request, access: Access) -> HttpResponse:
    """State what the own side expects."""
    form = NewExpectationForm(posted(request), access=access)

    def do():
        expectations.state(
            partnership=access.partnership,
            public_id=form.cleaned_data["once"],
            text=form.cleaned_data["text"],
            by=access.participant,
            now=timezone.now(),
        )

    tried = pages.attempt(form, do)
    if tried.is_done:
        return redirect(_list(access))
    return pages.form_page(request, access, "vision/expectation_new.html", form, tried, _list(access))


@requires(Permission.DRAFT_VISION)
@page_with_form
@reads_on_get
def expectation_edit(request, access: Access, expectation: str) -> HttpResponse:
    """Say it in other words; the others are asked anew."""
    found = _own(access, expectation)
    form = ExpectationForm(posted(request), initial={"text": found.text, "version": found.version})

    def do():
        expectations.reword(expectation=found, by=access.participant, now=timezone.now(), **form.cleaned_data)

    tried = pages.attempt(form, do)
    if tried.is_done:
        return redirect(_list(access))
    return pages.form_page(
        request, access, "vision/expectation_edit.html", form, tried, _list(access), expectation=found
    )


@requires(Permission.DRAFT_VISION)
@require_POST
def expectation_withdraw(request, access: Access, expectation: str) -> HttpResponse:
    """Take an expectation of the own side back."""
    try:
        expectations.withdraw(expectation=_own(access, expectation), by=access.participant, now=timezone.now())
    except pages.REFUSALS as refusal:
        return pages.refused(request, access, refusal, _list(access))
    return redirect(_list(access))


@requires(Permission.DRAFT_VISION)
@page_with_form
@reads_on_get
def expectation_restate(request, access: Access, expectation: str) -> HttpResponse:
    """Say in the own words what another side expects."""
    found = _find(access, expectation)
    last = found.restatements.filter(side=access.side).order_by("-number").first()
    form = RestateForm(
        posted(request),
        initial={"version": found.version, "text": last.text if last and not last.verdict else ""},
    )

    def do():
        expectations.restate(expectation=found, by=access.participant, now=timezone.now(), **form.cleaned_data)

    tried = pages.attempt(form, do)
    if tried.is_done:
        return redirect(_list(access))
    return pages.form_page(
        request,
        access,
        "vision/expectation_restate.html",
        form,
        tried,
        _list(access),
        expectation=found,
        last=last,
    )


@requires(Permission.DRAFT_VISION)
@page_with_form
@reads_on_get
def restatement_answer(request, access: Access, restatement: str) -> HttpResponse:
    """Say whether the other side understood."""
    rows = Restatement.objects.filter(partnership=access.partnership, public_id=restatement)
    found = rows.select_related("expectation", "side__organisation", "partnership").first()
    if found is None or found.expectation.side_id != access.side.pk:
        raise Http404
    form = AnswerForm(posted(request), initial={"shown": found.text})

    def do():
        expectations.answer(restatement=found, by=access.participant, now=timezone.now(), **form.cleaned_data)

    tried = pages.attempt(form, do)
    if tried.is_done:
        return redirect(_list(access))
    return pages.form_page(
        request,
        access,
        "vision/restatement_answer.html",
        form,
        tried,
        _list(access),
        restatement=found,
        expectation=found.expectation,
    )


# --- small steps ----------------------------------------------------------
def _find(access: Access, public_id: str) -> Expectation:
    rows = Expectation.objects.filter(partnership=access.partnership, public_id=public_id)
    found = rows.select_related("partnership", "side__organisation").first()
    if found is None:
        raise Http404
    return found


def _own(access: Access, public_id: str) -> Expectation:
    found = _find(access, public_id)
    if found.side_id != access.side.pk:
        raise Http404
    return found


def _list(access: Access) -> str:
    return reverse("expectation_list", args=[access.partnership.public_id])

"""Administration of criteria sets: made for somebody who has never seen a database."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.people.gates import installation_administrator, posted, readonly, reads_on_get
from accounts.versions import answer_to, attempt_on
from assessments.criteria import actions, pages
from assessments.criteria.forms import (
    FacetEditForm,
    FacetForm,
    ScaleForm,
    SetNameForm,
    StatementEditForm,
    StatementForm,
    WeightsForm,
)
from assessments.criteria.models import CriteriaSet, Criterion, Facet

page_with_form = require_http_methods(["GET", "HEAD", "POST"])
REFUSALS = (actions.DraftRefused, actions.NotPublishable)


# --- reading ------------------------------------------------------------------
@installation_administrator
@require_safe
@readonly
def criteria_sets(request) -> HttpResponse:
    """All sets, for trust reviews and for choosing a partner."""
    return render(request, "criteria/criteria_sets.html", {"sets": pages.all_sets()})


@installation_administrator
@require_safe
@readonly
def criteria_set(request, criteria_set: str) -> HttpResponse:
    """One version: what it weighs, what it asks, what changed, who uses it."""
    return _set_page(request, _set(criteria_set))


@installation_administrator
@require_safe
@readonly
def criteria_preview(request, criteria_set: str) -> HttpResponse:
    """All statements as people will see them."""
    shown = _set(criteria_set)
    context = {"set": shown, "statements": pages.preview(shown)}
    return render(request, "criteria/criteria_preview.html", context)


# --- drafts --------------------------------------------------------------------
@installation_administrator
@require_POST
def criteria_draft(request, criteria_set: str) -> HttpResponse:
    """Begin the next version."""
    draft = actions.draft_next(criteria_set=_set(criteria_set), by=request.user, now=timezone.now())
    said = _("Version %(n)d is a draft. It changes nothing until you publish it.")
    messages.success(request, said % {"n": draft.version})
    return redirect("criteria_set", draft.public_id)


@installation_administrator
@page_with_form
@reads_on_get
def criteria_copy(request, criteria_set: str) -> HttpResponse:
    """Begin a set for another purpose."""
    shown = _set(criteria_set)
    form = SetNameForm(posted(request))
    if request.method == "POST" and form.is_valid():
        draft = actions.draft_other(criteria_set=shown, by=request.user, now=timezone.now(), **form.cleaned_data)
        return redirect("criteria_set", draft.public_id)
    title = _("Begin a set for another purpose")
    return _form_page(request, shown, form, title=title, verb=_("Begin"))


@installation_administrator
@require_POST
def criteria_weights(request, criteria_set: str) -> HttpResponse:
    """Save the weights of a draft; they need not make 100 yet."""
    shown = _set(criteria_set)
    form = _weights_form(shown, request.POST)
    if not form.is_valid():
        return _set_page(request, shown, form=form, status=422)
    try:
        moved = actions.weigh(criteria_set=shown, weights=form.weights(), seen=form.seen())
    except REFUSALS as refused:
        return _set_page(request, shown, refused=str(refused), status=409)
    if moved:
        said = ", ".join(f"{facet.name} {moved[facet.code]}" for facet in form.facets if facet.code in moved)
        words = _(
            "Somebody else changed weights meanwhile: %(weights)s. Nothing was saved; what stands below is new."
        )
        return _set_page(request, shown, refused=words % {"weights": said}, status=409)
    messages.success(request, _("Saved."))
    return redirect(reverse("criteria_set", args=[shown.public_id]) + "#weights")


@installation_administrator
@page_with_form
@reads_on_get
def criteria_scale(request, criteria_set: str) -> HttpResponse:
    """Name the set and the points of its scale."""
    shown = _set(criteria_set)
    form = ScaleForm(posted(request), criteria_set=shown)

    def save():
        actions.change_scale(criteria_set=shown, **form.typed())

    return _edit(request, shown, form, save, title=_("Name and scale"))


@installation_administrator
@page_with_form
@reads_on_get
def criteria_discard(request, criteria_set: str) -> HttpResponse:
    """Throw a draft away, after asking."""
    shown = _set(criteria_set)
    if request.method == "POST":
        try:
            actions.discard(criteria_set=shown)
        except REFUSALS as refused:
            return _set_page(request, shown, refused=str(refused), status=409)
        messages.success(request, _("The draft is thrown away. Nobody had been asked by it."))
        return redirect("criteria_sets")
    context = {"set": shown, "back_url": reverse("criteria_set", args=[shown.public_id])}
    return render(request, "criteria/criteria_discard.html", context)


@installation_administrator
@require_POST
def criteria_publish(request, criteria_set: str) -> HttpResponse:
    """Publish a draft: from then on it never changes."""
    shown = _set(criteria_set)
    try:
        actions.publish(criteria_set=shown, by=request.user, now=timezone.now())
    except REFUSALS as refused:
        return _set_page(request, shown, refused=str(refused), status=409)
    messages.success(request, _("Published. Each partnership uses it once all its sides have accepted it."))
    return redirect("criteria_set", shown.public_id)


@installation_administrator
@require_POST
def criteria_retire(request, criteria_set: str) -> HttpResponse:
    """Offer a version to nobody any more."""
    shown = _set(criteria_set)
    try:
        actions.retire(criteria_set=shown, by=request.user, now=timezone.now())
    except REFUSALS as refused:
        return _set_page(request, shown, refused=str(refused), status=409)
    messages.success(request, _("Retired. Who uses it goes on with it; nobody new is offered it."))
    return redirect("criteria_set", shown.public_id)


# --- facets ----------------------------------------------------------------------
@installation_administrator
@page_with_form
@reads_on_get
def facet_add(request, criteria_set: str) -> HttpResponse:
    """Add a facet."""
    shown = _set(criteria_set)
    form = FacetForm(posted(request))
    return _edit(
        request,
        shown,
        form,
        lambda: actions.add_facet(criteria_set=shown, **form.cleaned_data),
        title=_("Add a facet"),
    )


@installation_administrator
@page_with_form
@reads_on_get
def facet_edit(request, facet: str) -> HttpResponse:
    """Rename a facet."""
    row = _facet(facet)
    form = FacetEditForm(posted(request), initial=_initial(row, "name_en", "name_nl", "version"))
    return _edit(
        request,
        row.criteria_set,
        form,
        lambda: actions.change_facet(facet=row, **form.cleaned_data),
        title=_("Rename “%(facet)s”") % {"facet": row.name},
    )


@installation_administrator
@require_POST
def facet_remove(request, facet: str) -> HttpResponse:
    """Take a facet out of a draft."""
    row = _facet(facet)
    return _do(request, row.criteria_set, lambda: actions.remove_facet(facet=row))


@installation_administrator
@require_POST
def facet_move(request, facet: str) -> HttpResponse:
    """Move a facet one place."""
    row = _facet(facet)
    up = request.POST.get("to") == "up"
    return _do(request, row.criteria_set, lambda: actions.move_facet(facet=row, up=up))


# --- statements --------------------------------------------------------------------
@installation_administrator
@page_with_form
@reads_on_get
def statement_add(request, facet: str) -> HttpResponse:
    """Add a statement to a facet."""
    row = _facet(facet)
    form = StatementForm(posted(request))
    return _edit(
        request,
        row.criteria_set,
        form,
        lambda: actions.add_statement(facet=row, **form.cleaned_data),
        title=_("A statement for “%(facet)s”") % {"facet": row.name},
    )


@installation_administrator
@page_with_form
@reads_on_get
def statement_edit(request, statement: str) -> HttpResponse:
    """Reword a statement."""
    row = _statement(statement)
    initial = _initial(row, "text_en", "text_nl", "reversed", "version")
    form = StatementEditForm(posted(request), initial=initial)
    return _edit(
        request,
        row.criteria_set,
        form,
        lambda: actions.change_statement(statement=row, **form.cleaned_data),
        title=_("Change %(code)s") % {"code": row.code},
    )


@installation_administrator
@require_POST
def statement_remove(request, statement: str) -> HttpResponse:
    """Take a statement out of a draft."""
    row = _statement(statement)
    return _do(request, row.criteria_set, lambda: actions.remove_statement(statement=row))


@installation_administrator
@require_POST
def statement_move(request, statement: str) -> HttpResponse:
    """Move a statement one place."""
    row = _statement(statement)
    up = request.POST.get("to") == "up"
    return _do(request, row.criteria_set, lambda: actions.move_statement(statement=row, up=up))


# --- small steps ---------------------------------------------------------------------
def _set(public_id: str) -> CriteriaSet:
    return get_object_or_404(CriteriaSet, public_id=public_id)


def _facet(public_id: str) -> Facet:
    return get_object_or_404(Facet.objects.select_related("criteria_set"), public_id=public_id)


def _statement(public_id: str) -> Criterion:
    return get_object_or_404(Criterion.objects.select_related("criteria_set", "facet"), public_id=public_id)


def _initial(row, *names: str) -> dict:
    return {name: getattr(row, name) for name in names}


def _weights_form(shown: CriteriaSet, data=None) -> WeightsForm:
    counted = (Facet.Kind.TRUST, Facet.Kind.CONDITION)
    facets = [facet for facet in shown.facets.all() if facet.kind in counted or facet.weight]
    return WeightsForm(data, facets=facets)


def _set_page(request, shown: CriteriaSet, *, form=None, refused: str = "", status: int = 200) -> HttpResponse:
    page = pages.set_page(shown)
    form = form or _weights_form(shown)
    fields = {facet.code: form[f"w_{facet.code}"] for facet in form.facets}
    context = {
        "page": page,
        "set": shown,
        "form": form,
        "weighed": [(row, fields.get(row.facet.code)) for row in page.facets],
        "refused": refused,
        "sample": next(iter(pages.preview(shown)), None),
    }
    return render(request, "criteria/criteria_set.html", context, status=status)


def _do(request, shown: CriteriaSet, verb: Callable) -> HttpResponse:
    try:
        verb()
    except REFUSALS as refused:
        return _set_page(request, shown, refused=str(refused), status=409)
    return redirect(reverse("criteria_set", args=[shown.public_id]) + "#statements")


def _edit(request, shown: CriteriaSet, form, save: Callable, *, title: str) -> HttpResponse:
    tried = attempt_on(form, save, REFUSALS)
    if tried.is_done:
        messages.success(request, _("Saved."))
        return redirect(reverse("criteria_set", args=[shown.public_id]) + "#statements")
    return _form_page(request, shown, form, title=title, verb=_("Save"), differences=tried.differences)


def _form_page(request, shown: CriteriaSet, form, *, title: str, verb: str, differences=()) -> HttpResponse:
    context = {"set": shown, "form": form, "title": title, "verb": verb, "differences": differences}
    return render(request, "criteria/criteria_form.html", context, status=answer_to(form, differences))

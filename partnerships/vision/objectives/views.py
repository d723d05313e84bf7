"""Pages of objectives: one with its picture, drafting and changing, steps, figures."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.people.gates import posted, readonly, reads_on_get
from partnerships.roles import Permission
from partnerships.room.access import Access, requires
from partnerships.vision import pages
from partnerships.vision.objectives import actions
from partnerships.vision.objectives.detail import detail
from partnerships.vision.objectives.forms import (
    MeasurementForm,
    MilestoneForm,
    NewMilestoneForm,
    NewObjectiveForm,
    ObjectiveForm,
    ReachForm,
    ReasonForm,
)
from partnerships.vision.objectives.models import Milestone, Objective
from partnerships.vision.objectives.reads import with_everything
from partnerships.vision.objectives.standing_text import as_proposed, milestone_as_proposed

page_with_form = require_http_methods(["GET", "HEAD", "POST"])


# --- one objective --------------------------------------------------------
@requires(Permission.READ_ROOM)
@require_safe
@readonly
def objective_detail(request, access: Access, objective: str) -> HttpResponse:
    """One objective: figures against the target path, steps, who owns it, what waits for acceptance."""
    rows = with_everything(Objective.objects.filter(partnership=access.partnership, public_id=objective))
    found = rows.first()
    if found is None:
        raise Http404
    now = timezone.now()
    context = detail(found, access, today=access.partnership.day_at(now))
    return pages.room_page(request, access, "vision/objective_detail.html", context)


@requires(Permission.DRAFT_VISION)
@page_with_form
@reads_on_get
def objective_new(request, access: Access) -> HttpResponse:
    """Draft an objective."""
    form = NewObjectiveForm(posted(request), access=access)

    def do():
        actions.draft_objective(
            partnership=access.partnership,
            public_id=form.cleaned_data["once"],
            columns=form.columns(),
            by=access.participant,
            now=timezone.now(),
        )

    tried = pages.attempt(form, do)
    if tried.is_done:
        messages.success(request, _("Drafted. Put it to all sides when the numbers are right."))
        return _to(access, form.cleaned_data["once"])
    back = reverse("vision", args=[access.partnership.public_id])
    return pages.form_page(request, access, "vision/objective_new.html", form, tried, back)


@requires(Permission.DRAFT_VISION)
@page_with_form
@reads_on_get
def objective_edit(request, access: Access, objective: str) -> HttpResponse:
    """Change a draft; propose a change of what is joint."""
    found = _objective(access, objective)
    form = ObjectiveForm(posted(request), access=access, objective=as_proposed(found))
    done = {}

    def do():
        done["proposal"] = actions.change_objective(
            objective=found,
            version=form.cleaned_data["version"],
            columns=form.columns(),
            by=access.participant,
            now=timezone.now(),
        )

    tried = pages.attempt(form, do)
    if tried.is_done:
        if done["proposal"] is not None:
            messages.success(request, _("Proposed. It counts from the moment every side has accepted it."))
        else:
            messages.success(request, _("Saved."))
        return _to(access, objective)
    return pages.form_page(
        request, access, "vision/objective_edit.html", form, tried, _page(access, objective), objective=found
    )


@requires(Permission.DRAFT_VISION)
@require_POST
def objective_propose(request, access: Access, objective: str) -> HttpResponse:
    """Put a draft to all sides."""
    found = _objective(access, objective)
    try:
        actions.propose_objective(objective=found, by=access.participant, now=timezone.now())
    except pages.REFUSALS as refusal:
        return pages.refused(request, access, refusal, _page(access, objective))
    messages.success(request, _("Proposed. It counts from the moment every side has accepted it."))
    return _to(access, objective)


@requires(Permission.DRAFT_VISION)
@page_with_form
@reads_on_get
def objective_set_aside(request, access: Access, objective: str) -> HttpResponse:
    """Set a draft aside, or propose to set aside what is joint."""
    found = _objective(access, objective)
    form = ReasonForm(posted(request))

    def do():
        actions.set_aside(
            objective=found, reason=form.cleaned_data["reason"], by=access.participant, now=timezone.now()
        )

    tried = pages.attempt(form, do)
    if tried.is_done:
        return _to(access, objective)
    return pages.form_page(
        request, access, "vision/objective_set_aside.html", form, tried, _page(access, objective), objective=found
    )


# --- steps ----------------------------------------------------------------
@requires(Permission.DRAFT_VISION)
@page_with_form
@reads_on_get
def milestone_new(request, access: Access, objective: str) -> HttpResponse:
    """Plan a step towards an objective."""
    found = _objective(access, objective)
    form = NewMilestoneForm(posted(request), access=access)

    def do():
        typed = form.cleaned_data
        actions.plan_milestone(
            objective=found,
            public_id=typed["once"],
            title=typed["title"],
            due_on=typed["due_on"],
            by=access.participant,
            now=timezone.now(),
        )

    tried = pages.attempt(form, do)
    if tried.is_done:
        messages.success(request, _("Proposed. It counts from the moment every side has accepted it."))
        return _to(access, objective)
    return pages.form_page(
        request, access, "vision/milestone_new.html", form, tried, _page(access, objective), objective=found
    )


@requires(Permission.DRAFT_VISION)
@page_with_form
@reads_on_get
def milestone_edit(request, access: Access, milestone: str) -> HttpResponse:
    """Propose other words or another day for a step."""
    found = _milestone(access, milestone)
    stands = milestone_as_proposed(found)
    initial = {"title": stands.title, "due_on": stands.due_on, "version": stands.version}
    form = MilestoneForm(posted(request), initial=initial)

    def do():
        actions.move_milestone(milestone=found, by=access.participant, now=timezone.now(), **form.cleaned_data)

    return _milestone_form(request, access, found, form, do, "vision/milestone_edit.html")


@requires(Permission.DRAFT_VISION)
@page_with_form
@reads_on_get
def milestone_drop(request, access: Access, milestone: str) -> HttpResponse:
    """Propose to drop a step."""
    found = _milestone(access, milestone)
    form = ReasonForm(posted(request))

    def do():
        actions.drop_milestone(
            milestone=found, reason=form.cleaned_data["reason"], by=access.participant, now=timezone.now()
        )

    return _milestone_form(request, access, found, form, do, "vision/milestone_drop.html")


@requires(Permission.DRAFT_VISION)
@page_with_form
@reads_on_get
def milestone_reach(request, access: Access, milestone: str) -> HttpResponse:
    """Write down that a step was reached."""
    found, now = _milestone(access, milestone), timezone.now()
    form = ReachForm(
        posted(request),
        today=access.partnership.day_at(now),
        initial={"reached_on": access.partnership.day_at(now)},
    )

    def do():
        actions.reach_milestone(milestone=found, by=access.participant, now=now, **form.cleaned_data)

    return _milestone_form(request, access, found, form, do, "vision/milestone_reach.html")


def _milestone_form(request, access: Access, milestone: Milestone, form, do, template: str) -> HttpResponse:
    tried = pages.attempt(form, do)
    objective = milestone.objective
    if tried.is_done:
        messages.success(request, _("Saved."))
        return _to(access, objective.public_id)
    back = _page(access, objective.public_id)
    return pages.form_page(request, access, template, form, tried, back, milestone=milestone, objective=objective)


# --- figures --------------------------------------------------------------
@requires(Permission.DRAFT_VISION)
@page_with_form
@reads_on_get
def measurement_record(request, access: Access, objective: str) -> HttpResponse:
    """Enter a figure with its evidence."""
    found, now = _objective(access, objective), timezone.now()
    form = MeasurementForm(posted(request), today=access.partnership.day_at(now))

    def do():
        actions.record_measurement(objective=found, by=access.participant, now=now, **form.cleaned_data)

    tried = pages.attempt(form, do)
    if tried.is_done:
        messages.success(request, _("The figure is entered; every side sees it."))
        return _to(access, objective)
    return pages.form_page(
        request, access, "vision/measurement_record.html", form, tried, _page(access, objective), objective=found
    )


# --- small steps ----------------------------------------------------------
def _objective(access: Access, public_id: str) -> Objective:
    rows = Objective.objects.filter(partnership=access.partnership, public_id=public_id).select_related(
        "partnership", "asked_by", "owner", "counterpart"
    )
    found = rows.first()
    if found is None:
        raise Http404
    return found


def _milestone(access: Access, public_id: str) -> Milestone:
    rows = Milestone.objects.filter(partnership=access.partnership, public_id=public_id)
    found = rows.select_related("partnership", "objective").first()
    if found is None:
        raise Http404
    return found


def _page(access: Access, objective: str) -> str:
    return reverse("objective_detail", args=[access.partnership.public_id, objective])


def _to(access: Access, objective: str) -> HttpResponse:
    return redirect(_page(access, objective))

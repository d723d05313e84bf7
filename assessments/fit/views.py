"""The page on which each side says how it sees the fit, and on which all read it once all have."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.people.gates import posted, readonly, reads_on_get
from accounts.versions import ChangedMeanwhile, Difference, answer_to
from assessments.fit import actions
from assessments.fit.forms import FitForm, filled
from assessments.fit.models import FitSheet
from assessments.fit.reads import Fit, fit_of, sheets_of
from partnerships.choice.criteria.reads import joint_proposal
from partnerships.choice.pages import REFUSALS, room_page
from partnerships.roles import Permission
from partnerships.room.access import Access, requires
from partnerships.room.models import Proposal


def fit_for(access: Access) -> tuple[Proposal | None, Fit | None]:
    """Return the joint criteria and the fit along them, as this reader may see it."""
    proposal = joint_proposal(access.partnership)
    if proposal is None:
        return None, None
    seated = {side.pk for side in access.sides}
    return proposal, fit_of(proposal, sheets_of([proposal]), seated, access.side)


@requires(Permission.READ_ROOM)
@require_safe
@readonly
def fit(request, access: Access) -> HttpResponse:
    """How the sides see the fit; before all have handed in, only that it is sealed."""
    _proposal, found = fit_for(access)
    return room_page(request, access, "fit/fit.html", {"fit": found})


@requires(Permission.WRITE_ROOM)
@require_http_methods(["GET", "HEAD", "POST"])
@reads_on_get
def fit_write(request, access: Access) -> HttpResponse:
    """Write down how the own side sees it: save, or save and hand in."""
    proposal, found = fit_for(access)
    if proposal is None or found is None:
        return room_page(request, access, "fit/fit.html", {"fit": None}, 409 if request.method == "POST" else 200)
    form = FitForm(
        posted(request),
        criteria=found.criteria,
        initial=filled(found.own, proposal.fingerprint),
    )
    status = answer_to(form)
    differences: list[Difference] = []
    if request.method == "POST" and form.is_valid():
        try:
            sheet = _save(request, access, form)
        except ChangedMeanwhile as meanwhile:
            differences = _both_texts(form, meanwhile.current)
            status = 409
        except REFUSALS as refused:
            form.add_error(None, str(refused))
            status = 409
        else:
            handed_in = sheet.handed_in_at is not None
            said = _("Handed in. It opens for all at once.") if handed_in else _("Saved. Only your side reads it.")
            messages.success(request, said)
            return redirect("fit", access.partnership.public_id)
    context = {"form": form, "fit": found, "pairs": _pairs(form), "differences": differences}
    return room_page(request, access, "fit/fit_write.html", context, status)


def _save(request, access: Access, form: FitForm):
    typed = form.cleaned_data
    return actions.write_fit(
        criteria=typed["fingerprint"],
        marks=form.marks(),
        belief=typed["belief"],
        belief_because=typed["belief_because"],
        to_talk_about=typed["to_talk_about"],
        version=typed["version"],
        hand_in="hand_in" in request.POST,
        by=access.participant,
        now=timezone.now(),
    )


def _both_texts(form: FitForm, current: FitSheet) -> list[Difference]:
    """Lay what was typed beside what a colleague saved; sent again, the form replaces it."""
    form.data = form.data.copy()
    form.data["version"] = current.version
    theirs = filled(current, "")
    return [
        Difference(str(field.label), str(form.cleaned_data.get(name) or "–"), str(theirs.get(name) or "–"))
        for name, field in form.fields.items()
        if name not in ("version", "fingerprint") and form.cleaned_data.get(name) != theirs.get(name)
    ]


def _pairs(form: FitForm) -> list[tuple]:
    return [
        (form[f"level_{criterion.public_id}"], form[f"evidence_{criterion.public_id}"])
        for criterion in form.criteria
    ]

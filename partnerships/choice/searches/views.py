"""Pages of an organisation's searches, for who may search. The comparison itself stands in dashboards."""

from collections.abc import Callable

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.lists import listing
from accounts.lists.files import asks_for_file
from accounts.organisations.models import Membership
from accounts.people.gates import organisation_searcher, posted, readonly, reads_on_get
from partnerships.choice.criteria.forms import CriterionEditForm, CriterionForm
from partnerships.choice.criteria.models import Criterion
from partnerships.choice.pages import answer_form, press
from partnerships.choice.searches import actions, reads
from partnerships.choice.searches.forms import (
    CandidacyForm,
    SearchCloseForm,
    SearchEditForm,
    SearchStartForm,
    TreatmentForm,
)
from partnerships.choice.searches.models import Candidacy, PartnerSearch, SearchCriterion
from partnerships.choice.searches.sheet import SHEET

page_with_form = require_http_methods(["GET", "HEAD", "POST"])


def find_search(membership: Membership, public_id: str) -> PartnerSearch:
    """Return a search of the person's own organisation, or 404."""
    rows = PartnerSearch.objects.select_related("organisation", "started_by")
    found = rows.filter(organisation=membership.organisation, public_id=public_id).first()
    if found is None:
        raise Http404
    return found


def _address(search: PartnerSearch) -> str:
    return reverse("search", args=[search.organisation.public_id, search.public_id])


def _form_page(
    request,
    membership: Membership,
    *,
    template: str,
    form: forms.Form,
    save: Callable,
    done: str,
    back: str | Callable,
    search: PartnerSearch | None = None,
) -> HttpResponse:
    leave = _address(search) if search else reverse("search_list", args=[membership.organisation.public_id])

    def page(differences: list, status: int) -> HttpResponse:
        context = {
            "form": form,
            "differences": differences,
            "search": search,
            "organisation": membership.organisation,
            "back_url": leave,
        }
        return render(request, template, context, status=status)

    return answer_form(request, form=form, save=save, done=done, back=back, page=page)


@organisation_searcher
@require_safe
@readonly
def search_list(request, membership: Membership) -> HttpResponse:
    """The searches of the own organisation."""
    rows = reads.of_organisation(membership.organisation)
    found = listing(request, rows, sorts={"question": "question", "started": "started_at"}, may_take=True)
    if asks_for_file(request):
        return SHEET.answer(request, found.rows, may_take=True)
    return render(request, "choice/search_list.html", {"listing": found, "organisation": membership.organisation})


@organisation_searcher
@page_with_form
@reads_on_get
def search_new(request, membership: Membership) -> HttpResponse:
    """Begin a search."""
    return _form_page(
        request,
        membership,
        template="choice/search_new.html",
        form=SearchStartForm(posted(request)),
        save=lambda typed: actions.start_search(
            organisation=membership.organisation, by=request.user, now=timezone.now(), **typed
        ),
        done=_("The search has begun. Next: the criteria you propose, and whom you invite."),
        back=_address,
    )


@organisation_searcher
@page_with_form
@reads_on_get
def search_edit(request, membership: Membership, search: str) -> HttpResponse:
    """Change what a search says."""
    found = find_search(membership, search)
    names = ("question", "subject", "purpose", "published_on", "published_at_place", "version")
    form = SearchEditForm(
        posted(request), today=timezone.localdate(), initial={name: getattr(found, name) for name in names}
    )
    return _form_page(
        request,
        membership,
        template="choice/search_edit.html",
        form=form,
        save=lambda typed: actions.change_search(search=found, by=request.user, **typed),
        done=_("Saved."),
        back=_address(found),
        search=found,
    )


@organisation_searcher
@page_with_form
@reads_on_get
def search_close(request, membership: Membership, search: str) -> HttpResponse:
    """End a search."""
    found = find_search(membership, search)
    return _form_page(
        request,
        membership,
        template="choice/search_close.html",
        form=SearchCloseForm(posted(request)),
        save=lambda typed: actions.close_search(search=found, by=request.user, now=timezone.now(), **typed),
        done=_("The search has ended."),
        back=_address(found),
        search=found,
    )


@organisation_searcher
@page_with_form
@reads_on_get
def search_criterion_new(request, membership: Membership, search: str) -> HttpResponse:
    """Propose a criterion."""
    found = find_search(membership, search)
    return _form_page(
        request,
        membership,
        template="choice/search_criterion_new.html",
        form=CriterionForm(posted(request)),
        save=lambda typed: actions.add_search_criterion(
            search=found, by=request.user, now=timezone.now(), **typed
        ),
        done=_("Saved."),
        back=_address(found),
        search=found,
    )


def _criterion(search: PartnerSearch, public_id: str, *, also_removed: bool = False) -> SearchCriterion:
    rows = SearchCriterion.objects.select_related("search").filter(search=search, public_id=public_id)
    found = rows.first() if also_removed else rows.filter(removed_at=None).first()
    if found is None:
        raise Http404
    return found


@organisation_searcher
@page_with_form
@reads_on_get
def search_criterion_edit(request, membership: Membership, search: str, criterion: str) -> HttpResponse:
    """Word a criterion anew."""
    found = find_search(membership, search)
    row = _criterion(found, criterion)
    form = CriterionEditForm(posted(request), initial=row.texts() | {"version": row.version})
    return _form_page(
        request,
        membership,
        template="choice/search_criterion_edit.html",
        form=form,
        save=lambda typed: actions.change_search_criterion(
            criterion=row, by=request.user, now=timezone.now(), **typed
        ),
        done=_("Saved. Rooms that have this criterion keep their words."),
        back=_address(found),
        search=found,
    )


@organisation_searcher
def search_criterion_remove(request, membership: Membership, search: str, criterion: str) -> HttpResponse:
    """Propose it no longer."""
    found = find_search(membership, search)
    row = _criterion(found, criterion, also_removed=True)
    return press(
        request,
        run=lambda: actions.remove_search_criterion(criterion=row, by=request.user, now=timezone.now()),
        done=_("Taken off your list. Rooms that have it keep it."),
        back=_address(found),
    )


@organisation_searcher
def search_criterion_take(request, membership: Membership, search: str, criterion: str) -> HttpResponse:
    """Take a criterion over that came up in one of the rooms."""
    found = find_search(membership, search)
    rooms = Candidacy.objects.filter(search=found).values("partnership_id")
    row = Criterion.objects.filter(partnership__in=rooms, public_id=criterion).first()
    if row is None:
        raise Http404
    return press(
        request,
        run=lambda: actions.take_over(search=found, criterion=row, by=request.user, now=timezone.now()),
        done=_("Taken over. It is your own from now on, wherever you propose it."),
        back=_address(found),
    )


@organisation_searcher
@page_with_form
@reads_on_get
def candidacy_new(request, membership: Membership, search: str) -> HttpResponse:
    """Open a room with one organisation."""
    found = find_search(membership, search)
    form = CandidacyForm(posted(request), search=found, user=request.user)

    def save(typed: dict):
        return actions.open_candidacy(
            search=found,
            public_id=typed["once"],
            subject=typed["subject"],
            label=typed["label"],
            guest=form.guest(),
            by=request.user,
            now=timezone.now(),
        )

    return _form_page(
        request,
        membership,
        template="choice/candidacy_new.html",
        form=form,
        save=save,
        done=_("The room is open, and the letter is on its way."),
        back=_address(found),
        search=found,
    )


@organisation_searcher
def candidacy_bring(request, membership: Membership, search: str, candidacy: str) -> HttpResponse:
    """Put the criteria of the search that a room lacks to that room."""
    found = find_search(membership, search)
    rows = Candidacy.objects.filter(search=found, partnership__public_id=candidacy)
    row = rows.select_related("search", "partnership").first()
    if row is None:
        raise Http404
    return press(
        request,
        run=lambda: actions.bring_criteria(candidacy=row, by=request.user, now=timezone.now()),
        done=_("Proposed in that room as your own. It counts there once every side has accepted it."),
        back=_address(found),
    )


@organisation_searcher
@page_with_form
@reads_on_get
def treatment_new(request, membership: Membership, search: str) -> HttpResponse:
    """Write a line into the equal-treatment log."""
    found = find_search(membership, search)
    today = timezone.localdate()
    form = TreatmentForm(posted(request), today=today, initial={"told_on": today, "told_all": True})
    return _form_page(
        request,
        membership,
        template="choice/treatment_new.html",
        form=form,
        save=lambda typed: actions.note_treatment(search=found, by=request.user, now=timezone.now(), **typed),
        done=_("Noted."),
        back=_address(found),
        search=found,
    )

"""Searching a partner: what is looked for, the criteria proposed, and a room for each organisation."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.organisations.models import Organisation
from accounts.versions import save_if_unchanged
from partnerships.choice.acting import ChoiceRefused
from partnerships.choice.criteria.actions import MOST, add_criterion, propose_criteria
from partnerships.choice.criteria.models import Criterion
from partnerships.choice.searches.models import Candidacy, PartnerSearch, SearchCriterion, TreatmentNote
from partnerships.room.seats.models import Participant
from partnerships.room.table.actions import Guest, may_open_for, open_partnership


@transaction.atomic
def start_search(
    *, organisation: Organisation, question: str, subject: str, purpose: str, by, now: datetime
) -> PartnerSearch:
    """Begin a search. The same question twice is one search."""
    Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)
    _entitled(by, organisation)
    same = PartnerSearch.objects.filter(organisation=organisation, question=question, closed_at=None).first()
    if same is not None:
        return same
    return PartnerSearch.objects.create(
        organisation=organisation,
        question=question,
        subject=subject,
        purpose=purpose,
        started_by=by,
        started_at=now,
    )


@transaction.atomic
def change_search(
    *,
    search: PartnerSearch,
    version: int,
    question: str,
    subject: str,
    purpose: str,
    published_on: date | None,
    published_at_place: str,
    by,
) -> PartnerSearch:
    """Change what a search says. Raises ChangedMeanwhile if a colleague did so first."""
    search = _held(search, by)
    save_if_unchanged(
        search,
        version,
        question=question,
        subject=subject,
        purpose=purpose,
        published_on=published_on,
        published_at_place=published_at_place,
    )
    return search


@transaction.atomic
def close_search(*, search: PartnerSearch, because: str, by, now: datetime) -> PartnerSearch:
    """End a search; its rooms go their own way. Twice is once."""
    search = _held(search, by, also_closed=True)
    if search.closed_at is None:
        search.closed_at, search.closed_because = now, because
        search.save(update_fields=["closed_at", "closed_because"])
    return search


@transaction.atomic
def add_search_criterion(*, search: PartnerSearch, by, now: datetime, **texts: Any) -> SearchCriterion:
    """Propose a criterion to whoever is invited from now on. The same title twice is one."""
    search = _held(search, by)
    rows = search.criteria.filter(removed_at=None)
    same = rows.filter(title__iexact=texts["title"]).first()
    if same is not None:
        if same.texts() == texts:
            return same
        raise ChoiceRefused(_("There is a criterion with this title already. Change that one."))
    if rows.count() >= MOST:
        raise ChoiceRefused(
            _("%(most)s criteria is as many as two organisations can talk about. Take one away first.")
            % {"most": MOST}
        )
    return SearchCriterion.objects.create(search=search, added_at=now, **texts)


@transaction.atomic
def change_search_criterion(
    *, criterion: SearchCriterion, version: int, by, now: datetime, **texts: Any
) -> SearchCriterion:
    """Word a criterion anew; rooms that have it keep their words."""
    search = _held(criterion.search, by)
    others = search.criteria.filter(removed_at=None).exclude(pk=criterion.pk)
    if others.filter(title__iexact=texts["title"]).exists():
        raise ChoiceRefused(_("There is a criterion with this title already. Change that one."))
    save_if_unchanged(criterion, version, **texts)
    return criterion


@transaction.atomic
def remove_search_criterion(*, criterion: SearchCriterion, by, now: datetime) -> None:
    """Propose it no longer to whoever is invited from now on. Twice is once."""
    _held(criterion.search, by)
    SearchCriterion.objects.filter(pk=criterion.pk, removed_at=None).update(removed_at=now)


@transaction.atomic
def take_over(*, search: PartnerSearch, criterion: Criterion, by, now: datetime) -> SearchCriterion:
    """Make a criterion that came up in one room the searching organisation's own.

    Elsewhere it then appears as the searcher's: who brought it first is told to nobody.
    """
    return add_search_criterion(search=search, by=by, now=now, **criterion.texts())


@transaction.atomic
def open_candidacy(
    *, search: PartnerSearch, public_id: str, subject: str, label: str, guest: Guest, by, now: datetime
) -> Candidacy:
    """Open a room with one organisation, an island like every room, and put the criteria to it.

    `public_id` was given out with the form: sent twice, it opens one room. The room itself holds nothing
    that leads to the search.
    """
    search = _held(search, by)
    before = Candidacy.objects.filter(search=search, partnership__public_id=public_id).first()
    if before is not None:
        return before
    partnership = open_partnership(
        public_id=public_id,
        subject=subject,
        organisation=search.organisation,
        label=label,
        lead=by,
        guest=guest,
        by=by,
        now=now,
    )
    candidacy = Candidacy.objects.create(search=search, partnership=partnership, begun_at=now)
    _bring(search, Participant.objects.present().get(partnership=partnership, user=by), now)
    return candidacy


@transaction.atomic
def bring_criteria(*, candidacy: Candidacy, by, now: datetime) -> int:
    """Put the criteria of the search that a room lacks to that room, as the own side's; returns how many."""
    search = _held(candidacy.search, by)
    seat = Participant.objects.present().filter(partnership=candidacy.partnership, user=by).first()
    if seat is None:
        raise ChoiceRefused(_("You have no seat in this room. A colleague who sits there can do it."))
    return _bring(search, seat, now)


@transaction.atomic
def note_treatment(
    *,
    search: PartnerSearch,
    told_on: date,
    what: str,
    told_all: bool,
    whom: str,
    why_not_all: str,
    by,
    now: datetime,
) -> TreatmentNote:
    """Write a line into the equal-treatment log. The same line twice is one."""
    search = _held(search, by, also_closed=True)
    said = {
        "told_on": told_on,
        "what": what,
        "told_all": told_all,
        "whom": whom,
        "why_not_all": why_not_all,
    }
    same = TreatmentNote.objects.filter(search=search, **said).first()
    return same or TreatmentNote.objects.create(search=search, noted_by=by, noted_at=now, **said)


# --- small steps ----------------------------------------------------------
def _entitled(by, organisation: Organisation) -> None:
    if organisation not in may_open_for(by):
        raise ChoiceRefused(_("You may not search partners for this organisation."))


def _held(search: PartnerSearch, by, *, also_closed: bool = False) -> PartnerSearch:
    """Lock the search and read it again; refuse without the right, and once it is closed."""
    PartnerSearch.objects.select_for_update(no_key=True).get(pk=search.pk)
    fresh = PartnerSearch.objects.select_related("organisation").get(pk=search.pk)
    _entitled(by, fresh.organisation)
    if fresh.closed_at is not None and not also_closed:
        raise ChoiceRefused(_("This search has ended. Begin a new one."))
    return fresh


def _bring(search: PartnerSearch, seat: Participant, now: datetime) -> int:
    standing = Criterion.objects.filter(partnership=seat.partnership_id)
    # What a room took off its list is not brought back behind its back: that is for a talk.
    known = {title.casefold() for title in standing.values_list("title", flat=True)}
    wanted = [
        criterion
        for criterion in search.criteria.filter(removed_at=None)
        if criterion.title.casefold() not in known
    ]
    for criterion in wanted:
        add_criterion(by=seat, now=now, **criterion.texts())
    if wanted:
        propose_criteria(by=seat, now=now)
    return len(wanted)

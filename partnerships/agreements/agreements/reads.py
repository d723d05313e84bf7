"""What pages show of agreements."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Prefetch
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from accounts.people.templatetags.samen import day
from partnerships.agreements.agreements.content import (
    KIND,
    content_of_accepted,
    content_of_draft,
    dates_in_words,
    is_joint,
    source_of,
    source_text,
)
from partnerships.agreements.agreements.models import AcceptedAgreement, Agreement
from partnerships.agreements.clauses.models import Clause
from partnerships.agreements.glossary.models import Term
from partnerships.agreements.rules import before_confirming
from partnerships.agreements.states import Worked, worked
from partnerships.agreements.words import lacks_in_words
from partnerships.roles import Function, Permission
from partnerships.room import subjects
from partnerships.room.access import Access
from partnerships.room.canonical import in_fours
from partnerships.room.differences import Piece, differences_in_words, paragraphs
from partnerships.room.models import Participant, Partnership, Proposal
from partnerships.room.subjects import Shown

COMPARED = ("number", "title", "text")  # what an accepted version keeps of a clause's words


@dataclass(frozen=True)
class Confirmation:
    """One side's confirmation of a clause, or that there is none yet."""

    mark: int
    name: str
    words: str
    is_open: bool


@dataclass(frozen=True)
class ClauseShown:
    """A clause as it stands on the page of its agreement."""

    public_id: str
    number: str
    title: str
    pieces: list[list[Piece]]
    source_kind: str
    source_text: str
    source_url: str
    source_is_joint: bool
    reason: str
    accepts: list[Confirmation]
    lacks: list[str]
    url: str
    can_confirm: bool
    version: int
    is_new: bool
    is_changed: bool
    proposed_by: str


@dataclass(frozen=True)
class Version:
    """One accepted version in the table of versions."""

    number: int
    what: str
    accepted_at: datetime
    fingerprint: str
    url: str


@dataclass(frozen=True)
class AgreementPage:
    """Everything about one agreement."""

    agreement: Agreement
    changed: list[ClauseShown]
    unchanged: list[ClauseShown]
    removed: list[dict]
    confirmed: int
    lacks: list[str]
    dates: list[tuple[str, str]]
    terms: list[Term]
    versions: list[Version]
    last: AcceptedAgreement | None
    last_fingerprint: str
    counsel: list[tuple[int, str]]
    proposal: Proposal | None = None

    @property
    def clauses(self) -> int:
        return len(self.changed) + len(self.unchanged)


def of_partnership(partnership: Partnership):
    """Agreements of one room, each with its accepted versions, newest first."""
    accepted = AcceptedAgreement.objects.order_by("-number")
    return (
        Agreement.objects.filter(partnership=partnership)
        .select_related("partnership", "begun_by__user", "begun_by__side__organisation")
        .prefetch_related(Prefetch("accepted", queryset=accepted))
        .order_by("begun_at", "pk")
    )


def page_of(agreement: Agreement, access: Access) -> AgreementPage:
    """Return what the page of one agreement shows; the number of statements does not depend on its length."""
    rows = worked(agreement)
    terms = list(Term.objects.filter(agreement=agreement, removed_at=None))
    accepted = list(agreement.accepted.all())
    last = accepted[0] if accepted else None
    before = {one["id"]: one for one in content_of_accepted(last)["clauses"]} if last else {}
    places = source_places(rows.clauses, agreement.partnership)
    shown = [
        _clause(clause, rows, before.get(clause.public_id), last is not None, access, places)
        for clause in rows.clauses
    ]
    standing = {clause.public_id for clause in rows.clauses}
    draft = content_of_draft(agreement, rows.clauses, terms, [])
    return AgreementPage(
        agreement=agreement,
        changed=[one for one in shown if one.is_new or one.is_changed],
        unchanged=[one for one in shown if not (one.is_new or one.is_changed)],
        removed=[one for key, one in before.items() if key not in standing],
        confirmed=sum(1 for one in shown if not any(side.is_open for side in one.accepts)),
        lacks=lacks_in_words(rows.missing, rows.sides) if agreement.is_drafting else [],
        dates=[(label, day(iso)) for label, iso in dates_in_words(draft)],
        terms=terms,
        versions=versions_of(agreement, accepted),
        last=last,
        last_fingerprint=in_fours(last.fingerprint) if last else "",
        counsel=counsel_since(agreement.partnership),
        proposal=_open_proposal(agreement),
    )


def _open_proposal(agreement: Agreement) -> Proposal | None:
    rows = Proposal.objects.filter(
        partnership=agreement.partnership_id, kind=KIND, subject_id=agreement.public_id, state=Proposal.State.OPEN
    )
    return (
        rows.select_related("proposed_by__user", "proposed_by__side__organisation")
        .prefetch_related("consents__side__organisation", "consents__given_by__user")
        .first()
    )


def _clause(
    clause: Clause, rows: Worked, before: dict | None, has_last: bool, access: Access, places: dict
) -> ClauseShown:
    state = rows.state(clause)
    source = source_of(clause)
    lacks = before_confirming(state, [side.pk for side in rows.sides])
    same = before is not None and all(before[name] == getattr(clause, name) for name in COMPARED)
    said = before["text"] if before else "" if has_last else clause.text
    mine = access.side.pk in state.confirmed_by
    return ClauseShown(
        public_id=clause.public_id,
        number=clause.number,
        title=clause.title,
        pieces=paragraphs(differences_in_words(said, clause.text)),
        source_kind=source[0] if source else "",
        source_text=source_text(*source) if source else "",
        source_url=places.get((source[0], source[1].public_id), "") if source else "",
        source_is_joint=is_joint(source),
        reason=clause.reason,
        accepts=confirmations_of(clause, rows, access),
        lacks=lacks_in_words(lacks, rows.sides),
        url=reverse("clause_detail", args=[access.partnership.public_id, clause.public_id]),
        can_confirm=not lacks and not mine and access.may(Permission.CONFIRM_CLAUSE),
        version=clause.version,
        is_new=has_last and before is None,
        is_changed=before is not None and not same,
        proposed_by="" if before else _side_name(clause, rows),
    )


def _side_name(clause: Clause, rows: Worked) -> str:
    for side in rows.sides:
        if side.pk == clause.drafted_by.side_id:
            return side.short_name
    return ""


def confirmations_of(clause: Clause, rows: Worked, access: Access) -> list[Confirmation]:
    """Return each side's confirmation of one clause, in the order of every page."""
    given = rows.confirmations.get(clause.pk, {})
    found = []
    for side in rows.sides:
        row = given.get(side.pk)
        if row is None or row.of_version != clause.version:
            waits = side.pk == access.side.pk and access.may(Permission.CONFIRM_CLAUSE)
            words = _("waits for you") if waits else _("not yet")
            found.append(Confirmation(side.mark, side.short_name or side.name, words, True))
        else:
            found.append(Confirmation(side.mark, f"{row.confirmed_by.user.name},", day(row.confirmed_at), False))
    return found


def source_places(clauses: Collection[Clause], partnership: Partnership) -> dict[tuple[str, str], str]:
    """Return the pages on which the sources of clauses stand; one statement for each kind."""
    sources = [source_of(clause) for clause in clauses]
    wanted = {(source[0], source[1].public_id) for source in sources if source}
    return {pair: shown.url for pair, shown in subjects.find_all(partnership, wanted).items()}


def versions_of(agreement: Agreement, accepted: list[AcceptedAgreement]) -> list[Version]:
    """Return the accepted versions, newest first, each with what changed in it."""
    found = []
    address = [agreement.partnership.public_id, agreement.public_id]
    for place, row in enumerate(accepted):
        earlier = accepted[place + 1] if place + 1 < len(accepted) else None
        found.append(
            Version(
                row.number,
                what_changed(row, earlier),
                row.accepted_at,
                row.fingerprint,
                reverse("agreement_version", args=[*address, row.public_id]),
            )
        )
    return found


def what_changed(row: AcceptedAgreement, earlier: AcceptedAgreement | None) -> str:
    """Say in few words what a version brought."""
    now = {one["id"]: one for one in content_of_accepted(row)["clauses"]}
    if earlier is None:
        return _("First agreed, %(n)s clauses") % {"n": len(now)}
    before = {one["id"]: one for one in content_of_accepted(earlier)["clauses"]}
    changed = [one["number"] for key, one in now.items() if key in before and one != before[key]]
    new = [one["number"] for key, one in now.items() if key not in before]
    gone = [one["number"] for key, one in before.items() if key not in now]
    parts = [
        _("%(numbers)s changed") % {"numbers": ", ".join(changed)} if changed else "",
        _("%(numbers)s new") % {"numbers": ", ".join(new)} if new else "",
        _("%(numbers)s taken out") % {"numbers": ", ".join(gone)} if gone else "",
    ]
    return "; ".join(part for part in parts if part) or _("Dates, words or files")


def counsel_since(partnership: Partnership) -> list[tuple[int, str]]:
    """Return each counsel at the table and since when: mark and words."""
    people = (
        Participant.objects.present()
        .filter(partnership=partnership, function=Function.COUNSEL, side__left_at=None)
        .select_related("user", "side")
        .order_by(Lower("side__organisation__name"), "joined_at", "pk")
    )
    return [
        (
            person.side.mark,
            _("%(name)s, since %(month)s")
            % {"name": person.user.name, "month": date_format(localtime(person.joined_at), "F Y")},
        )
        for person in people
    ]


def find_agreements(partnership: Partnership, public_ids: Collection[str]) -> dict[str, Shown]:
    """Return agreements by public id, as a thing that questions, notes and files can be about."""
    rows = Agreement.objects.filter(partnership=partnership, public_id__in=public_ids).order_by("pk")
    return {
        row.public_id: Shown(row.title, reverse("agreement_detail", args=[partnership.public_id, row.public_id]))
        for row in rows
    }


def find_clauses(partnership: Partnership, public_ids: Collection[str]) -> dict[str, Shown]:
    """Return clauses by public id, as a thing that questions and notes can be about."""
    rows = Clause.objects.filter(agreement__partnership=partnership, public_id__in=public_ids).order_by("pk")
    return {
        row.public_id: Shown(
            f"{row.number} {row.title}", reverse("clause_detail", args=[partnership.public_id, row.public_id])
        )
        for row in rows
    }


def is_accepted(partnership: Partnership, public_id: str) -> bool:
    """Tell whether nothing of this agreement is drafted: its files stay as they are."""
    return Agreement.objects.filter(partnership=partnership, public_id=public_id, is_drafting=False).exists()


def days_ahead(agreement: Agreement, today: date) -> list[tuple[str, date]]:
    """Return the dates of an agreement that lie within the next two months: label and day."""
    found = []
    for name, label in (("renew_by_on", _("Decide on renewal by")), ("review_on", _("Looked at again on"))):
        day = getattr(agreement, name)
        if day and 0 <= (day - today).days <= 60:
            found.append((label, day))
    return found

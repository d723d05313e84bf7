"""What the page shows of proposals: content, each side's answer, and what the reader may do."""

import json
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import F, Prefetch, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.people.templatetags.samen import day
from partnerships import glossary
from partnerships.roles import TABLE, Function
from partnerships.room.access import Access
from partnerships.room.canonical import canonical, in_fours
from partnerships.room.consent.kinds import Kind, kind_of
from partnerships.room.consent.models import Consent, Proposal
from partnerships.room.seats.models import Partnership, Side
from partnerships.room.subjects import Shown

State = Proposal.State
SUBJECT = "proposal"  # the kind under which questions and notes are about a proposal


class Party(NamedTuple):
    """A side that has answered; it may have left the table since."""

    pk: int
    mark: int
    name: str
    short_name: str


class Given(NamedTuple):
    """What a side has answered: by whom, and in whose place."""

    side: Party
    verdict: str
    reason: str
    at: datetime
    by: str
    in_place_of: str


@dataclass(frozen=True)
class Answer:
    """One side's answer, or that there is none yet. `words` is what stands behind the name."""

    mark: int
    name: str
    words: str
    is_open: bool
    is_yours: bool = False
    by: str = ""
    reason: str = ""
    declined: bool = False


@dataclass(frozen=True)
class Acceptance:
    """Everything that the acceptance component shows of one proposal to one reader."""

    public_id: str
    title: str
    sentence: str
    rows: list[tuple[str, str]]
    accepts: list[Answer]
    version: int
    fingerprint: str
    fingerprint_short: str
    state: str
    proposed_by: str
    proposed_on: datetime
    url: str
    subject_url: str
    newest_url: str
    your_organisation: str
    needs_you: bool
    can_accept: bool
    can_decline: bool
    can_withdraw: bool
    who_can: str
    reasons: list[Answer] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        return self.state == State.OPEN


@dataclass(frozen=True)
class ChangedRow:
    """One row before and after; `is_changed` where they differ."""

    label: str
    before: str
    after: str
    is_changed: bool


def content_of(proposal: Proposal) -> dict[str, Any]:
    """Return what a proposal says."""
    content = json.loads(proposal.content)
    assert isinstance(content, dict)
    return content


def newest_of(proposal: Proposal) -> Proposal:
    """Return the newest version of the thing that a proposal is about."""
    versions = Proposal.objects.filter(
        partnership=proposal.partnership_id, kind=proposal.kind, subject_id=proposal.subject_id
    )
    return versions.order_by("-version")[0]


def content_since(newest: Proposal) -> dict[str, Any] | None:
    """Return what the rows say by now, where the newest version was cleared and none has been proposed since."""
    kind = kind_of(newest.kind)
    if newest.state != State.SUPERSEDED or kind.current is None:
        return None
    return kind.current(newest.partnership, newest.subject_id)


def sides_still_open(proposal: Proposal) -> list[Side]:
    """Return the sides, alphabetically, that have not accepted this proposal."""
    accepted = proposal.consents.filter(verdict=Consent.Verdict.ACCEPTED).values("side_id")
    sides = Side.objects.filter(partnership=proposal.partnership_id).seated().exclude(pk__in=accepted)
    return list(sides.select_related("organisation").alphabetical())


def find_proposals(partnership: Partnership, public_ids: Collection[str]) -> dict[str, Shown]:
    """Return proposals by public id, as a thing that questions, notes and files can be about."""
    rows = Proposal.objects.filter(partnership=partnership, public_id__in=public_ids).order_by("pk")
    return {
        row.public_id: Shown(
            str(kind_of(row.kind).title(content_of(row))),
            reverse("consent_detail", args=[partnership.public_id, row.public_id]),
        )
        for row in rows
    }


def of_partnership(access: Access) -> QuerySet[Proposal]:
    """Proposals of this room, with everything that `acceptances` needs of each in two statements.

    Of rows that are all shown, `answered` brings the same in one.
    """
    answers = Consent.objects.select_related("side__organisation", "given_by__user", "in_place_of__user")
    return (
        Proposal.objects.filter(partnership=access.partnership)
        .select_related("partnership", "proposed_by__user", "proposed_by__side__organisation")
        .prefetch_related(Prefetch("consents", queryset=answers))
    )


def answered(rows: QuerySet[Proposal]) -> list[Proposal]:
    """Return proposals of `of_partnership` with what each side answered, in one statement.

    A row of the database is an answer here, so the rows must not be cut off before.
    """
    joined = rows.prefetch_related(None).annotate(
        side_pk=F("consents__side"),
        side_mark=F("consents__side__mark"),
        side_name=F("consents__side__organisation__name"),
        side_short_name=F("consents__side__organisation__short_name"),
        verdict=F("consents__verdict"),
        reason=F("consents__reason"),
        given_at=F("consents__given_at"),
        giver=F("consents__given_by__user__name"),
        absent=F("consents__in_place_of__user__name"),
    )
    proposals: dict[int, Proposal] = {}
    for row in joined:
        proposal = proposals.setdefault(row.pk, row)
        if proposal is row:
            proposal.given = {}
        if row.side_pk is not None:
            side = Party(row.side_pk, row.side_mark, row.side_name, row.side_short_name)
            given = Given(side, row.verdict, row.reason, row.given_at, row.giver, row.absent or "")
            proposal.given[side.pk] = given
    return list(proposals.values())


def waiting(access: Access) -> list[Acceptance]:
    """Return the open proposals of this room, first those that wait for the reader; none once it has parted."""
    if access.partnership.has_parted:
        return []
    shown = acceptances(answered(of_partnership(access).filter(state=State.OPEN)), access)
    return sorted(shown, key=lambda acceptance: not acceptance.needs_you)


def settled(access: Access):
    """Proposals of this room that wait for nobody any more, newest first; with parting, none waits."""
    rows = of_partnership(access)
    if not access.partnership.has_parted:
        rows = rows.exclude(state=State.OPEN)
    return rows.order_by(F("settled_at").desc(nulls_first=True), "-pk")


def acceptance(proposal: Proposal, access: Access) -> Acceptance:
    """Return what the component shows of one proposal. It should come from `of_partnership`."""
    return acceptances([proposal], access)[0]


def acceptances(proposals: list[Proposal], access: Access) -> list[Acceptance]:
    """Return what the component shows of each proposal. They should come from `of_partnership` or `answered`."""
    if not proposals:
        return []
    newest = _newest_of(proposals, access)
    return [_acceptance(proposal, access, access.sides, newest) for proposal in proposals]


def rows_of(kind: Kind, content: dict) -> list[tuple[str, str]]:
    """Return all rows of a content as text, exactly what is accepted."""
    return [(str(label), str(value)) for label, value in kind.rows(content)]


def changed_rows(kind: Kind, before: dict, after: dict) -> list[ChangedRow]:
    """Lay two contents side by side, row by row; rows of the same label stand in one line."""
    old, new = _numbered(rows_of(kind, before)), _numbered(rows_of(kind, after))
    keys = list(new) + [key for key in old if key not in new]
    return [ChangedRow(key[0], old.get(key, ""), new.get(key, ""), old.get(key) != new.get(key)) for key in keys]


def version_read(proposal: Proposal, shown: str) -> Proposal | None:
    """Return the version of the same thing that carries this fingerprint: what stood on the page."""
    versions = Proposal.objects.filter(
        partnership=proposal.partnership_id, kind=proposal.kind, subject_id=proposal.subject_id
    )
    return versions.filter(fingerprint=shown[:64]).order_by("-version").first()


def has_moved_on(proposal: Proposal) -> dict | None:
    """Return the content of the rows behind an open proposal where it says something else by now."""
    kind = kind_of(proposal.kind)
    if kind.current is None or proposal.state != State.OPEN:
        return None
    now_says = kind.current(proposal.partnership, proposal.subject_id)
    return None if canonical(now_says) == proposal.content else now_says


def _numbered(rows: list[tuple[str, str]]) -> dict[tuple[str, int], str]:
    # Labels may come more than once ("Agenda item"): the n-th stands beside the n-th.
    seen: dict[str, int] = {}
    numbered = {}
    for label, value in rows:
        seen[label] = seen.get(label, 0) + 1
        numbered[label, seen[label]] = value
    return numbered


def _newest_of(proposals: list[Proposal], access: Access) -> dict[tuple[str, str], str]:
    if all(proposal.state != State.SUPERSEDED for proposal in proposals):
        return {}
    versions = Proposal.objects.filter(
        partnership=access.partnership, kind__in={proposal.kind for proposal in proposals}
    ).order_by("version")
    return {
        (kind, subject): public_id
        for kind, subject, public_id in versions.values_list("kind", "subject_id", "public_id")
    }


def _acceptance(proposal: Proposal, access: Access, seated: list[Side], newest: dict) -> Acceptance:
    kind = kind_of(proposal.kind)
    content = content_of(proposal)
    given = _given(proposal)
    sides: dict[int, Side | Party] = {side.pk: side for side in seated} if proposal.state == State.OPEN else {}
    sides |= {pk: answer.side for pk, answer in given.items()}
    if proposal.state != State.OPEN and proposal.state != State.JOINT:
        sides |= {side.pk: side for side in seated}
    ordered = sorted(sides.values(), key=lambda side: (side.name.lower(), side.pk))
    answers = [_answer(side, given.get(side.pk), proposal, access) for side in ordered]
    unanswered = _waits(proposal) and access.side.pk not in given
    entitled = access.may(kind.permission)
    mine = proposal.proposed_by.side_id == access.side.pk
    return Acceptance(
        public_id=proposal.public_id,
        title=str(kind.title(content)),
        sentence=_sentence(proposal, answers),
        rows=rows_of(kind, content),
        accepts=answers,
        version=proposal.version,
        fingerprint=proposal.fingerprint,
        fingerprint_short=in_fours(proposal.fingerprint[:16]),
        state=proposal.state,
        proposed_by=f"{proposal.proposed_by.user.name} ({proposal.proposed_by.side.name})",
        proposed_on=proposal.proposed_at,
        url=reverse("consent_detail", args=[access.partnership.public_id, proposal.public_id]),
        subject_url=kind.address(proposal) if kind.address else "",
        newest_url=_newest_url(proposal, access, newest),
        your_organisation=access.side.short_name or access.side.name,
        needs_you=unanswered and entitled,
        can_accept=unanswered and entitled,
        can_decline=unanswered and entitled,
        can_withdraw=(
            _waits(proposal)
            and mine
            and access.participant is not None
            and (entitled or proposal.proposed_by_id == access.participant.pk)
        ),
        who_can=_who_can(kind) if unanswered and not entitled else "",
        reasons=[answer for answer in answers if answer.reason],
    )


def _given(proposal: Proposal) -> dict[int, Given]:
    """Return what each side answered, by its key, in whichever way the proposal was read."""
    if hasattr(proposal, "given"):
        return proposal.given
    found = {}
    for consent in proposal.consents.all():
        side = Party(consent.side.pk, consent.side.mark, consent.side.name, consent.side.short_name)
        absent = consent.in_place_of.user.name if consent.in_place_of else ""
        giver = consent.given_by.user.name
        found[side.pk] = Given(side, consent.verdict, consent.reason, consent.given_at, giver, absent)
    return found


def _waits(proposal: Proposal) -> bool:
    return proposal.state == State.OPEN and not proposal.partnership.has_parted


def _newest_url(proposal: Proposal, access: Access, newest: dict) -> str:
    public_id = newest.get((proposal.kind, proposal.subject_id))
    if public_id is None or public_id == proposal.public_id or proposal.state != State.SUPERSEDED:
        return ""
    return reverse("consent_detail", args=[access.partnership.public_id, public_id])


def _answer(side: Side | Party, given: Given | None, proposal: Proposal, access: Access) -> Answer:
    name = side.short_name or side.name
    yours = side.pk == access.side.pk
    if given is None:
        waits = yours and proposal.state == State.OPEN and access.may(kind_of(proposal.kind).permission)
        words = _("not yet") if _waits(proposal) else _("no answer")
        return Answer(side.mark, name, _("waits for you") if waits else words, True, yours)
    on = day(given.at)
    person = _giver(given)
    if given.verdict == Consent.Verdict.DECLINED:
        words = _("declined by %(person)s, %(day)s") % {"person": person, "day": on}
        return Answer(side.mark, name, words, True, yours, person, given.reason, True)
    words = _("accepted by %(person)s, %(day)s") % {"person": person, "day": on}
    return Answer(side.mark, name, words, False, yours, person)


def _giver(given: Given) -> str:
    if not given.in_place_of:
        return given.by
    return _("%(person)s (standing in for %(absent)s)") % {"person": given.by, "absent": given.in_place_of}


def _sentence(proposal: Proposal, answers: list[Answer]) -> str:
    on = day(proposal.settled_at)
    missing = [answer.name for answer in answers if answer.is_open]
    declined = next((answer for answer in answers if answer.declined), None)
    match proposal.state:
        case State.JOINT:
            return _("Joint since %(day)s: every side has accepted this version.") % {"day": on}
        case State.DECLINED:
            return _("%(side)s declined this version on %(day)s.") % {
                "side": declined.name if declined else "",
                "day": on,
            }
        case State.WITHDRAWN:
            return _("Taken back on %(day)s.") % {"day": on}
        case State.SUPERSEDED:
            return _("Replaced by a newer version on %(day)s. What was accepted of this one no longer counts.") % {
                "day": on
            }
    if not _waits(proposal):
        return _("Never settled: the sides parted before every side had accepted it.")
    if not missing:
        return _("Accepted by the only side at the table. It counts when another has sat down and accepted too.")
    return _("Counts when every side has accepted it. Not yet: %(sides)s.") % {"sides": ", ".join(missing)}


def _who_can(kind: Kind) -> str:
    functions = [function for function in Function if function in TABLE[kind.permission]]
    words = [glossary.label(f"function.{function}") for function in functions]
    return _("Your side’s answer is given by its %(functions)s.") % {"functions": _(" or ").join(words)}

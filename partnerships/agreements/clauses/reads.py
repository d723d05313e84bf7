"""What the page of one clause shows: its words, its way here, what each side reads in it."""

from dataclasses import dataclass

from django.urls import reverse

from partnerships.agreements.agreements.content import is_joint, source_of, source_text
from partnerships.agreements.agreements.reads import Confirmation, confirmations_of, source_page
from partnerships.agreements.clauses.models import Clause, ClauseRestatement
from partnerships.agreements.rules import before_confirming
from partnerships.agreements.states import worked_on
from partnerships.agreements.words import lacks_in_words
from partnerships.roles import Permission
from partnerships.room.access import Access
from partnerships.room.chronicle.sentences import Line, lines
from partnerships.room.differences import Piece, differences_in_words, paragraphs
from partnerships.room.models import Event


@dataclass(frozen=True)
class Restated:
    """How one side says the clause; `row` is None while it has not, for the wording of now."""

    mark: int
    name: str
    is_yours: bool
    row: ClauseRestatement | None
    can_question: bool
    question_url: str


@dataclass(frozen=True)
class Wording:
    """One wording of the clause with what changed against the one before."""

    number: int
    written_at: object
    who: str
    pieces: list[list[Piece]]


@dataclass(frozen=True)
class ClausePage:
    """Everything about one clause."""

    url: str
    source_kind: str
    source_text: str
    source_url: str
    source_is_joint: bool
    restated: list[Restated]
    accepts: list[Confirmation]
    lacks: list[str]
    can_confirm: bool
    can_restate: bool
    wordings: list[Wording]
    events: list[Line]


def page_of(clause: Clause, access: Access) -> ClausePage:
    """Return what the page of one clause shows."""
    rows = worked_on(clause, access.sides)
    state = rows.state(clause)
    source = source_of(clause)
    lacks = before_confirming(state, [side.pk for side in rows.sides])
    standing = clause.removed_at is None
    return ClausePage(
        url=reverse("clause_detail", args=[access.partnership.public_id, clause.public_id]),
        source_kind=source[0] if source else "",
        source_text=source_text(*source) if source else "",
        source_url=source_page(*source, access.partnership) if source else "",
        source_is_joint=is_joint(source),
        restated=_restated(clause, rows, access) if standing else [],
        accepts=confirmations_of(clause, rows, access) if standing else [],
        lacks=lacks_in_words(lacks, rows.sides) if standing else [],
        can_confirm=standing
        and not lacks
        and access.side.pk not in state.confirmed_by
        and access.may(Permission.CONFIRM_CLAUSE),
        can_restate=standing and access.may(Permission.DRAFT_AGREEMENT),
        wordings=_wordings(clause),
        events=_events(clause),
    )


def _restated(clause: Clause, rows, access: Access) -> list[Restated]:
    said = rows.restatements.get(clause.pk, {})
    found = []
    for side in rows.sides:
        row = said.get(side.pk)
        row = row if row is not None and row.of_version == clause.version else None
        yours = side.pk == access.side.pk
        url = ""
        if row is not None and row.question is not None:
            url = reverse("question_detail", args=[access.partnership.public_id, row.question.public_id])
        open_to_ask = row is not None and row.unclear_for_id is None and not yours
        can = open_to_ask and access.may(Permission.CONFIRM_CLAUSE)
        found.append(Restated(side.mark, side.name, yours, row, can, url))
    return found


def _wordings(clause: Clause) -> list[Wording]:
    rows = list(clause.wordings.select_related("written_by__user", "written_by__side__organisation"))
    found, before = [], ""
    for row in rows:
        who = f"{row.written_by.user.name} ({row.written_by.side.short_name})"
        pieces = differences_in_words(before or row.text, row.text)
        found.append(Wording(row.number, row.written_at, who, paragraphs(pieces)))
        before = row.text
    return found[::-1]


def _events(clause: Clause) -> list[Line]:
    rows = Event.objects.filter(
        partnership=clause.agreement.partnership_id, subject_kind="clause", subject_id=clause.public_id
    )
    return lines(rows.order_by("number")[:200])

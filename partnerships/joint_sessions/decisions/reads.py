"""Decisions as the pages show them: text, where it comes from, who accepted it, does it still hold."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.urls import reverse

from partnerships.joint_sessions.decisions.content import DECISION, END, STILL_HOLDS
from partnerships.joint_sessions.decisions.models import Decision
from partnerships.joint_sessions.pages import Answers, newest_answers
from partnerships.joint_sessions.themes import Theme
from partnerships.room.access import Access
from partnerships.room.consent.models import Proposal
from partnerships.room.consent.reads import Acceptance

KINDS = (DECISION, STILL_HOLDS, END)


@dataclass(frozen=True)
class Shown:
    """One decision. `state`: proposed, declined, resting, joint or ended; `ask_again`: its day has come."""

    public_id: str
    ref: str
    text: str
    reason: str
    theme: str
    holds_until: date | None
    ask_again: bool
    state: str
    session: str
    session_url: str
    replaces: str
    replaces_url: str
    replaced_by: str
    replaced_by_url: str
    ended_at: datetime | None
    end_reason: str
    side: str
    is_own: bool
    url: str
    accepts: list
    acceptance: Acceptance | None
    waiting: list[Acceptance]
    version: int


def with_all(rows: QuerySet[Decision]) -> QuerySet[Decision]:
    """Decisions with the rows that are shown with them."""
    return rows.select_related("session", "side__organisation", "replaces", "replaced_by")


def decisions(rows: list[Decision], access: Access, today: date, answers: Answers | None = None) -> list[Shown]:
    """Return decisions as pages show them; the same few statements however many.

    `answers`: to proposals of `KINDS` about them, where the page has read these with others.
    """
    if answers is None:
        answers = newest_answers(access, KINDS, [row.public_id for row in rows])
    return [_shown(row, access, today, answers) for row in rows]


def _shown(row: Decision, access: Access, today: date, answers: dict) -> Shown:
    room = access.partnership.public_id
    own = answers.get((DECISION, row.public_id))
    found = [answers.get((kind, row.public_id)) for kind in KINDS]
    replaced_by = getattr(row, "replaced_by", None)
    return Shown(
        public_id=row.public_id,
        ref=f"D-{row.number}",
        text=row.text,
        reason=row.reason,
        theme=str(Theme(row.theme).label) if row.theme != Theme.OTHER else "",
        holds_until=row.holds_until,
        ask_again=bool(
            row.joint_at and not row.ended_at and row.holds_until is not None and row.holds_until <= today
        ),
        state=_state(row, own),
        session=row.session.subject if row.session else "",
        session_url=reverse("session_detail", args=[room, row.session.public_id]) if row.session else "",
        replaces=f"D-{row.replaces.number}" if row.replaces else "",
        replaces_url=_url(room, row.replaces),
        replaced_by=f"D-{replaced_by.number}" if replaced_by else "",
        replaced_by_url=_url(room, replaced_by),
        ended_at=row.ended_at,
        end_reason=row.end_reason,
        side=row.side.short_name,
        is_own=row.side_id == access.side.pk and access.participant is not None,
        url=_url(room, row),
        accepts=own.accepts if own else [],
        acceptance=own,
        waiting=[one for one in found if one is not None and one.is_open],
        version=row.version,
    )


def _url(room: str, row: Decision | None) -> str:
    return reverse("decision_detail", args=[room, row.public_id]) if row else ""


def _state(row: Decision, own: Acceptance | None) -> str:
    if row.joint_at is not None:
        return "ended" if row.ended_at else "joint"
    if row.ended_at is not None:
        return "resting"
    if own is not None and own.state in (Proposal.State.DECLINED, Proposal.State.WITHDRAWN):
        return str(own.state)
    return "proposed"

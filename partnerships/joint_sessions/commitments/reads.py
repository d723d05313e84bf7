"""Commitments as the pages show them: what, who, by when, and how it stands."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.people.templatetags.samen import brief_day
from partnerships.joint_sessions.commitments.content import COMMITMENT, DROP, MOVE
from partnerships.joint_sessions.commitments.models import Commitment
from partnerships.joint_sessions.pages import Answers, newest_answers
from partnerships.roles import Permission
from partnerships.room.access import Access
from partnerships.room.consent.reads import Acceptance

KINDS = (COMMITMENT, MOVE, DROP)
State = Commitment.State


@dataclass(frozen=True)
class Shown:
    """One commitment; `can_…` say what the reader may do with it now."""

    public_id: str
    what: str
    owner: str
    mark: int
    side: str
    due_on: date
    first_due_on: date
    was_moved: bool
    state: str
    words: str
    is_late: bool
    url: str
    session: str
    session_url: str
    objection: str
    objected_by: str
    reason: str
    waiting: list[Acceptance]
    can_say: bool
    can_judge: bool
    can_change: bool
    can_move: bool
    version: int


def with_all(rows: QuerySet[Commitment]) -> QuerySet[Commitment]:
    """Commitments with the rows that are shown with them."""
    return rows.select_related(
        "session", "owner__user", "side__organisation", "objected_by__user", "objected_by__side__organisation"
    )


def commitments(
    rows: list[Commitment], access: Access, today: date, answers: Answers | None = None
) -> list[Shown]:
    """Return commitments as pages show them; the same few statements however many.

    `answers`: to proposals of `KINDS` about them, where the page has read these with others.
    """
    if answers is None:
        answers = newest_answers(access, KINDS, [row.public_id for row in rows if row.settled_at is None])
    return [_shown(row, access, today, answers) for row in rows]


def in_words(row: Commitment, today: date) -> str:
    """Return how a commitment stands, in a few words."""
    if row.state == State.OPEN and row.due_on < today:
        days = (today - row.due_on).days
        return ngettext("%(n)d day late", "%(n)d days late", days) % {"n": days}
    if row.kept_on is not None and row.state in (State.KEPT, State.KEPT_ANEW):
        day = brief_day(row.kept_on, today)
        if row.state == State.KEPT_ANEW:
            return _("done, %(day)s, by new agreement") % {"day": day}
        if row.kept_on > row.due_on:
            return _("done, %(day)s, late") % {"day": day}
        return _("done, %(day)s") % {"day": day}
    return str(State(row.state).label)


def _shown(row: Commitment, access: Access, today: date, answers: dict) -> Shown:
    room = access.partnership.public_id
    found = [answers.get((kind, row.public_id)) for kind in KINDS]
    writes = access.may(Permission.WRITE_ROOM)
    own = row.side_id == access.side.pk
    opponent = row.objected_by
    return Shown(
        public_id=row.public_id,
        what=row.what,
        owner=row.owner.user.name,
        mark=row.side.mark,
        side=row.side.short_name,
        due_on=row.due_on,
        first_due_on=row.first_due_on,
        was_moved=row.moved_count > 0,
        state=row.state,
        words=in_words(row, today),
        is_late=row.state == State.OPEN and row.due_on < today,
        url=reverse("commitment_detail", args=[room, row.public_id]),
        session=row.session.subject if row.session else "",
        session_url=reverse("session_detail", args=[room, row.session.public_id]) if row.session else "",
        objection=row.objection,
        objected_by=f"{opponent.user.name} ({opponent.side.short_name})" if opponent else "",
        reason=row.reason,
        waiting=[one for one in found if one is not None and one.is_open],
        can_say=writes and own and row.state == State.OPEN,
        can_judge=writes and not own and row.state == State.SAID_KEPT,
        can_change=writes and row.state == State.PROPOSED,
        can_move=writes and row.state == State.OPEN,
        version=row.version,
    )

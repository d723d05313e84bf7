"""The talk about a result, as its page shows it: when, and what we will do."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from urllib.parse import urlencode

from django.urls import NoReverseMatch, reverse

from assessments.reviews.forms import TalkForm
from assessments.reviews.models import TrustReview
from assessments.reviews.pages.rounds import local
from assessments.reviews.pages.words import round_name
from assessments.reviews.talks import MOST_SESSIONS, OCCASION, sessions_for
from partnerships.joint_sessions import occasions
from partnerships.joint_sessions.kinds import SessionKind
from partnerships.joint_sessions.models import Commitment, JointSession
from partnerships.roles import Permission
from partnerships.room.access import Access

TALK_WITHIN = timedelta(days=30)


@dataclass(frozen=True)
class SessionShown:
    """A session in which the result is talked about."""

    subject: str
    starts_at: datetime
    was_held: bool
    url: str


@dataclass(frozen=True)
class Promise:
    """Something that was promised there."""

    what: str
    who: str
    side: str
    mark: int
    due_on: date
    state: str


@dataclass(frozen=True)
class Talk:
    """What became of a result. `form` chooses a session; `plan_url` leads to planning one."""

    sessions: Sequence[SessionShown]
    promises: Sequence[Promise]
    was_held: bool
    until: date
    is_late: bool
    form: TalkForm | None
    plan_url: str


def talk_of(review: TrustReview, access: Access, now: datetime) -> Talk:
    """Return the talk about a closed round, in at most two statements."""
    zone = access.partnership.time_zone
    found = list(sessions_for(review)[:MOST_SESSIONS])
    rows = sorted((row for row in found if row.is_linked), key=lambda row: row.starts_at)
    choices = [row for row in found if not row.is_linked]
    was_held = any(row.state == JointSession.State.HELD for row in rows)
    until = local(review.closed_at, zone).date() + TALK_WITHIN
    writes = access.may(Permission.WRITE_ROOM)
    return Talk(
        sessions=[_shown(row, access) for row in rows],
        promises=_promises(rows),
        was_held=was_held,
        until=until,
        is_late=not was_held and local(now, zone).date() >= until,
        form=TalkForm(sessions=choices, zone=zone) if writes and choices else None,
        plan_url=_planning(review, access) if writes and not rows else "",
    )


def _planning(review: TrustReview, access: Access) -> str:
    """Return where a review talk is planned that names this result, and is the talk about it once planned."""
    closed_on = local(review.closed_at, access.partnership.time_zone).date()
    filled_in = {
        "kind": SessionKind.REVIEW.value,
        "subject": round_name(review.kind, closed_on, is_farewell=review.is_farewell),
        "about": occasions.about(OCCASION, review.public_id),
    }
    return f"{_address('session_plan', access.partnership.public_id)}?{urlencode(filled_in)}"


def _shown(session: JointSession, access: Access) -> SessionShown:
    return SessionShown(
        subject=session.subject,
        starts_at=local(session.starts_at, session.time_zone),
        was_held=session.state == JointSession.State.HELD,
        url=_address("session_detail", access.partnership.public_id, session.public_id),
    )


def _promises(rows: Sequence[JointSession]) -> list[Promise]:
    if not rows:
        return []
    found = (
        Commitment.objects.filter(session__in=rows)
        .exclude(state=Commitment.State.DROPPED)
        .select_related("owner__user", "side__organisation")
        .order_by("due_on", "pk")
    )
    return [
        Promise(
            row.what,
            row.owner.user.name,
            row.side.short_name,
            row.side.mark,
            row.due_on,
            row.get_state_display(),
        )
        for row in found
    ]


def _address(name: str, *arguments: str) -> str:
    try:
        return reverse(name, args=arguments)
    except NoReverseMatch:
        return ""

"""The talk about a result: which session it is, and what came of it."""

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from assessments.reviews.models import ReviewTalk, TrustReview
from partnerships.joint_sessions.kinds import SessionKind
from partnerships.joint_sessions.models import JointSession
from partnerships.room.history.actions import hold, record
from partnerships.room.models import Participant

MOST_SESSIONS = 25
OCCASION = "review"


class NotThisSession(Exception):
    """The session cannot be the talk about this result; the message is for the reader."""


def sessions_for(review: TrustReview):
    """Return the sessions that are or can be the talk about a result: review talks since it, newest first.

    `is_linked` tells whether somebody has said so of this one.
    """
    return (
        JointSession.objects.filter(
            partnership=review.partnership_id, kind=SessionKind.REVIEW, starts_at__gte=review.closed_at
        )
        .exclude(state=JointSession.State.CANCELLED)
        .annotate(is_linked=Exists(ReviewTalk.objects.filter(review=review, session=OuterRef("pk"))))
        .order_by("-starts_at", "-pk")
    )


def link_planned(session: JointSession, review_id: str, by: Participant, now: datetime) -> None:
    """Say of a session planned from the page of a result that it is the talk about it, where there is none yet.

    Somebody who made another kind of session of it, or was second, has planned a session like any other.
    """
    review = TrustReview.objects.filter(
        partnership=session.partnership_id, public_id=review_id, state=TrustReview.State.CLOSED
    ).first()
    if review is None:
        return
    possible = {row.pk: row.is_linked for row in sessions_for(review)}
    if session.pk in possible and not any(possible.values()):
        note_talk(review=review, session=session, by=by, now=now)


@transaction.atomic
def note_talk(*, review: TrustReview, session: JointSession, by: Participant, now: datetime) -> ReviewTalk:
    """Say that a result is talked about in this session. Saying it twice is saying it once.

    Raises NotThisSession for a session that was called off, is no review talk, or lies before the result.
    """
    hold(review.partnership)
    there = ReviewTalk.objects.filter(review=review, session=session).first()
    if there is not None:
        return there
    seated = Participant.objects.present().filter(pk=by.pk, partnership=review.partnership_id).exists()
    if not seated or not sessions_for(review).filter(pk=session.pk).exists():
        refusal = _("This session cannot be the talk about this result: choose a review talk after it.")
        raise NotThisSession(refusal)
    talk = ReviewTalk.objects.create(review=review, session=session, noted_by=by, noted_at=now)
    record(
        partnership=review.partnership,
        verb="review.talk_planned",
        by=by,
        now=now,
        subject=("review", review.public_id),
        data={"number": review.number, "session": session.public_id},
    )
    return talk

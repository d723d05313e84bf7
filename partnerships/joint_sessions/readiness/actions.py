"""Ticking what the own side has done before a board session. Each side for itself alone."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from partnerships.joint_sessions.readiness.models import Readiness
from partnerships.joint_sessions.seating import Refused, writer
from partnerships.joint_sessions.sessions.models import JointSession
from partnerships.room.history.actions import record
from partnerships.room.models import Participant


@transaction.atomic
def tick(*, session: JointSession, point: str, done: bool, by: Participant, now: datetime) -> None:
    """Tick a point for the own side, or take the tick away. Twice is once."""
    by = writer(by, session.partnership)
    session.refresh_from_db()
    if session.state != JointSession.State.PLANNED:
        raise Refused(_("This session is no longer ahead of you."))
    own = Readiness.objects.filter(session=session, side=by.side, point=point)
    if done == own.exists():
        return
    if done:
        Readiness.objects.create(session=session, side=by.side, point=point, ticked_by=by, ticked_at=now)
    else:
        own.delete()
    subject = ("session", session.public_id)
    verb = "session.ready" if done else "session.not_ready"
    record(partnership=session.partnership, verb=verb, by=by, now=now, subject=subject, data={"point": point})

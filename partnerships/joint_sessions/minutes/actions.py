"""Writing minutes and putting them to all sides: they appear as the minutes once every side approved them."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.versions import save_if_unchanged
from partnerships.joint_sessions.minutes.content import KIND, content_of
from partnerships.joint_sessions.minutes.models import Minutes
from partnerships.joint_sessions.seating import Refused, writer
from partnerships.joint_sessions.sessions.models import JointSession
from partnerships.room.consent.actions import propose
from partnerships.room.consent.models import Proposal
from partnerships.room.history.actions import record
from partnerships.room.models import Participant


@transaction.atomic
def write_minutes(*, session: JointSession, text: str, version: int, by: Participant, now: datetime) -> Minutes:
    """Write the minutes of a session; anyone of any side who may write here.

    Once they were put to all sides, every change is put to them anew and what was approved counts no more.
    `version` is 0 where there was no text yet. Raises `ChangedMeanwhile` for the second of two writers.
    """
    by = writer(by, session.partnership)
    session.refresh_from_db()
    if session.state != JointSession.State.HELD:
        raise Refused(_("First note that the session was held, and who came."))
    row, _made = Minutes.objects.get_or_create(
        session=session, defaults={"text": "", "written_by": by, "written_at": now}
    )
    if not save_if_unchanged(row, version, text=text):
        return row
    row.written_by, row.written_at, row.approved_at = by, now, None
    row.save(update_fields=["written_by", "written_at", "approved_at"])
    _record(session, "minutes.written", by, now)
    if row.put_to_all_at is not None:
        _propose(row, by, now)
    return row


@transaction.atomic
def put_minutes(*, session: JointSession, by: Participant, now: datetime) -> Proposal:
    """Put the minutes as they stand to all sides. Twice is once."""
    by = writer(by, session.partnership)
    row = Minutes.objects.select_related("session__partnership").filter(session=session).first()
    if row is None or not row.text:
        raise Refused(_("There is no text yet to put to all sides."))
    row.put_to_all_at = row.put_to_all_at or now
    row.save(update_fields=["put_to_all_at"])
    return _propose(row, by, now)


def _propose(row: Minutes, by: Participant, now: datetime) -> Proposal:
    session = row.session
    newest = (
        Proposal.objects.filter(partnership=session.partnership, kind=KIND, subject_id=session.public_id)
        .order_by("-version")
        .first()
    )
    content = content_of(session.partnership, session.public_id)
    if newest is not None and newest.state == Proposal.State.JOINT and row.approved_at is not None:
        return newest
    return propose(
        partnership=session.partnership, kind=KIND, subject_id=session.public_id, content=content, by=by, now=now
    )


def _record(session: JointSession, verb: str, by: Participant, now: datetime) -> None:
    subject = ("session", session.public_id)
    record(partnership=session.partnership, verb=verb, by=by, now=now, subject=subject)

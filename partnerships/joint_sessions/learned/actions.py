"""“What I learned about your situation”: two lines, and how well the other side finds that they fit."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.versions import ChangedMeanwhile, save_if_unchanged
from partnerships.joint_sessions.learned.models import Learned
from partnerships.joint_sessions.seating import Refused, writer
from partnerships.joint_sessions.sessions.models import JointSession
from partnerships.room.history.actions import record
from partnerships.room.models import Participant, Side


@transaction.atomic
def write_learned(
    *, session: JointSession, about: Side, text: str, version: int, by: Participant, now: datetime
) -> Learned:
    """Write what one's own side learned about another. `version` is 0 where nothing stood yet.

    Changed lines have not been judged yet. Raises `ChangedMeanwhile` for the second of two colleagues.
    """
    by = writer(by, session.partnership)
    session.refresh_from_db()
    if session.state != JointSession.State.HELD:
        raise Refused(_("First note that the session was held, and who came."))
    if about.pk == by.side_id or about.partnership_id != session.partnership_id:
        raise Refused(_("These lines are about another side than your own."))
    row, made = Learned.objects.get_or_create(
        session=session,
        side=by.side,
        about=about,
        defaults={"text": text, "written_by": by, "written_at": now},
    )
    if made:
        _record(session, "learned.written", by, now)
        return row
    if row.fit and row.text != text:
        raise Refused(_("The other side has already said how well this fits: it stays as it is."))
    if save_if_unchanged(row, version, text=text):
        Learned.objects.filter(pk=row.pk).update(written_by=by, written_at=now)
    return row


@transaction.atomic
def say_fit(*, learned: Learned, fit: str, version: int, by: Participant, now: datetime) -> Learned:
    """The side it is about says how well it fits what stood on the page. Twice is once."""
    by = writer(by, learned.session.partnership)
    fresh = Learned.objects.select_related("session").get(pk=learned.pk)
    if fresh.about_id != by.side_id:
        raise Refused(_("How well this fits is for the other side to say."))
    if fresh.version != version:
        raise ChangedMeanwhile(fresh)
    if fresh.fit == fit:
        return fresh
    fresh.fit, fresh.fit_said_by, fresh.fit_said_at = fit, by, now
    fresh.save(update_fields=["fit", "fit_said_by", "fit_said_at"])
    _record(learned.session, "learned.fit", by, now)
    return fresh


def _record(session: JointSession, verb: str, by: Participant, now: datetime) -> None:
    subject = ("session", session.public_id)
    record(partnership=session.partnership, verb=verb, by=by, now=now, subject=subject)

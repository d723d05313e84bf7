"""Letters about sessions for people’s calendars: one link, and nothing of what is talked about."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.post.actions import put_many
from accounts.post.kinds import Letter
from accounts.post.models import OutboxMail
from partnerships.joint_sessions.sessions.models import JointSession
from partnerships.room.models import Participant


def tell(session: JointSession, *, kind: str, by: Participant | None, now: datetime) -> None:
    """Write to everybody else at the table that a session was planned, changed or cancelled.

    `kind`: session_invited, session_changed or session_cancelled. The same change once more tells nobody.
    What nobody did (`by` is None) is told to all.
    """
    seats = Participant.objects.present().filter(
        partnership=session.partnership_id, side__left_at=None, user__is_active=True
    )
    put_many(
        [
            OutboxMail(
                kind=kind,
                to_email=seat.user.email,
                language=seat.user.language,
                once=f"{kind}:{session.public_id}:{session.sequence}:{seat.public_id}",
                about={"session": session.public_id, "user": seat.user_id},
            )
            for seat in seats.exclude(pk=by.pk if by else None).select_related("user").order_by("pk")
        ],
        now=now,
    )


def session_invited(about: dict) -> Letter | None:
    """A session was planned. Nothing once it is cancelled, or for somebody without a seat."""
    session = _still_there(about)
    if session is None or session.state != JointSession.State.PLANNED:
        return None
    return _letter(
        session,
        _("A joint session is planned"),
        _("The session stands for all sides. Its page has the calendar file; your private feed has it already."),
    )


def session_changed(about: dict) -> Letter | None:
    """Time, place or subject of a session was changed."""
    session = _still_there(about)
    if session is None or session.state != JointSession.State.PLANNED:
        return None
    return _letter(
        session,
        _("A joint session was changed"),
        _("Time, place or subject is another now. The calendar file on its page replaces the one before."),
    )


def session_cancelled(about: dict) -> Letter | None:
    """A session does not take place."""
    session = _still_there(about)
    if session is None or session.state != JointSession.State.CANCELLED:
        return None
    return _letter(
        session,
        _("A joint session was cancelled"),
        _("It does not take place. Its page says who cancelled it and why."),
    )


def _still_there(about: dict) -> JointSession | None:
    found = JointSession.objects.filter(public_id=about.get("session", "")).select_related("partnership").first()
    if found is None:
        return None
    seats = Participant.objects.present().filter(
        partnership=found.partnership_id, side__left_at=None, user=about.get("user"), user__is_active=True
    )
    return found if seats.exists() else None


def _letter(session: JointSession, subject: str, sentence: str) -> Letter:
    path = reverse("session_detail", args=[session.partnership.public_id, session.public_id])
    return Letter(
        subject=subject, paragraphs=[sentence], link=settings.BASE_URL + path, link_label=_("Open the session")
    )


LETTERS = (session_invited, session_changed, session_cancelled)

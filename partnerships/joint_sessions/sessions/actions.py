"""Planning, changing, cancelling and holding a session: what one side does stands for all."""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.versions import save_if_unchanged
from partnerships.joint_sessions import occasions
from partnerships.joint_sessions.agenda.actions import begin_with_how, carry_over
from partnerships.joint_sessions.agenda.models import AgendaItem
from partnerships.joint_sessions.calendar.letters import tell
from partnerships.joint_sessions.kinds import SessionKind
from partnerships.joint_sessions.seating import Refused, writer
from partnerships.joint_sessions.series.models import Series
from partnerships.joint_sessions.sessions.models import JointSession, SessionGuest
from partnerships.joint_sessions.sessions.standing import write_next
from partnerships.room.history.actions import record
from partnerships.room.models import Participant, Partnership, Side

State = JointSession.State
SEEN_IN_CALENDARS = ("subject", "starts_at", "ends_at", "time_zone", "place")


@transaction.atomic
def plan_session(
    *,
    partnership: Partnership,
    public_id: str,
    kind: str,
    subject: str,
    starts_at: datetime,
    ends_at: datetime,
    time_zone: str,
    by: Participant,
    now: datetime,
    purpose: str = "",
    place: str = "",
    host: Side | None = None,
    guests: Iterable[Participant] = (),
    series: Series | None = None,
    carry: Iterable[AgendaItem] = (),
    occasion: str = "",
) -> JointSession:
    """Plan a session; every side sees it at once and may build its agenda.

    `carry`: items left over from earlier sessions, or waiting in the backlog, that come onto the agenda.
    `occasion`: what led here, which hears of it (`joint_sessions.occasions`).

    `public_id` was given out with the form: sent twice, it plans one session. A board session starts with
    the item “how we deal with each other”. Raises Refused without the right.
    """
    by = writer(by, partnership)
    planned = JointSession.objects.filter(public_id=public_id, partnership=partnership).first()
    if planned is not None:
        return planned
    session = JointSession.objects.create(
        partnership=partnership,
        public_id=public_id,
        series=series,
        kind=kind,
        subject=subject,
        purpose=purpose,
        starts_at=starts_at,
        ends_at=ends_at,
        time_zone=time_zone,
        place=place,
        host=host,
        planned_by=by,
        planned_at=now,
        changed_at=now,
    )
    invited = dict.fromkeys(guests)  # whoever is named twice comes once
    SessionGuest.objects.bulk_create(SessionGuest(session=session, participant=guest) for guest in invited)
    write_next(partnership=partnership, now=now)
    _record(session, "session.planned", by, now, kind=kind)
    tell(session, kind="session_invited", by=by, now=now)
    if kind == SessionKind.BOARD:
        begin_with_how(session=session, by=by, now=now)
    for item in carry:
        carry_over(item=item, to=session, by=by, now=now)
    if occasion:
        occasions.planned(session, occasion, by=by, now=now)
    return session


@transaction.atomic
def edit_session(*, session: JointSession, version: int, by: Participant, now: datetime, **fields) -> JointSession:
    """Change what a planned session is about, when and where.

    Calendars learn of it by a higher sequence. Raises `ChangedMeanwhile` for the second of two writers,
    Refused for a session that is planned no longer.
    """
    by = writer(by, session.partnership)
    before = JointSession.objects.get(pk=session.pk)
    _refuse_unless_planned(before)
    if save_if_unchanged(session, version, **fields):
        if any(getattr(before, name) != getattr(session, name) for name in SEEN_IN_CALENDARS):
            _next_in_calendars(session, now)
            tell(session, kind="session_changed", by=by, now=now)
        write_next(partnership=session.partnership, now=now)
        _record(session, "session.changed", by, now)
    return session


@transaction.atomic
def seat_guests(
    *, session: JointSession, across: dict[Participant, Participant | None], by: Participant, now: datetime
) -> None:
    """Say who comes (the keys) and who sits across from whom. Whoever is not named is not expected."""
    by = writer(by, session.partnership)
    session.refresh_from_db()
    if session.state == State.CANCELLED:
        raise Refused(_("This session was cancelled."))
    before = {guest.participant_id: guest for guest in session.guests.all()}
    wanted = {person.pk: other.pk if other else None for person, other in across.items()}
    if {pk: guest.counterpart_id for pk, guest in before.items()} == wanted:
        return
    session.guests.exclude(participant_id__in=wanted).delete()
    for person, other in wanted.items():
        SessionGuest.objects.update_or_create(
            session=session, participant_id=person, defaults={"counterpart_id": other}
        )
    _record(session, "session.guests", by, now)


@transaction.atomic
def cancel_session(*, session: JointSession, reason: str, by: Participant, now: datetime) -> JointSession:
    """Cancel a planned session; all sides read who did and why. Twice is once."""
    by = writer(by, session.partnership)
    session.refresh_from_db()
    if session.state == State.CANCELLED:
        return session
    _refuse_unless_planned(session)
    session.state, session.cancelled_at = State.CANCELLED, now
    session.cancelled_by, session.cancel_reason = by.side, reason
    session.version += 1
    session.save(update_fields=["state", "cancelled_at", "cancelled_by", "cancel_reason", "version"])
    _next_in_calendars(session, now)
    write_next(partnership=session.partnership, now=now)
    _record(session, "session.cancelled", by, now)
    tell(session, kind="session_cancelled", by=by, now=now)
    return session


@transaction.atomic
def hold_session(
    *,
    session: JointSession,
    came: Collection[Participant],
    dealt_with: Collection[int],
    by: Participant,
    now: datetime,
) -> JointSession:
    """Note that a session was held, who came, and which agenda items (keys) were dealt with. Twice is once.

    Raises Refused before it has begun and after it was cancelled.
    """
    by = writer(by, session.partnership)
    session.refresh_from_db()
    if session.state == State.HELD:
        return session
    _refuse_unless_planned(session)
    if now < session.starts_at:
        raise Refused(_("This session has not begun yet. Note it as held from the moment it begins."))
    session.state, session.held_at, session.held_noted_by = State.HELD, now, by
    session.version += 1
    session.save(update_fields=["state", "held_at", "held_noted_by", "version"])
    _note_who_came(session, came)
    session.agenda.filter(pk__in=dealt_with).update(dealt_with=True)
    write_next(partnership=session.partnership, now=now)
    _record(session, "session.held", by, now, kind=session.kind)
    return session


# --- small steps ----------------------------------------------------------
def _note_who_came(session: JointSession, came: Collection[Participant]) -> None:
    present = {person.pk for person in came}
    session.guests.filter(participant_id__in=present).update(came=True)
    session.guests.exclude(participant_id__in=present).update(came=False)
    unexpected = present - set(session.guests.values_list("participant_id", flat=True))
    SessionGuest.objects.bulk_create(
        SessionGuest(session=session, participant_id=pk, came=True) for pk in sorted(unexpected)
    )


def _next_in_calendars(session: JointSession, now: datetime) -> None:
    session.sequence += 1
    session.changed_at = now
    session.save(update_fields=["sequence", "changed_at"])


def _refuse_unless_planned(session: JointSession) -> None:
    if session.state == State.CANCELLED:
        raise Refused(_("This session was cancelled."))
    if session.state == State.HELD:
        raise Refused(_("This session was held: what happened stays as it is."))


def _record(session: JointSession, verb: str, by: Participant, now: datetime, **data) -> None:
    subject = ("session", session.public_id)
    record(partnership=session.partnership, verb=verb, by=by, now=now, subject=subject, data=data)

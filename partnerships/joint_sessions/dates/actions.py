"""Asking for a date, answering, and planning the session on the moment that fits."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from partnerships.joint_sessions.dates.models import DatePoll, MomentAnswer, ProposedMoment
from partnerships.joint_sessions.seating import Refused, writer
from partnerships.joint_sessions.sessions.actions import plan_session
from partnerships.joint_sessions.sessions.models import JointSession
from partnerships.roles import Function, Permission
from partnerships.room.history.actions import hold, record
from partnerships.room.models import Participant, Partnership
from partnerships.room.seats.reads import able_now


@transaction.atomic
def ask_for_date(
    *,
    partnership: Partnership,
    public_id: str,
    kind: str,
    subject: str,
    minutes: int,
    time_zone: str,
    place: str,
    moments: Iterable[datetime],
    by: Participant,
    now: datetime,
) -> DatePoll:
    """Put several moments to everybody at the table. `public_id` was given out with the form: twice is once."""
    by = writer(by, partnership)
    asked = DatePoll.objects.filter(public_id=public_id, partnership=partnership).first()
    if asked is not None:
        return asked
    poll = DatePoll.objects.create(
        partnership=partnership,
        public_id=public_id,
        kind=kind,
        subject=subject,
        minutes=minutes,
        time_zone=time_zone,
        place=place,
        asked_by=by,
        asked_at=now,
    )
    rows = [ProposedMoment(poll=poll, starts_at=starts_at) for starts_at in sorted(set(moments))]
    ProposedMoment.objects.bulk_create(rows)
    _record(poll, "dates.asked", by, now)
    return poll


@transaction.atomic
def answer(*, poll: DatePoll, says: Mapping[int, str], by: Participant, now: datetime) -> None:
    """Say for oneself which moments fit (`says`: key of the moment → answer). The same again changes nothing."""
    hold(poll.partnership)
    seat = able_now(by, poll.partnership, Permission.ASK_AND_ANSWER)
    if seat is None:
        raise Refused(_("Your seat does not carry this right any more."))
    poll.refresh_from_db()
    _refuse_unless_open(poll)
    before = dict(
        MomentAnswer.objects.filter(moment__poll=poll, participant=seat).values_list("moment_id", "says")
    )
    if before == dict(says):
        return
    for moment in poll.moments.filter(pk__in=says):
        MomentAnswer.objects.update_or_create(
            moment=moment, participant=seat, defaults={"says": says[moment.pk], "at": now}
        )
    _record(poll, "dates.answered", seat, now)


@transaction.atomic
def plan_on(*, poll: DatePoll, moment: ProposedMoment, by: Participant, now: datetime) -> JointSession:
    """Plan the session on this moment. Whoever asked may, and a lead of any side. Twice is once."""
    by = writer(by, poll.partnership)
    poll.refresh_from_db()
    if poll.session is not None:
        return poll.session
    _refuse_unless_open(poll)
    if not may_settle(poll, by):
        raise Refused(_("Whoever asked plans it, or a lead of any side."))
    if moment.poll_id != poll.pk or moment.starts_at <= now:
        raise Refused(_("This moment has passed. Choose another."))
    session = plan_session(
        partnership=poll.partnership,
        public_id=poll.public_id,
        kind=poll.kind,
        subject=poll.subject,
        starts_at=moment.starts_at,
        ends_at=moment.starts_at + timedelta(minutes=poll.minutes),
        time_zone=poll.time_zone,
        place=poll.place,
        guests=_who_can(moment),
        by=by,
        now=now,
    )
    poll.session = session
    poll.save(update_fields=["session"])
    _record(poll, "dates.settled", by, now)
    return session


def may_settle(poll: DatePoll, seat: Participant | None) -> bool:
    """Tell whether this person may plan the session: whoever asked, or a lead of any side."""
    return seat is not None and (seat.pk == poll.asked_by_id or seat.function == Function.LEAD)


@transaction.atomic
def call_off(*, poll: DatePoll, by: Participant, now: datetime) -> None:
    """Look for no date any more. Twice is once."""
    by = writer(by, poll.partnership)
    poll.refresh_from_db()
    if poll.called_off_at is not None:
        return
    _refuse_unless_open(poll)
    if not may_settle(poll, by):
        raise Refused(_("Whoever asked calls it off, or a lead of any side."))
    poll.called_off_at = now
    poll.save(update_fields=["called_off_at"])
    _record(poll, "dates.called_off", by, now)


def _who_can(moment: ProposedMoment) -> list[Participant]:
    answers = moment.answers.exclude(says=MomentAnswer.Says.CANNOT).filter(participant__left_at=None)
    return [answer.participant for answer in answers.select_related("participant")]


def _refuse_unless_open(poll: DatePoll) -> None:
    if poll.session_id is not None:
        raise Refused(_("The session is planned already."))
    if poll.called_off_at is not None:
        raise Refused(_("Nobody looks for this date any more."))


def _record(poll: DatePoll, verb: str, by: Participant, now: datetime) -> None:
    record(partnership=poll.partnership, verb=verb, by=by, now=now, subject=("dates", poll.public_id))

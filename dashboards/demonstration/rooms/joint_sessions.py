"""The demonstration's sessions: planned, held, minuted, decided and promised in, as `sessions_told` tells."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.utils.translation import override

from accounts.identifiers import public_id
from dashboards.demonstration.rooms.sessions_told import TOLD, Decided, Promised, Rhythm, Told
from dashboards.demonstration.scene import Scene, Step
from partnerships.joint_sessions.agenda import actions as agenda
from partnerships.joint_sessions.commitments import actions as commitments
from partnerships.joint_sessions.decisions import actions as decisions
from partnerships.joint_sessions.learned import actions as learned
from partnerships.joint_sessions.minutes import actions as minutes
from partnerships.joint_sessions.models import Commitment, JointSession
from partnerships.joint_sessions.readiness import actions as readiness
from partnerships.joint_sessions.series import actions as series
from partnerships.joint_sessions.sessions import actions as sessions
from partnerships.room.consent.actions import accept
from partnerships.room.consent.models import Proposal

HOUR = timedelta(hours=1)


def steps(scene: Scene) -> Iterator[Step]:
    """Return what happens here, by the story's key."""
    for told in TOLD.get(scene.key, ()):
        if isinstance(told, Rhythm):
            yield from _rhythm(scene, told)
        else:
            yield from _session(scene, told, public_id())


def _rhythm(scene: Scene, told: Rhythm) -> Iterator[Step]:
    key = public_id()
    proposer, *others = (scene.seats[login] for login in told.leads)

    def propose(now):
        series.propose_series(
            partnership=scene.partnership,
            public_id=key,
            title=told.title,
            kind="steering",
            every=told.every,
            unit=told.unit,
            length=told.length,
            by=proposer,
            now=now,
        )
        _accept(scene, key, others, now + 3 * HOUR)

    yield Step(scene.ago(months=told.months), propose)
    for title, length, login in told.backlog:

        def keep(now, title=title, length=length, login=login):
            by = scene.seats[login]
            new = public_id()
            agenda.add_item(
                partnership=scene.partnership, public_id=new, title=title, minutes=length, by=by, now=now
            )

        yield Step(scene.ago(days=5), keep)


def _session(scene: Scene, told: Told, key: str) -> Iterator[Step]:
    starts = scene.ago(months=told.months, days=told.days, hour=told.hour)
    ends = starts + timedelta(minutes=told.length)
    yield Step(min(starts, scene.now) - timedelta(days=14), lambda now: _plan(scene, told, key, starts, ends, now))
    if told.cancelled:
        yield Step(min(starts, scene.now) - timedelta(days=2), lambda now: _cancel(scene, told, key, now))
        return
    if ends > scene.now:
        return
    yield Step(ends + timedelta(minutes=15), lambda now: _hold(scene, told, key, now))
    if told.minutes:
        yield Step(ends + timedelta(days=1), lambda now: _write(scene, told, key, now))
    if told.learned:
        yield Step(ends + 2 * HOUR, lambda now: _learn(scene, told, key, now))
    for decided in told.decided:
        yield Step(ends + timedelta(minutes=20), lambda now, one=decided: _decide(scene, one, key, now))
    for promised in told.promised:
        yield from _promised(scene, promised, key, ends)


def _found(scene: Scene, key: str) -> JointSession:
    return JointSession.objects.select_related("partnership").get(partnership=scene.partnership, public_id=key)


def _plan(scene: Scene, told: Told, key: str, starts: datetime, ends: datetime, now: datetime) -> None:
    planner = scene.seats[told.by]
    with override("nl" if told.is_dutch else "en"):  # in which the standing item of a board session is written
        session = _planned(scene, told, key, starts, ends, now)
    for number, item in enumerate(told.agenda):
        agenda.add_item(
            partnership=scene.partnership,
            session=session,
            public_id=public_id(),
            title=item.title,
            details=item.details,
            minutes=item.minutes,
            theme=item.theme,
            from_all=not item.by,
            by=scene.seats[item.by or told.by],
            now=now + timedelta(hours=20 + number) if now + timedelta(days=2) < scene.now else now,
        )
    across = {scene.seats[one]: scene.seats[other] for one, other in told.across}
    across |= {other: one for one, other in across.items()}
    if across:
        guests = {scene.seats[login]: across.get(scene.seats[login]) for login in told.guests}
        sessions.seat_guests(session=session, across=guests, by=planner, now=now)
    for login, points in told.ready:
        for point in points:
            readiness.tick(session=session, point=point, done=True, by=scene.seats[login], now=now)


def _planned(scene: Scene, told: Told, key: str, starts: datetime, ends: datetime, now: datetime) -> JointSession:
    return sessions.plan_session(
        partnership=scene.partnership,
        public_id=key,
        kind=told.kind,
        subject=told.subject,
        purpose=told.purpose,
        starts_at=starts,
        ends_at=ends,
        time_zone=told.zone,
        place=told.place,
        host=scene.seats[told.host].side if told.host else None,
        guests=[scene.seats[login] for login in told.guests],
        by=scene.seats[told.by],
        now=now,
    )


def _cancel(scene: Scene, told: Told, key: str, now: datetime) -> None:
    login, reason = told.cancelled
    sessions.cancel_session(session=_found(scene, key), reason=reason, by=scene.seats[login], now=now)


def _hold(scene: Scene, told: Told, key: str, now: datetime) -> None:
    session = _found(scene, key)
    done = [item.pk for item in session.agenda.in_order() if item.title not in told.left]
    came = [scene.seats[login] for login in told.guests if login not in told.absent]
    sessions.hold_session(session=session, came=came, dealt_with=done, by=scene.seats[told.by], now=now)


def _write(scene: Scene, told: Told, key: str, now: datetime) -> None:
    session = _found(scene, key)
    writer, *others = (scene.seats[login] for login in told.approved_by)
    minutes.write_minutes(session=session, text=told.minutes, version=0, by=writer, now=now)
    minutes.put_minutes(session=session, by=writer, now=now + HOUR)
    _accept(scene, key, others, now + 5 * HOUR)


def _learn(scene: Scene, told: Told, key: str, now: datetime) -> None:
    session = _found(scene, key)
    rows = []
    for login, about, text, _fit in told.learned:
        side = scene.seats[about].side
        rows.append(
            learned.write_learned(
                session=session, about=side, text=text, version=0, by=scene.seats[login], now=now
            )
        )
    for row, (_login, about, _text, fit) in zip(rows, told.learned, strict=True):
        if fit:
            learned.say_fit(learned=row, fit=fit, version=row.version, by=scene.seats[about], now=now + HOUR)


def _decide(scene: Scene, decided: Decided, key: str, now: datetime) -> None:
    proposer, *others = (scene.seats[login] for login in decided.accepted_by)
    new = public_id()
    until = (now + timedelta(days=decided.holds_days)).date() if decided.holds_days else None
    decisions.propose_decision(
        partnership=scene.partnership,
        session=_found(scene, key),
        public_id=new,
        text=decided.text,
        reason=decided.reason,
        theme=decided.theme,
        holds_until=until,
        by=proposer,
        now=now,
    )
    _accept(scene, new, others, now + 2 * HOUR)


# --- promises --------------------------------------------------------------
def _promised(scene: Scene, promised: Promised, key: str, ends: datetime) -> Iterator[Step]:
    new = public_id()
    owner = scene.seats[promised.owner]
    due = (ends + timedelta(days=promised.due_in)).date()
    leads = [scene.seats[login] for login in promised.leads]
    other = next(lead for lead in leads if lead.side_id != owner.side_id)
    own = next(lead for lead in leads if lead.side_id == owner.side_id)

    def promise(now):
        commitments.promise(
            partnership=scene.partnership,
            public_id=new,
            what=promised.what,
            owner=owner,
            due_on=due,
            session=_found(scene, key),
            by=own,
            now=now,
        )
        _accept(scene, new, [lead for lead in leads if lead != own], now + 2 * HOUR)

    def move(now):
        later = due + timedelta(days=promised.moved_by)
        row = Commitment.objects.get(public_id=new)
        commitments.propose_move(commitment=row, due_on=later, reason=promised.reason, by=own, now=now)
        _accept(scene, new, [lead for lead in leads if lead != own], now + 4 * HOUR)

    def keep(now):
        row = Commitment.objects.get(public_id=new)
        commitments.say_kept(commitment=row, kept_on=now.date(), by=owner, now=now)

    def confirm(now):
        commitments.confirm_kept(commitment=Commitment.objects.get(public_id=new), by=other, now=now)

    def miss(now):
        row = Commitment.objects.get(public_id=new)
        commitments.say_missed(commitment=row, reason=promised.reason, by=owner, now=now)

    yield Step(ends + timedelta(minutes=30), promise)
    if promised.moved_by:
        yield from _past(scene, ends + timedelta(days=max(1, promised.due_in - 3)), move)
    if promised.kept_in is not None:
        yield from _past(scene, ends + timedelta(days=promised.kept_in), keep)
        if promised.confirmed:
            yield from _past(scene, ends + timedelta(days=promised.kept_in, hours=6), confirm)
    if promised.missed:
        yield from _past(scene, ends + timedelta(days=promised.due_in + 1), miss)


def _past(scene: Scene, at: datetime, do) -> Iterator[Step]:
    if at < scene.now:
        yield Step(at, do)


def _accept(scene: Scene, subject: str, people: list, now: datetime) -> None:
    waiting = Proposal.objects.filter(partnership=scene.partnership, subject_id=subject, state=Proposal.State.OPEN)
    for person in people:
        for proposal in waiting.select_related("partnership"):
            if now <= scene.now:
                accept(proposal=proposal, fingerprint=proposal.fingerprint, by=person, now=now)

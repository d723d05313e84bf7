"""The demonstration's sweeps, its review talk with what was promised there, and a warning put aside."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from accounts.identifiers import public_id
from assessments.reviews.models import TrustReview
from assessments.reviews.talks import note_talk
from assessments.signals import actions
from assessments.signals.asides import propose_aside
from assessments.signals.models import Warning
from dashboards.demonstration.scene import Scene, Step
from partnerships.joint_sessions.commitments import actions as commitments
from partnerships.joint_sessions.kinds import SessionKind
from partnerships.joint_sessions.models import Commitment, JointSession
from partnerships.joint_sessions.sessions import actions as sessions
from partnerships.room.consent import actions as consent
from partnerships.room.consent.models import Proposal

TALKED = 52  # days after a round opened: late enough for the warning to have stood there
PROMISES = (
    ("Send the crew forecast on the first working day of the month", "bob", 40),
    ("Show the unit price of each meal in the shared sheet", "marieke", 60),
    ("Move a session only when both directors agree", "ruben", 30),
)
REST_DAYS = 75


def steps(scene: Scene) -> Iterator[Step]:
    """Return what happens here, by the story's key."""
    for months in (18, 14, 10, 7, 5, 4, 3, 2, 1):
        yield Step(scene.ago(months=months, hour=23), lambda at: _sweep(scene, at))
    if scene.key == "meals":
        yield from _talk(scene)
        yield Step(scene.ago(days=12, hour=22), lambda at: _sweep(scene, at))
        yield Step(scene.ago(days=11), lambda at: _put_aside(scene, at))
    # The day before yesterday: what was found by then is told by today, and tonight tells only what is new.
    yield Step(scene.ago(days=2, hour=23), lambda at: _sweep(scene, at))
    yield Step(scene.now, lambda at: _sweep(scene, at))


def _sweep(scene: Scene, now: datetime) -> None:
    if scene.partnership.created_at < now:
        actions.sweep(now=now, only=[scene.partnership.pk])


def _talk(scene: Scene) -> Iterator[Step]:
    """The talk about the newest result: planned, linked, held; three promises, two of them kept."""
    name = public_id()
    yield Step(scene.ago(months=6, days=-30), lambda at: _plan(scene, name, at))
    yield Step(scene.ago(months=6, days=-TALKED, hour=16), lambda at: _hold(scene, name, at))
    for what, login, days in PROMISES[:2]:

        def keep(now: datetime, what: str = what, login: str = login) -> None:
            promise = Commitment.objects.get(partnership=scene.partnership, what=what)
            other = scene.seats["marieke" if login != "marieke" else "alice"]
            commitments.say_kept(commitment=promise, kept_on=now.date(), by=scene.seats[login], now=now)
            commitments.confirm_kept(commitment=promise, by=other, now=now + timedelta(hours=3))

        yield Step(scene.ago(months=6, days=-TALKED - days), keep)


def _plan(scene: Scene, name: str, now: datetime) -> None:
    seats = scene.seats
    starts_at = scene.ago(months=6, days=-TALKED, hour=13)
    session = sessions.plan_session(
        partnership=scene.partnership,
        public_id=name,
        kind=SessionKind.REVIEW,
        subject="What the last review tells us",
        purpose="Why Aldersteen sees equal footing so much lower, and what each of us changes.",
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=90),
        time_zone=scene.partnership.time_zone,
        place="Aldersteen, tasting room",
        host=seats["marieke"].side,
        guests=[seats[login] for login in ("alice", "bob", "ruben", "marieke", "hugo")],
        by=seats["alice"],
        now=now,
    )
    note_talk(review=_newest(scene, now), session=session, by=seats["marieke"], now=now)


def _hold(scene: Scene, name: str, now: datetime) -> None:
    session = JointSession.objects.select_related("partnership").get(public_id=name)
    came = [guest.participant for guest in session.guests.select_related("participant")]
    sessions.hold_session(session=session, came=came, dealt_with=[], by=scene.seats["alice"], now=now)
    for what, login, days in PROMISES:
        promised = commitments.promise(
            partnership=scene.partnership,
            public_id=public_id(),
            what=what,
            owner=scene.seats[login],
            due_on=(now + timedelta(days=days)).date(),
            by=scene.seats["alice"],
            now=now,
            session=session,
        )
        _accept(scene, promised.public_id, ("ruben", "marieke", "hugo"), now)


def _put_aside(scene: Scene, now: datetime) -> None:
    """The sides let one difference rest until the agreement is rewritten."""
    warning = Warning.objects.open().filter(partnership=scene.partnership, rule="told_apart").first()
    if warning is None:
        return
    propose_aside(
        warning=warning,
        until=(now + timedelta(days=REST_DAYS)).date(),
        reason="We know where it comes from and are working on it; we look again at the board session.",
        by=scene.seats["alice"],
        now=now,
    )
    _accept(scene, warning.public_id, ("marieke",), now + timedelta(hours=5))


def _accept(scene: Scene, subject: str, logins: tuple[str, ...], now: datetime) -> None:
    for login in logins:
        proposal = Proposal.objects.filter(partnership=scene.partnership, subject_id=subject, state="open").first()
        if proposal is not None and not proposal.consents.filter(side=scene.seats[login].side_id).exists():
            consent.accept(proposal=proposal, fingerprint=proposal.fingerprint, by=scene.seats[login], now=now)


def _newest(scene: Scene, now: datetime) -> TrustReview:
    closed = TrustReview.objects.filter(
        partnership=scene.partnership, state=TrustReview.State.CLOSED, closed_at__lte=now
    )
    return closed.select_related("partnership").latest("number")

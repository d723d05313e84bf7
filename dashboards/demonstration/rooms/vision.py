"""The demonstration's visions: written, agreed in numbers, sealed, and measured since."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal

from accounts.identifiers import public_id
from assessments.reviews.rhythm import add_months
from dashboards.demonstration.rooms.vision_told import TOLD, Aim, Told
from dashboards.demonstration.scene import Scene, Step
from partnerships.joint_sessions.kinds import SessionKind
from partnerships.joint_sessions.models import JointSession
from partnerships.room.consent import actions as consent
from partnerships.room.consent.kinds import kind_of
from partnerships.room.consent.models import Proposal
from partnerships.room.models import Participant
from partnerships.vision.models import Objective, Vision
from partnerships.vision.objectives import actions as objectives
from partnerships.vision.sealing import actions as sealing
from partnerships.vision.sealing import conduct
from partnerships.vision.text import actions as text
from partnerships.vision.text import expectations, position

HOURS = timedelta(hours=1)


def steps(scene: Scene) -> Iterator[Step]:
    """Return what happens here, by the story's key."""
    told = TOLD.get(scene.key)
    if told is None:
        return
    yield from _drafting(scene, told)
    for number, aim in enumerate(told.aims):
        yield from _agreeing(scene, told, aim, number)
        yield from _measuring(scene, aim)
    yield from _before_the_boards(scene, told)
    if told.sealed:
        yield from _sealing(scene, told)
    else:
        yield from _waiting(scene, told)


# --- the text -------------------------------------------------------------
def _drafting(scene: Scene, told: Told) -> Iterator[Step]:
    writers = [scene.seats[login] for login in told.leads]
    horizon = add_months(scene.now.date(), told.horizon)
    renew = add_months(scene.ago(months=told.months).date(), 36)
    for number, words in enumerate(told.texts):
        writer = writers[number % len(writers)]

        def write(now, number=number, words=words, writer=writer):
            text.write_text(
                partnership=scene.partnership,
                version=number,
                why=told.why,
                big_goal=told.big_goal,
                text=words,
                horizon_on=horizon,
                renew_on=renew,
                by=writer,
                now=now,
            )

        yield Step(scene.ago(months=told.months + 4, days=-20 * number), write)
    yield Step(scene.ago(months=told.months + 3), lambda now: _remark(scene, told, now))
    for number, (stating, words, hearing) in enumerate(told.expectations):

        def expect(now, stating=stating, words=words, hearing=hearing):
            _expect(scene, stating, words, hearing, now)

        yield Step(scene.ago(months=told.months + 3, days=-2 - number), expect)


def _remark(scene: Scene, told: Told, now: datetime) -> None:
    vision = Vision.objects.select_related("partnership").get(partnership=scene.partnership)
    director, words = told.remark
    said = text.comment(vision=vision, public_id=public_id(), text=words, by=scene.seats[director], now=now)
    if told.sealed:
        text.settle_comment(comment=said, by=scene.seats[told.leads[0]], now=now + 30 * HOURS)


def _expect(scene: Scene, stating: str, words: str, hearing: list[tuple[str, str, str]], now: datetime) -> None:
    """State, hear, and answer: an attempt with a correction is followed by the next of the list."""
    stated = expectations.state(
        partnership=scene.partnership, public_id=public_id(), text=words, by=scene.seats[stating], now=now
    )
    for number, (hearer, heard, correction) in enumerate(hearing, start=1):
        said = expectations.restate(
            expectation=stated, version=0, text=heard, by=scene.seats[hearer], now=now + number * HOURS
        )
        if correction == "open":
            continue
        expectations.answer(
            restatement=said,
            shown=heard,
            verdict="corrected" if correction else "accepted",
            correction=correction,
            by=scene.seats[stating],
            now=now + (number + 1) * HOURS,
        )


# --- the numbers ----------------------------------------------------------
def _agreeing(scene: Scene, told: Told, aim: Aim, number: int) -> Iterator[Step]:
    def draft(now):
        seats = scene.seats
        columns = {
            "pillar": aim.pillar,
            "title": aim.title,
            "reason": aim.reason,
            "unit": aim.unit,
            "direction": aim.direction,
            "baseline": Decimal(aim.baseline),
            "baseline_on": scene.ago(months=told.months + 6).date(),
            "target": Decimal(aim.target),
            "due_on": add_months(scene.now.date(), aim.due),
            "tolerance": Decimal(aim.tolerance) if aim.tolerance else None,
            "verification": aim.verification,
            "norm_title": aim.norm[0],
            "norm_version": aim.norm[1],
            "norm_link": aim.norm[2],
            "asked_by": seats[aim.owners[0]].side if aim.help_given else None,
            "help_given": aim.help_given,
            "owner": seats[aim.owners[0]],
            "counterpart": seats[aim.owners[1]],
        }
        by = seats[told.leads[number % len(told.leads)]]
        objective = objectives.draft_objective(
            partnership=scene.partnership, public_id=public_id(), columns=columns, by=by, now=now
        )
        if aim.is_draft:
            return
        objectives.propose_objective(objective=objective, by=by, now=now + 2 * HOURS)
        _all_accept(scene, now + 26 * HOURS)
        for title, due, _reached, _evidence in aim.steps:
            due_on = add_months(scene.now.date(), due)
            objectives.plan_milestone(
                objective=objective, public_id=public_id(), title=title, due_on=due_on, by=by, now=now + 28 * HOURS
            )
        _all_accept(scene, now + 50 * HOURS)

    yield Step(scene.ago(months=told.months + 2, days=3 * number), draft)


def _measuring(scene: Scene, aim: Aim) -> Iterator[Step]:
    def find() -> Objective:
        return Objective.objects.select_related("partnership").get(partnership=scene.partnership, title=aim.title)

    for months, value, evidence in aim.figures:

        def measure(now, value=value, evidence=evidence):
            objectives.record_measurement(
                objective=find(),
                measured_on=now.date() - timedelta(days=4),
                value=Decimal(value),
                evidence=evidence,
                by=_drafter(scene, aim),
                now=now,
            )

        yield Step(scene.ago(months=months, hour=11), measure)
    for title, _due, reached, evidence in aim.steps:
        if reached is None:
            continue

        def reach(now, title=title, evidence=evidence):
            objectives.reach_milestone(
                milestone=find().milestones.select_related("partnership").get(title=title),
                reached_on=now.date(),
                evidence=evidence,
                by=_drafter(scene, aim),
                now=now,
            )

        yield Step(scene.ago(months=reached, hour=12), reach)


def _drafter(scene: Scene, aim: Aim) -> Participant:
    seats = [scene.seats[login] for login in aim.owners]
    return next(seat for seat in seats if seat.function in ("lead", "member"))


# --- towards the seal -----------------------------------------------------
def _before_the_boards(scene: Scene, told: Told) -> Iterator[Step]:
    lead = told.leads[0]

    def agree_position(now):
        position.propose_position(
            partnership=scene.partnership, version=0, content=told.position, by=scene.seats[lead], now=now
        )
        _all_accept(scene, now + 24 * HOURS)

    def prepare(now):
        vision = _vision(scene)
        sealing.ask_support(
            partnership=scene.partnership,
            public_id=public_id(),
            text=told.support,
            answer_by_on=now.date() + timedelta(days=14),
            by=scene.seats[lead],
            now=now,
        )
        for login in told.leads if told.sealed else told.leads[:2]:
            for point in ("board_talked", "support_clear"):
                sealing.tick(vision=vision, point=point, is_done=True, by=scene.seats[login], now=now + HOURS)
        sealing.call_vote(vision=vision, by=scene.seats[lead], now=now + 2 * HOURS)
        for director, reason in told.votes:
            sealing.vote(
                vision=_vision(scene),
                number=1,
                verdict="yes",
                reason=reason,
                return_on=None,
                by=scene.seats[director],
                now=now + 20 * HOURS,
            )

    yield Step(scene.ago(months=told.months, days=25), agree_position)
    yield Step(scene.ago(months=told.months, days=14), prepare)


def _sealing(scene: Scene, told: Told) -> Iterator[Step]:
    def seal(now):
        _held(scene, SessionKind.PRINCIPLES, now - timedelta(days=60))
        _held(scene, SessionKind.BOARD, now)
        conduct.propose_rules(
            partnership=scene.partnership,
            version=0,
            rules=list(told.conduct),
            by=scene.seats[told.leads[0]],
            now=now + HOURS,
        )
        _all_accept(scene, now + 2 * HOURS)
        sealing.propose_seal(vision=_vision(scene), by=scene.seats[told.leads[0]], now=now + 3 * HOURS)
        _all_accept(scene, now + 4 * HOURS)

    yield Step(scene.ago(months=told.months, hour=13), seal)


def _waiting(scene: Scene, told: Told) -> Iterator[Step]:
    """The seal waits for a board session that lies ahead."""

    def plan(now):
        _held(scene, SessionKind.PRINCIPLES, now - timedelta(days=30))
        ahead = JointSession.objects.filter(partnership=scene.partnership, kind=SessionKind.BOARD)
        if not ahead.filter(starts_at__gt=scene.now).exists():
            _session(scene, SessionKind.BOARD, scene.ago(days=-18, hour=13), now, JointSession.State.PLANNED)

    yield Step(scene.ago(days=9), plan)


def _held(scene: Scene, kind: str, at: datetime) -> None:
    """Make sure that such a session was held by then; the sessions' own story has told of it if it did."""
    known = JointSession.objects.filter(partnership=scene.partnership, kind=kind, starts_at__lte=at)
    if not known.exclude(state=JointSession.State.CANCELLED).exists():
        _session(scene, kind, at, at, JointSession.State.HELD)
    known.filter(state=JointSession.State.PLANNED).update(state=JointSession.State.HELD, held_at=at)


def _session(scene: Scene, kind: str, at: datetime, now: datetime, state: str) -> None:
    planner = next(seat for seat in scene.seats.values() if seat.function == "lead")
    JointSession.objects.create(
        partnership=scene.partnership,
        kind=kind,
        subject=str(SessionKind(kind).label),
        starts_at=at,
        ends_at=at + 3 * HOURS,
        host=planner.side,
        state=state,
        held_at=at if state == JointSession.State.HELD else None,
        planned_by=planner,
        planned_at=now,
        changed_at=now,
    )


# --- small steps ----------------------------------------------------------
def _vision(scene: Scene) -> Vision:
    return Vision.objects.select_related("partnership").get(partnership=scene.partnership)


OURS = ("objective", "milestone", "position", "conduct", "vision")


def _all_accept(scene: Scene, now: datetime) -> None:
    """Let every side accept what this room has put before it."""
    waiting = Proposal.objects.filter(partnership=scene.partnership, state=Proposal.State.OPEN, kind__in=OURS)
    for proposal in waiting.order_by("pk"):
        _accept(proposal, now)


def _accept(proposal: Proposal, now: datetime) -> None:
    able = Participant.objects.present().filter(partnership=proposal.partnership_id)
    answered: set[int] = set()
    for person in able.able_to(kind_of(proposal.kind).permission).order_by("-function", "pk"):
        if person.side_id not in answered:
            answered.add(person.side_id)
            fresh = Proposal.objects.get(pk=proposal.pk)
            consent.accept(proposal=fresh, fingerprint=fresh.fingerprint, by=person, now=now)

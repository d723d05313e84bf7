"""The demonstration's agreements: clause by clause from what is joint to what the directors accepted."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from assessments.reviews.rhythm import add_months
from dashboards.demonstration.rooms.agreements_told import (
    COMMERCIAL,
    COMMERCIAL_LATER,
    EXIT,
    FRAMEWORK,
    FROM_OUTSIDE,
    LATER_72,
    SILENCE,
    Told,
)
from dashboards.demonstration.scene import Scene, Step
from partnerships.agreements.agreements import actions
from partnerships.agreements.clauses import actions as clauses
from partnerships.agreements.glossary import actions as glossary
from partnerships.agreements.models import Agreement, Clause
from partnerships.agreements.needed import put_needed
from partnerships.agreements.own_terms.actions import bring
from partnerships.agreements.parking.actions import park
from partnerships.agreements.reuse_rights.actions import put_right
from partnerships.agreements.sharing_keys.actions import put_key
from partnerships.equality.models import Principle
from partnerships.room.consent import actions as consent
from partnerships.room.models import Proposal
from partnerships.vision.models import Objective

HOUR = timedelta(hours=1)
LEADS, DIRECTORS = ("alice", "marieke"), ("ruben", "hugo")


def steps(scene: Scene) -> Iterator[Step]:
    """Return what happens here, by the story's key."""
    if scene.key == "meals":
        yield from _meals(scene)
    if scene.key == "bread":
        yield from _bread(scene)


def _meals(scene: Scene) -> Iterator[Step]:
    yield Step(scene.ago(months=32, hour=10), lambda at: _need(scene, at))
    yield Step(
        scene.ago(months=31, hour=10),
        lambda at: _agree(scene, "framework", "Working together", FRAMEWORK[:3], at),
    )
    yield Step(scene.ago(months=30, hour=10), lambda at: _agree(scene, "exit", "If we part", EXIT, at))
    yield Step(scene.ago(months=28, hour=10), lambda at: _agree(scene, "commercial", "Volumes", COMMERCIAL, at))
    yield Step(scene.ago(months=27, hour=10), lambda at: _key(scene, at))
    yield Step(scene.ago(months=20, hour=10), lambda at: _second_version(scene, at))
    yield Step(scene.ago(months=12, hour=10), lambda at: _right(scene, at))
    yield Step(scene.ago(months=5, hour=10), lambda at: _check(scene, at))
    yield Step(scene.ago(days=20, hour=10), lambda at: _wish(scene, at))
    yield Step(scene.ago(days=9, hour=10), lambda at: _waiting(scene, at))


# --- how an agreement comes about -------------------------------------------
def _agree(scene: Scene, kind: str, title: str, told: Sequence[Told], at: datetime) -> None:
    alice = scene.seats["alice"]
    agreement = actions.begin(partnership=scene.partnership, kind=kind, title=title, by=alice, now=at)
    for one in told:
        _confirmed(scene, _write(scene, agreement, one, at), one, at)
    fields = {
        "begins_on": at.date(),
        "review_on": add_months(scene.now.date(), 5),
        "renew_by_on": add_months(scene.now.date(), 9),
    }
    if kind == "exit":
        fields = {"begins_on": at.date(), "check_on": add_months(scene.now.date(), 7)}
    if kind == "framework":
        fields |= {"ends_on": add_months(scene.now.date(), 14)}
        fields["renew_by_on"] = (scene.now + timedelta(days=48)).date()
    agreement.refresh_from_db()
    actions.edit(agreement=agreement, version=agreement.version, by=alice, now=at + HOUR, **fields)
    if kind == "framework":
        glossary.add(
            agreement=agreement,
            term="Account owner",
            meaning="The person on each side who answers for the daily work; today Bob Jansma and Karin Slot.",
            by=scene.seats["marieke"],
            now=at + HOUR,
        )
    _accept(scene, agreement, DIRECTORS, at + 2 * HOUR)


def _write(scene: Scene, agreement: Agreement, told: Told, at: datetime) -> Clause:
    return clauses.add(
        agreement=agreement,
        number=told.number,
        title=told.title,
        text=told.text,
        reason=told.reason,
        by=scene.seats["alice"] if "alice" in scene.seats else scene.seats[LEADS[0]],
        now=at,
        **_source(scene, told.source),
    )


def _source(scene: Scene, begins: str) -> dict:
    found: dict = {"decision": None, "principle": None, "objective": None}
    if begins:
        principles = Principle.objects.joint().filter(partnership=scene.partnership, text__startswith=begins)
        objectives = Objective.objects.joint().filter(partnership=scene.partnership, title__startswith=begins)
        found["principle"] = principles.order_by("pk").first()
        if found["principle"] is None:
            found["objective"] = objectives.order_by("pk").first()
    return found


def _confirmed(scene: Scene, clause: Clause, told: Told, at: datetime, leads: tuple = LEADS) -> None:
    clause.refresh_from_db()
    for who, text in zip(leads, (told.ours, told.theirs), strict=True):
        clauses.restate(clause=clause, version=clause.version, text=text, by=scene.seats[who], now=at + HOUR)
    for who in leads:
        clauses.confirm(clause=clause, version=clause.version, by=scene.seats[who], now=at + HOUR)


def _accept(scene: Scene, agreement: Agreement, who: Sequence[str], at: datetime) -> None:
    proposal = actions.put_to_directors(agreement=agreement, by=scene.seats["alice"], now=at)
    _say_yes(scene, proposal, who, at)


def _say_yes(scene: Scene, proposal: Proposal | None, who: Sequence[str], at: datetime) -> None:
    assert proposal is not None
    for login in who:
        proposal = consent.accept(
            proposal=proposal, fingerprint=proposal.fingerprint, by=scene.seats[login], now=at + HOUR
        )


def _reword(scene: Scene, clause: Clause, text: str, by: str, at: datetime) -> None:
    source = {"decision": clause.decision, "principle": clause.principle, "objective": clause.objective}
    clauses.edit(
        clause=clause,
        version=clause.version,
        number=clause.number,
        title=clause.title,
        text=text,
        reason=clause.reason,
        by=scene.seats[by],
        now=at,
        **source,
    )


def _agreement(scene: Scene, kind: str) -> Agreement:
    return Agreement.objects.select_related("partnership").get(partnership=scene.partnership, kind=kind)


# --- what happened in the meals ----------------------------------------------
def _need(scene: Scene, at: datetime) -> None:
    kinds = ["framework", "commercial", "exit"]
    proposal = put_needed(partnership=scene.partnership, kinds=kinds, by=scene.seats["marieke"], now=at)
    _say_yes(scene, proposal, DIRECTORS, at)


def _key(scene: Scene, at: datetime) -> None:
    proposal = put_key(
        partnership=scene.partnership,
        title="Cost of a menu cycle",
        target=50_000_000,
        currency="EUR",
        bears=scene.sides["aldersteen"],
        shares=scene.sides["noordzee"],
        bands=[[0, 80, 25], [80, 120, 50], [120, None, 100]],
        replaces=None,
        by=scene.seats["alice"],
        now=at,
    )
    _say_yes(scene, proposal, DIRECTORS, at)


def _second_version(scene: Scene, at: datetime) -> None:
    agreement = _agreement(scene, "framework")
    _confirmed(scene, _write(scene, agreement, FRAMEWORK[3], at), FRAMEWORK[3], at)
    _accept(scene, _agreement(scene, "framework"), DIRECTORS, at + 2 * HOUR)


def _right(scene: Scene, at: datetime) -> None:
    proposal = put_right(
        partnership=scene.partnership,
        what="The tray without plastic film",
        who_may="Both sides, without asking.",
        where="Aldersteen: airlines outside Europe. Noordzee: every route it flies.",
        until_on=None,
        by=scene.seats["marieke"],
        now=at,
    )
    _say_yes(scene, proposal, DIRECTORS, at)


def _check(scene: Scene, at: datetime) -> None:
    actions.check_exit(
        agreement=_agreement(scene, "exit"),
        found="The list of people to call was two years old; it is right again. Everything else would work "
        "tomorrow.",
        next_on=add_months(at.date(), 12),
        by=scene.seats["marieke"],
        now=at,
    )


def _wish(scene: Scene, at: datetime) -> None:
    """The next version of the framework: a clause worded anew, and one that is only a wish so far."""
    agreement = _agreement(scene, "framework")
    clause = (
        Clause.objects.with_source()
        .select_related("agreement__partnership")
        .get(agreement=agreement, number="7.2")
    )
    _reword(scene, clause, LATER_72, "marieke", at)
    clause.refresh_from_db()
    for who, text in (
        ("alice", "After day 21 both account owners say yes, and whoever asked pays for what is thrown away."),
        ("marieke", "No late change without our planner, and no waste at our cost if Noordzee asked for it."),
    ):
        clauses.restate(clause=clause, version=clause.version, text=text, by=scene.seats[who], now=at + HOUR)
    clauses.confirm(clause=clause, version=clause.version, by=scene.seats["marieke"], now=at + 2 * HOUR)
    _write(scene, agreement, FROM_OUTSIDE, at + 3 * HOUR)


def _waiting(scene: Scene, at: datetime) -> None:
    """The second version of the commercial agreement: one director has accepted, the other is asked."""
    agreement = _agreement(scene, "commercial")
    clause = (
        Clause.objects.with_source().select_related("agreement__partnership").get(agreement=agreement, number="1")
    )
    _reword(scene, clause, COMMERCIAL_LATER, "marieke", at)
    _confirmed(scene, clause, COMMERCIAL[0], at)
    _accept(scene, _agreement(scene, "commercial"), ("hugo",), at + 2 * HOUR)


# --- bread: early ----------------------------------------------------------------
def _bread(scene: Scene) -> Iterator[Step]:
    def begin(at: datetime) -> None:
        agreement = actions.begin(
            partnership=scene.partnership,
            kind="confidentiality",
            title="What stays between us",
            by=scene.seats["charlie"],
            now=at,
        )
        clauses.add(
            agreement=agreement,
            number=SILENCE.number,
            title=SILENCE.title,
            text=SILENCE.text,
            reason=SILENCE.reason,
            by=scene.seats["charlie"],
            now=at,
            **_any_principle(scene),
        )

    def early(at: datetime) -> None:
        bring(
            partnership=scene.partnership,
            title="General conditions of sale",
            text="All deliveries take place under our general conditions of sale, which are sent on request.",
            by=scene.seats["charlie"],
            now=at,
        )
        park(partnership=scene.partnership, text="Payment terms", by=scene.seats["charlie"], now=at)

    yield Step(scene.ago(days=24, hour=11), begin)
    yield Step(scene.ago(days=15, hour=11), early)


def _any_principle(scene: Scene) -> dict:
    first = Principle.objects.joint().filter(partnership=scene.partnership).order_by("pk").first()
    return {"decision": None, "principle": first, "objective": None}

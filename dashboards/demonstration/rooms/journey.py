"""The demonstration's journey: how each partnership came to its stage, renewals, a trial, and a good parting."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from dashboards.demonstration.scene import Scene, Step
from partnerships import lifecycle
from partnerships.journey.ending import end_due
from partnerships.journey.models import StageMove
from partnerships.journey.parting import actions as parting
from partnerships.journey.terms import actions as terms
from partnerships.lifecycle import Stage
from partnerships.roles import Function
from partnerships.room.consent import actions as consent
from partnerships.room.history.actions import record
from partnerships.room.models import Participant, Proposal

A_YEAR_AGO = ("We plan menus together, and each station hears of a change two weeks ahead.", "")
THIS_YEAR = (
    "Open books on ingredients, one planning table, kitchen visits every half year.",
    "Aldersteen joins the menu board from the first sketch on; once a month we talk about late changes.",
)


def steps(scene: Scene) -> Iterator[Step]:
    """Return what happens here, by the story's key."""
    yield from _the_way(scene)
    if scene.key == "meals":
        yield Step(scene.ago(months=14), lambda at: _renew(scene, at, *A_YEAR_AGO))
        yield Step(scene.ago(months=2), lambda at: _renew(scene, at, *THIS_YEAR))
    if scene.key == "tokyo":
        yield Step(scene.ago(months=2), lambda at: _try(scene, at))
    if scene.parted:
        yield from _part(scene)


def _the_way(scene: Scene) -> Iterator[Step]:
    """The stages passed, evenly between the beginning and the day on which the present one began."""
    passed = lifecycle.earlier(Stage(scene.partnership.stage))
    if not passed:
        return
    last = datetime.combine(scene.partnership.stage_since, scene.began.timetz())
    each = (last - scene.began) / len(passed)
    for place, stage in enumerate(passed, start=1):
        yield Step(scene.began + each * place - timedelta(minutes=1), _move(scene, stage))


def _move(scene: Scene, stage: Stage) -> Callable[[datetime], object]:
    def move(at: datetime) -> None:
        following = lifecycle.following(stage)
        assert following is not None
        StageMove.objects.create(
            partnership=scene.partnership,
            from_stage=stage,
            to_stage=following,
            way=StageMove.Way.FORWARD,
            moved_on=at.date(),
            moved_at=at,
        )
        record(
            partnership=scene.partnership,
            verb="stage.moved",
            by=None,
            now=at,
            subject=("stage", ""),
            data={"from": str(stage), "to": str(following), "way": "forward"},
        )

    return move


def _directors(scene: Scene) -> list[Participant]:
    return [seat for seat in scene.seats.values() if seat.function == Function.DIRECTOR]


def _accepted(scene: Scene, proposal: Proposal, at: datetime) -> None:
    for place, director in enumerate(_directors(scene)):
        later = at + timedelta(days=place + 1)
        consent.accept(proposal=proposal, fingerprint=proposal.fingerprint, by=director, now=later)


def _renew(scene: Scene, at: datetime, stays: str, changes: str) -> None:
    proposal = terms.propose_renewal(
        partnership=scene.partnership,
        stays=stays,
        changes=changes,
        by=_directors(scene)[0],
        now=at,
    )
    _accepted(scene, proposal, at)


def _try(scene: Scene, at: datetime) -> None:
    proposal = terms.propose_trial(
        partnership=scene.partnership,
        ends_on=scene.ago(months=-6).date(),
        looks_at="Two menus from Tokyo that passengers ask for again, and no return flight without a warm meal.",
        by=_directors(scene)[0],
        now=at,
    )
    _accepted(scene, proposal, at)


def _part(scene: Scene) -> Iterator[Step]:
    director = scene.seats["ruben"]
    ends = scene.ago(months=scene.parted)
    given = ends - timedelta(days=95)

    def notice(at: datetime) -> None:
        parting.give_notice(
            reason="From spring on we fly with paper towels on short routes. The linen was never the problem: "
            "we part as friends, and the laundry’s crew keeps its permits at the gate until June.",
            ends_on=ends.date(),
            by=director,
            now=at,
        )

    def hand_over(at: datetime) -> None:
        for what, side, taker in (
            ("Four hundred roll cages", "noordzee", "wendela"),
            ("Washing figures of six years, with the method", "linnenhuis", "alice"),
        ):
            giver = next(seat for seat in scene.seats.values() if seat.side_id == scene.sides[side].pk)
            item = parting.add_handover(what=what, by=giver, now=at)
            parting.hand_over(item=item, by=giver, now=at + timedelta(days=3))
            parting.hand_over(item=item, by=scene.seats[taker], now=at + timedelta(days=5))

    yield Step(given, notice)
    yield Step(ends - timedelta(days=30), hand_over)
    yield Step(ends, lambda at: end_due(now=at))

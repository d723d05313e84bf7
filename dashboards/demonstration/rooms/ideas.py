"""The demonstration's later ideas: one adopted, one being tried, and one that the other side set aside alone."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from dashboards.demonstration.rooms.choice import accepted
from dashboards.demonstration.scene import Scene, Step
from partnerships.choice.ideas.actions import bring_idea, move_idea, propose_adoption, put_in
from partnerships.choice.models import Idea


@dataclass(frozen=True)
class Told:
    """What became of an idea, in days before today; `aside`: who set it aside, and why."""

    by: str
    title: str
    text: str
    kind: str
    brought: int
    tried: int = 0
    adopted: int = 0
    set_aside: int = 0
    aside: tuple[str, str] = ("", "")


STAKES = (("alice", "two flights a day for the trial"), ("marieke", "a planner for the time of the trial"))
TOLD = (
    Told(
        "marieke",
        "Tell the kitchen what came back",
        "Cabin crew count the trays that come back uneaten, dish by dish; the kitchen sees it the same evening.",
        "process",
        brought=150,
        tried=121,
        adopted=74,
    ),
    Told(
        "alice",
        "Choose the meal at the gate",
        "Passengers choose at the gate, half an hour before the flight, and the last trolley is packed by that.",
        "product",
        brought=110,
        tried=82,
    ),
    Told(
        "bob",
        "One galley plan for both shifts",
        "The night shift and the day shift load by the same plan, so that nobody has to look twice.",
        "process",
        brought=40,
        set_aside=4,
        aside=("marieke", "Our night shift works with other trolleys; we cannot serve two plans at once."),
    ),
)


def steps(scene: Scene) -> Iterator[Step]:
    """Return what happens here, by the story's key."""
    if scene.key != "meals":
        return
    for told in TOLD:
        for days, do in (
            (told.brought, _bring),
            (told.tried, _try),
            (told.adopted, _adopt),
            (told.set_aside, _aside),
        ):
            if days:
                yield Step(scene.ago(days=days, hour=11), lambda at, told=told, do=do: do(scene, told, at))


def _bring(scene: Scene, told: Told, at: datetime) -> None:
    bring_idea(
        title=told.title,
        text=told.text,
        kind=told.kind,
        reuse="own_field",
        reuse_note="",
        by=scene.seats[told.by],
        now=at,
    )


def _try(scene: Scene, told: Told, at: datetime) -> None:
    idea = _found(scene, told)
    for person, puts_in in STAKES:
        put_in(idea=idea, text=puts_in, by=scene.seats[person], now=at)
    move_idea(idea=idea, status="tried", reason="", by=scene.seats[told.by], now=at)


def _adopt(scene: Scene, told: Told, at: datetime) -> None:
    accepted(propose_adoption(idea=_found(scene, told), by=scene.seats[told.by], now=at), scene, at)


def _aside(scene: Scene, told: Told, at: datetime) -> None:
    who, why = told.aside
    move_idea(idea=_found(scene, told), status="set_aside", reason=why, by=scene.seats[who], now=at)


def _found(scene: Scene, told: Told) -> Idea:
    return Idea.objects.get(partnership=scene.partnership, title=told.title)

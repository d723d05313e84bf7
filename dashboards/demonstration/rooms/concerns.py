"""The demonstration's concerns: who stands behind each side, and what came from outside."""

from collections.abc import Iterator
from datetime import datetime

from assessments.reviews.rhythm import add_months
from dashboards.demonstration.scene import Scene, Step
from partnerships.concerns.mandates import actions as mandates
from partnerships.concerns.models import Mandate, OutsideOffer
from partnerships.concerns.outside_offers import actions as offers
from partnerships.room.consent import actions as consent


def steps(scene: Scene) -> Iterator[Step]:
    """Return what happens here, by the story's key."""
    if scene.key == "meals":
        yield from _meals(scene)
    if scene.key == "care":
        yield from _care(scene)


def _meals(scene: Scene) -> Iterator[Step]:
    yield Step(
        scene.ago(months=30),
        lambda at: _mandate(
            scene,
            "alice",
            "shareholders",
            "A margin per seat that does not fall, and no headline about food safety.",
            at,
            months=4,
        ),
    )
    yield Step(
        scene.ago(months=30, hour=10),
        lambda at: _mandate(
            scene,
            "marieke",
            "board",
            "Work for the night shift until the new kitchen is paid for, and one other airline won with our "
            "joint ideas.",
            at,
            months=2,
        ),
    )
    yield Step(scene.ago(days=19), lambda at: _weaken(scene, at))
    yield Step(scene.ago(months=10), lambda at: _opened(scene, at))
    yield Step(scene.ago(months=9), lambda at: _answered(scene, at))
    yield Step(scene.ago(months=8, days=20), lambda at: _decided(scene, at))
    yield Step(scene.ago(days=6), lambda at: _kept(scene, at))


def _mandate(scene: Scene, who: str, behind: str, wants: str, at: datetime, *, months: int) -> None:
    mandates.write(
        partnership=scene.partnership,
        who=behind,
        wants=wants,
        horizon_on=add_months(scene.now.date(), 24),
        next_check_on=add_months(scene.now.date(), months),
        by=scene.seats[who],
        now=at,
    )


def _weaken(scene: Scene, at: datetime) -> None:
    mandate = Mandate.objects.select_related("partnership").get(partnership=scene.partnership, who="board")
    mandates.weaken(
        mandate=mandate,
        because="Two quarters in which the volumes of the night flights fell by eleven percent, told three "
        "weeks late.",
        needs="A range for the winter timetable that holds, and a date for the talk with the second airline.",
        by=scene.seats["marieke"],
        now=at,
    )


def _opened(scene: Scene, at: datetime) -> None:
    offer = offers.keep(
        partnership=scene.partnership,
        title="Chilled meals by rail for the night flights",
        from_whom="A kitchen near Venlo",
        better="Four dishes at a quarter less, cooked the evening before and brought by night train. No van "
        "on the "
        "platform, but no change within five days either.",
        received_on=at.date(),
        by=scene.seats["alice"],
        now=at,
    )
    offers.open_offer(offer=offer, version=0, by=scene.seats["alice"], now=at)


def _offer(scene: Scene) -> OutsideOffer:
    return OutsideOffer.objects.opened().select_related("partnership").get(partnership=scene.partnership)


def _answered(scene: Scene, at: datetime) -> None:
    offers.respond(
        offer=_offer(scene),
        way="match",
        text="Two of the four dishes we can cook the evening before as well, at eighteen percent less. The "
        "other two "
        "lose too much by waiting.",
        by=scene.seats["marieke"],
        now=at,
    )


def _decided(scene: Scene, at: datetime) -> None:
    proposal = offers.put_decision(
        offer=_offer(scene),
        way="match",
        reason="Two dishes the evening before, in Aldersteen’s own kitchen, from the spring timetable on. The "
        "train we "
        "look at again when the second dock is there.",
        by=scene.seats["alice"],
        now=at,
    )
    consent.accept(proposal=proposal, fingerprint=proposal.fingerprint, by=scene.seats["marieke"], now=at)


def _kept(scene: Scene, at: datetime) -> None:
    offers.keep(
        partnership=scene.partnership,
        title="Bread baked on board",
        from_whom="A maker of small ovens",
        better="Warm bread without a second cart; costs a seat row of weight.",
        received_on=at.date(),
        by=scene.seats["alice"],
        now=at,
    )


def _care(scene: Scene) -> Iterator[Step]:
    yield Step(
        scene.ago(months=3),
        lambda at: _mandate(
            scene,
            "ilse",
            "council",
            "Minder wachttijd voor bewoners vóór de verkiezingen, en geen overschrijding die niet vooraf is "
            "verteld.",
            at,
            months=3,
        ),
    )

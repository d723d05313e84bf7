"""The demonstration's choice: why the sides chose each other, and a search that is under way."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from dashboards.demonstration.rooms import search
from dashboards.demonstration.scene import Scene, Step
from partnerships.choice.benefits.actions import write_benefit
from partnerships.choice.criteria.actions import add_criterion, propose_criteria
from partnerships.choice.ideas.actions import bring_idea, move_idea, propose_adoption, put_in
from partnerships.choice.interests.actions import declare_interest
from partnerships.choice.knowing.actions import hand_in_depth
from partnerships.choice.relation.actions import propose_intent, propose_role
from partnerships.choice.voting.actions import vote
from partnerships.room.consent.actions import accept
from partnerships.room.models import Participant, Proposal


@dataclass(frozen=True)
class Brought:
    """What one side brought when choosing: who wrote, who voted."""

    writer: str
    director: str
    benefits: tuple[tuple[str, bool], ...]
    idea: tuple[str, str, str]
    yes: str


@dataclass(frozen=True)
class Chosen:
    """How the sides of a story chose each other. `open_eyes`: a person's declared interest."""

    sides: tuple[Brought, ...]
    interests: dict[str, str] = field(default_factory=dict)


CHOSEN = {
    "meals": Chosen(
        (
            Brought(
                "alice",
                "ruben",
                (
                    ("Crew who are proud of what they serve, and tell us when they are not.", True),
                    ("To learn how a kitchen plans a day that changes every hour.", True),
                    ("Four percent less spent on meals that come back uneaten.", False),
                ),
                (
                    "Order by booking, not by seat",
                    "Send the bookings of tomorrow at six in the evening, so that the kitchen cooks for people "
                    "and not for seats.",
                    "process",
                ),
                "They showed us their bad days first. That is rare.",
            ),
            Brought(
                "marieke",
                "hugo",
                (
                    ("A place in the air where our chefs see within a day what a passenger thinks.", True),
                    ("A reason for young cooks to stay with us.", True),
                    ("Volumes that we can plan a year ahead.", False),
                ),
                (
                    "One sauce, three courses",
                    "Cook one base for three courses on the same flight: less to heat, less to throw away.",
                    "product",
                ),
                "For the first time an airline asked what we need in order to be good.",
            ),
        )
    ),
    "packaging": Chosen(
        (
            Brought(
                "alice",
                "ruben",
                (("Bemanning die zonder uitleg weet wat bij welk afval hoort.", True),),
                (
                    "Eén deksel voor alle klassen",
                    "Hetzelfde deksel in alle klassen, herkenbaar aan de rand en niet aan de opdruk.",
                    "product",
                ),
                "Ze kwamen met een doos vol mislukte proeven. Daar leerden we van.",
            ),
            Brought(
                "jet",
                "arno",
                (("Dagelijks zien hoe ons materiaal zich op tien kilometer hoogte houdt.", True),),
                (
                    "Vouwen zonder lijm",
                    "Een bak die vlak naar het vliegveld gaat en daar zonder lijm wordt gevouwen.",
                    "process",
                ),
                "Een klant die vraagt wat wij nodig hebben, heb je zelden.",
            ),
        )
    ),
    "care": Chosen(
        (
            Brought(
                "ilse",
                "henk",
                (("Bewoners die één gezicht kennen in plaats van zes loketten.", True),),
                (
                    "Eén sleutel per buurt",
                    "Eén medewerker per buurt die mag beslissen tot vijfhonderd euro, zonder formulier.",
                    "process",
                ),
                "We willen dit ook als het in het eerste jaar niets bespaart.",
            ),
            Brought(
                "samir",
                "marga",
                (("Wijkteams die zelf mogen besluiten en daarom blijven.", True),),
                (
                    "Samen op huisbezoek",
                    "De wijkverpleegkundige en de groenploeg gaan één ochtend per week samen langs de deuren.",
                    "process",
                ),
                "De gemeente durft los te laten. Dat gaf de doorslag.",
            ),
            Brought(
                "roos",
                "sam",
                (("Leerplekken die ergens toe leiden: een straat die er beter uitziet.", True),),
                (
                    "De moestuin als voordeur",
                    "Intakegesprekken in de moestuin: wie met de handen in de aarde zit, praat makkelijker.",
                    "other",
                ),
                "Onze mensen tellen hier mee, niet alleen onze uren.",
            ),
        ),
        {
            "henk": "Mijn dochter werkt als begeleider bij Groenhof. Ik stem niet mee over hun tarieven.",
            "ilse": "",
        },
    ),
    "tokyo": Chosen(
        (
            Brought(
                "alice",
                "ruben",
                (("A kitchen that teaches us what our guests from Japan call a good meal.", True),),
                ("A tasting flight", "Once a quarter a flight on which crew and chef taste together.", "process"),
                "They asked about our crew before they asked about volumes.",
            ),
            Brought(
                "aiko",
                "kenji",
                (("To learn how to cook for people who have been awake for twelve hours.", True),),
                ("Rice that stays rice", "Cook the rice on board in a pouch that breathes.", "product"),
                "They came to see our night shift.",
            ),
        )
    ),
}

CRITERIA = (
    (
        "Open with each other",
        "Cost, capacity and bad news: who hides one of them plays cat and mouse.",
        ("prices only", "capacity as well", "costs on request", "costs as they are", "bad news on the same day"),
    ),
    (
        "Innovation as a way of life",
        "What they changed unasked in three years.",
        ("waits to be asked", "an idea now and then", "ideas every year", "tries things unasked", "cannot stop"),
    ),
    (
        "Sincere interest in each other",
        "Do they know our world, do we know theirs?",
        ("knows the contract", "knows our people", "has visited", "has worked along", "asks what we never said"),
    ),
)
SEEN = {
    "alice": (
        (50, "Marieke showed the cost of a tray, not yet of a shift."),
        (75, "Four new dishes a year that nobody ordered."),
        (75, "Karin stood in a galley for a day."),
    ),
    "marieke": (
        (75, "They told us about the strike before it was in the papers."),
        (50, "Much is tried, little is finished."),
        (50, "We know two of their departments; there are nine."),
    ),
}
OPEN_QUESTIONS = {
    "alice": "What happens when volumes fall by a third?",
    "marieke": "Who owns a dish that we invent together?",
}
LEVELS = ("know", "know", "not_yet", "understand", "know")


def steps(scene: Scene) -> Iterator[Step]:
    """Return what happens here, by the story's key."""
    chosen = CHOSEN.get(scene.key)
    if chosen is not None:
        yield Step(scene.began + timedelta(days=4), lambda at: _brought(scene, chosen, at))
        yield Step(scene.began + timedelta(days=18), lambda at: _voted(scene, chosen, at))
    if scene.key == "meals":
        yield Step(scene.began + timedelta(days=6), lambda at: _criteria(scene, at))
        yield Step(scene.began + timedelta(days=10), lambda at: _fit(scene, at))
        yield Step(scene.began + timedelta(days=19), lambda at: _intent(scene, at))
        for days, role, reason in (
            (1, "supplier", "A contract for two years, as there were many."),
            (25, "preferred", "We chose each other. The contract stays; what we talk about changes."),
            (640, "partner", "The vision is sealed, and both of us invest in the same kitchen."),
        ):
            at = scene.began + timedelta(days=days)
            yield Step(at, lambda at, role=role, reason=reason: _role(scene, role, reason, at))
        yield from search.steps(scene)


def _brought(scene: Scene, chosen: Chosen, at: datetime) -> None:
    for side in chosen.sides:
        writer = scene.seats[side.writer]
        for text, beyond_money in side.benefits:
            write_benefit(text=text, beyond_money=beyond_money, by=writer, now=at)
        title, text, kind = side.idea
        idea = bring_idea(title=title, text=text, kind=kind, reuse="own_field", reuse_note="", by=writer, now=at)
        if scene.key == "meals":
            for person, puts_in in (
                ("alice", "bookings, every evening"),
                ("marieke", "a planner, two days a week"),
            ):
                put_in(idea=idea, text=puts_in, by=scene.seats[person], now=at)
            move_idea(idea=idea, status="tried", reason="", by=writer, now=at)
            accepted(propose_adoption(idea=idea, by=writer, now=at), scene, at)
    for person, text in chosen.interests.items():
        declare_interest(has_interest=bool(text), text=text, by=scene.seats[person], now=at)


def _voted(scene: Scene, chosen: Chosen, at: datetime) -> None:
    for side in chosen.sides:
        vote(answer="yes", reason=side.yes, by=scene.seats[side.director], now=at)


def _criteria(scene: Scene, at: datetime) -> None:
    for (title, why, anchors), who in zip(CRITERIA, ("marieke", "alice", "marieke"), strict=True):
        names = ("at_0", "at_25", "at_50", "at_75", "at_100")
        texts = dict(zip(names, anchors, strict=True))
        offers = "We show ours first." if title == "Open with each other" else ""
        add_criterion(
            title=title,
            why=why,
            offers=offers,
            is_law=False,
            law_reference="",
            by=scene.seats[who],
            now=at,
            **texts,
        )
    accepted(propose_criteria(by=scene.seats["alice"], now=at), scene, at)
    for who, learned in (("alice", "A day in the kitchen at five in the morning."), ("marieke", "")):
        levels = dict(zip(("customers", "work", "money", "people", "plans"), LEVELS, strict=True))
        if who == "marieke":
            levels["work"] = "understand"
        hand_in_depth(levels=levels, learned=learned, by=scene.seats[who], now=at)


def _fit(scene: Scene, at: datetime) -> None:
    for who, seen in SEEN.items():
        search.fit(scene.seats[who], seen, OPEN_QUESTIONS[who], at)


def _intent(scene: Scene, at: datetime) -> None:
    text = (
        "We mean to become partners: to show each other what we show nobody else, to let the other gain as well, "
        "and to say it when we cannot keep a promise."
    )
    proposal = propose_intent(text=text, declared_on=at.date(), by=scene.seats["alice"], now=at)
    for director in ("ruben", "hugo"):
        accept(proposal=proposal, fingerprint=proposal.fingerprint, by=scene.seats[director], now=at)


def _role(scene: Scene, role: str, reason: str, at: datetime) -> None:
    day: date = at.date()
    accepted(propose_role(role=role, since=day, reason=reason, by=scene.seats["alice"], now=at), scene, at)


def accepted(proposal: Proposal, scene: Scene, at: datetime) -> None:
    """Let the leads of all sides accept it."""
    leads = Participant.objects.present().filter(partnership=scene.partnership, function="lead").order_by("pk")
    for lead in leads:
        accept(proposal=proposal, fingerprint=proposal.fingerprint, by=lead, now=at)

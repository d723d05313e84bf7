# ruff: noqa: E501
"""What was talked about in the demonstration's sessions. All of it is invented."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Item:
    """An item of an agenda; without `by` it comes from all."""

    title: str
    minutes: int
    by: str = ""
    details: str = ""
    theme: str = "other"


@dataclass(frozen=True)
class Decided:
    """A decision; the first of `accepted_by` proposes it."""

    text: str
    accepted_by: tuple[str, ...]
    reason: str = ""
    theme: str = "other"
    holds_days: int = 0


@dataclass(frozen=True)
class Promised:
    """A promise, in days from its session; `leads` accept it, one of each side."""

    what: str
    owner: str
    due_in: int
    leads: tuple[str, ...]
    kept_in: int | None = None
    confirmed: bool = True
    moved_by: int = 0
    missed: bool = False
    reason: str = ""


@dataclass(frozen=True)
class Rhythm:
    """A rhythm that all leads accepted, so many months ago, and what waits for a session."""

    title: str
    months: int
    every: int
    unit: str
    length: int
    leads: tuple[str, ...]
    backlog: tuple[tuple[str, int, str], ...] = ()


@dataclass(frozen=True)
class Told:
    """One session, `months` and `days` ago (negative: ahead)."""

    subject: str
    kind: str
    by: str
    guests: tuple[str, ...]
    months: int = 0
    days: int = 0
    hour: int = 9
    length: int = 120
    purpose: str = ""
    place: str = ""
    zone: str = "Europe/Amsterdam"
    host: str = ""
    agenda: tuple[Item, ...] = ()
    across: tuple[tuple[str, str], ...] = ()
    ready: tuple[tuple[str, tuple[str, ...]], ...] = ()
    left: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    minutes: str = ""
    approved_by: tuple[str, ...] = ()
    decided: tuple[Decided, ...] = ()
    promised: tuple[Promised, ...] = ()
    learned: tuple[tuple[str, str, str, str], ...] = ()
    cancelled: tuple[str, str] | None = None
    is_dutch: bool = False


AM, MA = ("alice", "marieke"), ("marieke", "alice")
CORE = ("alice", "bob", "tom", "marieke", "karin", "wouter")

MEALS = (
    Rhythm(
        "Steering",
        28,
        4,
        "weeks",
        120,
        AM,
        (
            ("What a later cut-off for special meals would cost us", 20, "marieke"),
            ("Summer menu, first tasting", 30, "bob"),
        ),
    ),
    Told(
        "Getting to know each other",
        "acquaintance",
        "alice",
        ("alice", "ruben", "marieke", "hugo", "karin"),
        months=49,
        place="Aldersteen, Schiphol-Rijk",
        host="marieke",
        agenda=(
            Item("Who we are, without slides", 45),
            Item("A walk through the kitchen", 45, "marieke"),
            Item("What would each of us hope for?", 30),
        ),
        minutes="# Who we are, without slides\n\nHugo told why his father began with soup for the docks.\n\n"
        "# What would each of us hope for?\n\nRuben hopes for a partner who calls before it goes wrong.",
        approved_by=AM,
    ),
    Told(
        "From which principles do we start?",
        "principles",
        "marieke",
        ("alice", "ruben", "farida", "marieke", "hugo"),
        months=45,
        length=180,
        place="Noordzee, Amstelveen",
        host="alice",
        agenda=(
            Item(
                "What made earlier contracts hurt", 60, details="Each side tells one story; the other only asks."
            ),
            Item("Transparency: what do we show each other?", 60, "alice", theme="transparency"),
            Item("How does bad news reach the other side?", 45, "marieke", theme="conduct"),
        ),
        decided=(
            Decided(
                "Bad news reaches the other side on the same day, by telephone, before any e-mail.",
                MA,
                "Both sides had read of problems in a report that was weeks old.",
                "conduct",
                1400,
            ),
        ),
    ),
    Told(
        "Sealing our vision",
        "board",
        "alice",
        ("alice", "ruben", "marieke", "hugo"),
        months=33,
        days=1,
        hour=6,
        length=150,
        purpose="What we will do is on paper and talked through. This morning is about how we deal with each other.",
        place="Noordzee, Amstelveen",
        host="alice",
        agenda=(
            Item("Why we do this together", 20, details="Ruben and Hugo, one after the other, no slides."),
            Item("The objectives, read aloud", 30, details="Only what is unclear is discussed."),
        ),
        ready=(
            ("alice", ("drafted", "measurable", "own_gain", "board", "counsel", "director")),
            ("marieke", ("drafted", "measurable", "own_gain", "board", "director")),
        ),
        minutes="# How do we want to deal with each other?\n\nHugo asked what happens when a cheaper caterer calls. "
        "Ruben: then you hear it from me first, and we look at it together.\n\n"
        "# The objectives, read aloud\n\nNothing was unclear.",
        approved_by=AM,
        learned=(
            ("alice", "marieke", "Their investments are decided once a year, in October.", "well"),
            ("marieke", "alice", "A menu is promised to crews long before the first tray is made.", "well"),
        ),
    ),
    Told(
        "Why waste rises on the night flights",
        "steering",
        "marieke",
        CORE,
        months=14,
        place="Aldersteen, Schiphol-Rijk",
        host="marieke",
        agenda=(
            Item("What has gone well", 15),
            Item("Waste on the night flights", 60, "marieke", theme="transparency"),
            Item("Trolley counts at arrival", 25, "alice"),
        ),
        left=("Trolley counts at arrival",),
        decided=(
            Decided(
                "Noordzee shares the load factor of night flights at 14:00 every day; "
                "Aldersteen prepares on that figure.",
                AM,
                "Forecasts of a week old made one tray in nine superfluous.",
                "transparency",
                395,
            ),
        ),
        promised=(
            Promised("Load factor feed for the night flights", "tom", 21, AM, kept_in=19),
            Promised("Weigh what comes back for four weeks", "karin", 35, MA, kept_in=34),
        ),
    ),
    Told(
        "What clause seven means in the kitchen",
        "legal",
        "alice",
        ("alice", "farida", "marieke", "samira"),
        months=8,
        length=90,
        place="Video call",
        agenda=(
            Item("How the menu change rule came about", 45, "alice"),
            Item("An example for each case", 45, "marieke"),
        ),
        promised=(
            Promised(
                "Three examples for the menu change rule",
                "samira",
                14,
                AM,
                kept_in=24,
                moved_by=14,
                reason="The controller is needed for the year-end close.",
            ),
        ),
    ),
    Told(
        "Talking about our review",
        "review",
        "marieke",
        CORE,
        months=5,
        place="Noordzee, Amstelveen",
        host="alice",
        agenda=(
            Item("Where we see it differently", 60, theme="conduct"),
            Item("What would move it one point?", 45),
        ),
        minutes="# Where we see it differently\n\nKarin said that changes reach the kitchen too late to be proud of "
        "the result. Bob did not know that the planning closes at noon.\n\n# What would move it one point?\n\n"
        "One person on each side who may say no to a late change.",
        approved_by=MA,
        decided=(
            Decided(
                "Bob and Wouter decide together about every menu change inside 21 days.",
                MA,
                "They see the consequences on both sides of the dock.",
                "consultation",
                120,
            ),
        ),
        promised=(
            Promised(
                "Show crews how a late change travels through the kitchen",
                "bob",
                30,
                AM,
                missed=True,
                reason="The training days were filled; we plan it with the next menu.",
            ),
            Promised("List of the ten dishes that suffer most from late changes", "emre", 20, MA, kept_in=18),
        ),
    ),
    Told(
        "Cold chain on hot days",
        "steering",
        "alice",
        CORE,
        months=3,
        cancelled=("marieke", "Two of our people are ill; we propose to take it up in the next session."),
        agenda=(Item("Dock temperatures", 30, "marieke"),),
    ),
    Told(
        "Open books on menu costs",
        "steering",
        "marieke",
        ("alice", "bob", "farida", "marieke", "karin", "samira"),
        months=1,
        hour=8,
        length=150,
        purpose="What each of us fears would happen if the other knew, and then what we share.",
        place="Noordzee, Amstelveen",
        host="marieke",
        across=(("alice", "marieke"), ("bob", "karin"), ("farida", "samira")),
        agenda=(
            Item("What has gone well", 15, details="Each side names one thing the other did."),
            Item(
                "How open are we about what a meal costs?",
                80,
                "marieke",
                "What each of us fears would happen if the other knew. Then: what we share, with whom, from when.",
                "transparency",
            ),
            Item(
                "Forecast: why it came late",
                20,
                "alice",
                "Four of six months. What stands in the way at Noordzee.",
            ),
            Item("Who hosts the crew day", 10, "bob"),
            Item("Decisions read aloud, and accepted or not", 25),
        ),
        left=("Who hosts the crew day",),
        minutes="# How open are we about what a meal costs?\n\nKarin began with what she fears: that a cost model will "
        "be used to cut a price line by line. Alice said that this has happened, with others, and that she "
        "understands. Farida suggested to write down first what the figures are not for.\n\nBob offered to open "
        "Noordzee’s handling and waste cost as well. Samira noted that this makes it the first time both books are "
        "open.\n\n# Forecast: why it came late\n\nThe forecast waits for a network meeting that moves every month. "
        "From now on the previous version goes out on the first working day, marked as such.",
        approved_by=("alice",),
        decided=(
            Decided(
                "We share the cost model of forty dishes, both directions: ingredients, labour and transport from "
                "Aldersteen; handling and waste from Noordzee.",
                MA,
                "Neither of us can lower a cost that only one of us sees.",
                "transparency",
                365,
            ),
            Decided(
                "Shared cost data are used to lower cost together. Neither side uses them in a price negotiation.",
                AM,
                "Without this sentence the first one would not have been possible.",
                "transparency",
            ),
            Decided(
                "A menu change inside 21 days needs the consent of both account owners. The side that asks carries "
                "the cost of what is thrown away.",
                ("marieke",),
                "Late changes cost both of us more than we knew.",
                "consultation",
                365,
            ),
        ),
        promised=(
            Promised("Forecast in a shared file on the first working day", "tom", 5, AM, kept_in=4),
            Promised("Cost model of the first ten dishes", "karin", 12, MA, kept_in=10),
            Promised("What late changes cost last year, Noordzee’s figures", "mark", 22, AM),
            Promised(
                "What late changes cost last year, Aldersteen’s figures",
                "samira",
                22,
                MA,
                moved_by=21,
                reason="Two months have to be counted by hand.",
            ),
            Promised("Handling and waste cost of forty dishes", "alice", 26, AM, kept_in=25, confirmed=False),
            Promised("Menu change rule with an example in it", "farida", 45, AM),
        ),
        learned=(
            (
                "alice",
                "marieke",
                "Night shifts are planned three weeks ahead: a change after that is somebody’s weekend.",
                "well",
            ),
            ("marieke", "alice", "The forecast waits for a network meeting that Alice does not sit in.", "partly"),
        ),
    ),
    Told(
        "After the first open figures",
        "steering",
        "alice",
        CORE,
        days=-9,
        hour=8,
        place="Aldersteen, Schiphol-Rijk",
        host="marieke",
        across=(("alice", "marieke"), ("bob", "wouter"), ("tom", "karin")),
        agenda=(
            Item("What has gone well", 10),
            Item(
                "What the first ten dishes taught us",
                60,
                "marieke",
                "Where the money goes, and one dish we would change.",
                "transparency",
            ),
            Item("Late changes: both figures side by side", 30, "alice", theme="consultation"),
        ),
    ),
)

JET = ("alice", "jet")
PACKAGING = (
    Rhythm("Voortgang", 18, 2, "months", 90, JET, (("Proef met deksels van bagasse", 20, "jet"),)),
    Told(
        "Voortgang na de zomer",
        "steering",
        "jet",
        ("alice", "bob", "jet", "bea", "chris"),
        months=2,
        length=90,
        place="Vouwwerk, Zaandam",
        host="jet",
        agenda=(
            Item("Wat ging er goed?", 15),
            Item("Dozen die in het vliegtuig openspringen", 40, "alice", "Zeven meldingen in augustus."),
            Item("Planning van de wintercollectie", 25, "jet"),
        ),
        minutes="# Dozen die in het vliegtuig openspringen\n\nBea liet zien dat de lijm onder vier graden loslaat. "
        "Bob wist niet dat de dozen voor het vullen gekoeld staan.",
        approved_by=("jet", "alice"),
        decided=(
            Decided(
                "Dozen worden pas na het vullen gekoeld.",
                JET,
                "De lijm houdt dan, zonder duurdere lijm.",
                holds_days=365,
            ),
        ),
        promised=(
            Promised("Nieuwe lijm testen bij vier graden", "dewi", 28, ("jet", "alice"), kept_in=27),
            Promised("Instructie voor de vulploegen aanpassen", "bob", 20, JET),
        ),
    ),
    Told(
        "Winterdozen en lijm",
        "steering",
        "alice",
        ("alice", "bob", "jet", "bea", "dewi"),
        days=-16,
        hour=12,
        length=90,
        place="Noordzee, Amstelveen",
        host="alice",
        agenda=(Item("Uitkomst van de lijmtest", 30, "jet"),),
    ),
)

COMFORT = (
    Told(
        "Blankets: what comes back",
        "steering",
        "ben",
        ("alice", "sanne", "ben", "cleo", "ella"),
        months=5,
        length=60,
        place="Video call",
        zone="Europe/London",
        host="ben",
        agenda=(Item("Blankets that do not come back", 30, "ben"), Item("Colours for next year", 20, "alice")),
        promised=(
            Promised("Count blankets for one month on three routes", "sanne", 40, ("alice", "ben"), kept_in=52),
        ),
    ),
)

TABLEWARE = (
    Told(
        "Wat juristen moeten weten",
        "legal",
        "ria",
        ("alice", "joost", "ria", "theo"),
        days=-12,
        hour=13,
        length=60,
        place="Zilverlepel, Gouda",
        host="ria",
        agenda=(Item("Hoe onze visie tot stand kwam", 30), Item("Wat we niet willen vastleggen", 20, "ria")),
    ),
)

TOKYO = (
    Told(
        "First meeting",
        "acquaintance",
        "aiko",
        ("alice", "ruben", "aiko", "kenji"),
        months=4,
        hour=7,
        length=90,
        place="Video call",
        zone="Asia/Tokyo",
        host="aiko",
        agenda=(Item("Who we are", 30), Item("How a kitchen day in Narita goes", 45, "aiko")),
        learned=(
            ("alice", "aiko", "Whoever decides is not in the first meeting; that is care, not distance.", "well"),
            ("aiko", "alice", "A question asked twice is not doubt; it is how they listen.", ""),
        ),
    ),
    Told(
        "From which principles do we work?",
        "principles",
        "alice",
        ("alice", "ruben", "aiko", "kenji", "yumi"),
        days=-14,
        hour=7,
        length=150,
        purpose="What each of us needs to be able to say no.",
        place="Hinode, Narita",
        zone="Asia/Tokyo",
        host="aiko",
        agenda=(
            Item("How do we say no to each other?", 60, "aiko", theme="conduct"),
            Item("What we show each other", 40, "alice", theme="transparency"),
        ),
    ),
)

TROLLEYS = (
    Rhythm("Steering", 14, 6, "weeks", 60, ("alice", "marit")),
    Told(
        "Where trolleys get lost",
        "steering",
        "marit",
        ("alice", "daan", "marit", "anton", "corrie"),
        months=2,
        length=60,
        place="Pelorus, Hoofddorp",
        host="marit",
        agenda=(Item("Three places where we lose count", 40, "marit"),),
        decided=(
            Decided(
                "Every trolley is scanned at the dock, by whoever brings it.",
                ("marit", "alice"),
                "Counting twice found nothing.",
                holds_days=55,
            ),
        ),
        promised=(Promised("Scanner at dock nine", "daan", 40, ("alice", "marit")),),
    ),
    Told(
        "Scanning, six weeks on",
        "steering",
        "alice",
        ("alice", "daan", "marit", "anton"),
        days=-23,
        length=60,
        place="Video call",
    ),
)

BREAD = (
    Told(
        "What each of us needs",
        "acquaintance",
        "charlie",
        ("alice", "nadia", "charlie", "lars"),
        months=4,
        length=90,
        place="Rondeel, Haarlem",
        host="charlie",
        agenda=(Item("A morning at the ovens", 60, "charlie"), Item("What would make this worth it?", 30)),
    ),
    Told(
        "Our starting principles",
        "principles",
        "charlie",
        ("alice", "nadia", "charlie", "vera", "lars"),
        days=-7,
        length=150,
        place="Noordzee, Amstelveen",
        host="alice",
        agenda=(
            Item("What should never happen between us", 45, "charlie", theme="conduct"),
            Item("Which figures we show each other", 45, "alice", theme="transparency"),
        ),
    ),
)

ILSE = ("ilse", "samir", "roos")
CARE = (
    Told(
        "Onze uitgangspunten",
        "principles",
        "ilse",
        ("ilse", "kees", "samir", "niek", "roos", "tess"),
        months=5,
        length=150,
        place="Stadhuis Oostwaarde",
        host="ilse",
        agenda=(
            Item("Wat doen we als de raad iets anders wil?", 45, "samir", theme="conduct"),
            Item("Wat delen we over bewoners, en wat niet?", 60, "ilse", theme="transparency"),
            Item("Wat houdt ieder zelf in de hand?", 30, "roos", theme="independence"),
        ),
        decided=(
            Decided(
                "Slecht nieuws hoort elke partner dezelfde dag, van een mens.",
                ILSE,
                "Twee keer stond het eerst in de krant.",
                "conduct",
                365,
            ),
        ),
        promised=(
            Promised("Overzicht van wat er over bewoners gedeeld mag worden", "julia", 30, ILSE, kept_in=29),
            Promised(
                "Twee leerplekken in de wijkploeg",
                "umar",
                60,
                ("roos", "ilse", "samir"),
                kept_in=75,
                moved_by=21,
                reason="Het rooster van de ploeg lag al vast.",
            ),
        ),
        learned=(
            ("ilse", "samir", "Een wijkverpleegkundige hoort dingen die in geen rapport staan.", "well"),
            ("samir", "ilse", "Een wethouder kan niets beloven wat de raad nog niet heeft gezien.", "well"),
            ("roos", "ilse", "Wat voor ons drie mensen zijn, is in het stadhuis een begrotingsregel.", "partly"),
            ("ilse", "roos", "Zonder vast werk in de winter verliezen ze hun beste mensen.", "well"),
        ),
    ),
    Told(
        "Onze visie bezegelen",
        "board",
        "ilse",
        ("ilse", "henk", "samir", "marga", "roos", "sam"),
        days=-18,
        hour=12,
        length=180,
        purpose="Wat we gaan doen staat op papier. Deze middag gaat vooral over hoe we met elkaar omgaan.",
        place="Buurthuis Noord, Oostwaarde",
        is_dutch=True,
        host="samir",
        agenda=(
            Item("Waarom we dit samen doen", 20, details="Henk, Marga en Sam, om de beurt, zonder dia’s."),
            Item("De doelstellingen, voorgelezen", 40),
            Item("Bezegelen, of zeggen wat er ontbreekt", 20),
        ),
        ready=(
            ("ilse", ("drafted", "measurable", "own_gain", "board", "counsel")),
            ("samir", ("drafted", "measurable", "own_gain", "board")),
            ("roos", ("drafted", "own_gain")),
        ),
    ),
)

TOLD: dict[str, tuple[Told | Rhythm, ...]] = {
    "meals": MEALS,
    "packaging": PACKAGING,
    "comfort": COMFORT,
    "tableware": TABLEWARE,
    "tokyo": TOKYO,
    "trolleys": TROLLEYS,
    "bread": BREAD,
    "care": CARE,
}

# ruff: noqa: E501
"""What starts small in the demonstration. All names and figures are invented."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Win:
    """A quick win. Moments in months or days ago; what did not happen is None.

    `pair`: who found it and who of another side joined. `serves`: a piece of the objective's title.
    """

    title: str
    problem: str
    pair: tuple[str, str]
    receiver: str
    added: int
    started: int | None = None
    days: int = 60
    delivered: int | None = None
    confirmed: int | None = None
    not_yet: str = ""
    set_aside: str = ""
    values: dict[str, str] = field(default_factory=dict)
    serves: str = ""
    origin: str = "idea"
    irritates: str = ""
    effort: int | None = None
    visit: int | None = None
    slice_of: int | None = None


@dataclass(frozen=True)
class Visit:
    """A kitchen visit; `days` ago, negative: ahead. `struck`: words by login of who wrote them."""

    host: str
    days: int
    place: str
    visitors: tuple[str, ...]
    struck: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Work:
    """An initiative; `starts` and `ends` in days from today."""

    title: str
    pair: tuple[str, str]
    added: int
    starts: int
    ends: int
    serves: str = ""
    started: int | None = None
    done: int | None = None


@dataclass(frozen=True)
class Small:
    """Everything of one partnership. The numbers of a win's `visit` and `slice_of` count in these lists."""

    wins: tuple[Win, ...]
    visits: tuple[Visit, ...] = ()
    works: tuple[Work, ...] = ()


MEALS = Small(
    visits=(
        Visit(
            "aldersteen",
            1440,
            "Hot kitchen, Schiphol-Rijk",
            ("alice", "bob"),
            {
                "alice": "Everything waits for one oven between four and six. We order as if there were three.",
                "marieke": "You asked what a menu change costs us on the night itself. Nobody had asked that before.",
            },
        ),
        Visit(
            "noordzee",
            640,
            "Galley mock-up, Schiphol-Oost",
            ("marieke", "emre"),
            {
                "emre": "A crew of two serves three hundred trays in eighty minutes. Our foil lids cost them nine of those.",
                "sanne": "The chef opened a lid with gloves on. Since then he wants another lid.",
            },
        ),
        Visit(
            "aldersteen",
            205,
            "Bakery and cold store, Schiphol-Rijk",
            ("bob", "sanne", "joost"),
            {
                "bob": "What comes back from New York is bread, for two thirds. It is weighed by nobody.",
                "karin": "The planners had never seen how late the final numbers reach the line.",
            },
        ),
        Visit("noordzee", -23, "Crew centre, a day of returns from New York", ("karin", "emre", "wouter")),
    ),
    works=(
        Work(
            "One menu cycle planned from the figures of what comes back",
            ("alice", "karin"),
            150,
            -140,
            95,
            "aste",
            started=138,
        ),
        Work(
            "Growers audited together, one visit for both companies",
            ("joost", "ineke"),
            300,
            -290,
            120,
            "rated eight",
            started=285,
        ),
        Work(
            "A second evening line for dishes sold to other airlines",
            ("liv", "hugo"),
            60,
            30,
            330,
            "other airlines",
        ),
        Work("Open books on forty dishes", ("mark", "samira"), 800, -790, -420, "ost", started=788, done=430),
    ),
    wins=(
        Win(
            "Tasting in the kitchen every first Tuesday",
            "A new dish went to and fro by e-mail for a month before anybody tasted it together.",
            ("bob", "emre"),
            "noordzee",
            1430,
            1420,
            60,
            1366,
            1362,
            values={
                "bob": "We decide in an hour what took a month.",
                "emre": "No dish is cooked twelve times any more for a yes that never comes.",
            },
            serves="rated eight",
            effort=4,
            visit=0,
        ),
        Win(
            "A lid that opens with one hand",
            "Nine minutes of every service go into foil lids.",
            ("emre", "sanne"),
            "noordzee",
            630,
            615,
            80,
            550,
            545,
            not_yet="On the long trays it still tears at the corner. The short ones are fine.",
            values={
                "sanne": "Nine minutes back in every service, and no more cut fingers.",
                "emre": "One lid instead of three in the store.",
            },
            origin="kitchen_visit",
            effort=12,
            visit=1,
        ),
        Win(
            "Final numbers at two o’clock instead of four",
            "The line starts on guesses and throws away what was too much.",
            ("wouter", "tom"),
            "aldersteen",
            590,
            580,
            45,
            542,
            540,
            values={
                "wouter": "Two hours in which we cook what is flown.",
                "tom": "Fewer calls at five: the numbers are right when we send them.",
            },
            serves="aste",
            origin="irritation",
            irritates="aldersteen",
            effort=5,
        ),
        Win(
            "Half-size bread roll as the default",
            "Half of every roll comes back from night flights.",
            ("bob", "karin"),
            "noordzee",
            330,
            320,
            60,
            268,
            262,
            values={
                "bob": "A third less bread on board, and nobody has asked for more.",
                "karin": "One shift of baking less on Sundays.",
            },
            serves="aste",
            effort=6,
            visit=2,
        ),
        Win(
            "Crew card that tells where the cocoa comes from",
            "Passengers ask, and the crew does not know.",
            ("liv", "ineke"),
            "noordzee",
            300,
            290,
            70,
            228,
            224,
            values={
                "liv": "The most read card on board.",
                "ineke": "The growers’ names are said at ten kilometres’ height. They have it on the wall.",
            },
            serves="rated eight",
            effort=8,
        ),
        Win(
            "One pallet label for both warehouses",
            "Every pallet is labelled twice, once for each system.",
            ("pieter", "tom"),
            "aldersteen",
            170,
            160,
            40,
            124,
            120,
            values={"pieter": "An hour a night.", "tom": "Nobody scans the wrong one any more."},
            serves="ost",
            origin="open_issue",
            effort=3,
        ),
        Win(
            "Weigh what comes back on New York flights",
            "We talk about waste per meal and weigh one flight in forty.",
            ("bob", "karin"),
            "noordzee",
            75,
            52,
            80,
            serves="aste",
            effort=9,
            visit=2,
            slice_of=0,
            values={"karin": "At last we see which dish it is."},
        ),
        Win(
            "One delivery a night instead of two",
            "Two half-empty lorries every night, and one team that waits for each.",
            ("alice", "pieter"),
            "aldersteen",
            64,
            47,
            75,
            serves="ost",
            origin="irritation",
            irritates="aldersteen",
            effort=10,
        ),
        Win(
            "Crew feedback within two days",
            "What the crew says about a dish reaches the chef after three weeks.",
            ("sanne", "emre"),
            "aldersteen",
            88,
            80,
            77,
            3,
            origin="irritation",
            irritates="aldersteen",
            effort=5,
            values={"sanne": "Crew members see that somebody reads what they write."},
        ),
        Win(
            "One list of audited growers for both",
            "Both companies audit the same eleven growers.",
            ("joost", "ineke"),
            "noordzee",
            60,
            55,
            85,
            serves="rated eight",
            effort=7,
            slice_of=1,
        ),
        Win(
            "The recipe of a returned dish goes to the staff canteen",
            "Good dishes that passengers leave are thrown away uncooked.",
            ("emre", ""),
            "aldersteen",
            20,
            origin="kitchen_visit",
            effort=4,
            visit=2,
        ),
        Win(
            "Photo of the tray on the packing line",
            "Every new tray is explained by telephone.",
            ("tom", "wouter"),
            "aldersteen",
            12,
            origin="irritation",
            irritates="noordzee",
            effort=2,
        ),
        Win(
            "Cutlery in paper sleeves",
            "Plastic sleeves, twice sorted.",
            ("liv", "karin"),
            "noordzee",
            420,
            set_aside="The sleeves do not survive the dishwasher of the second station. We take it up with the new cutlery.",
            serves="aste",
            effort=20,
        ),
    ),
)

PACKAGING = Small(
    visits=(
        Visit(
            "vouwwerk",
            400,
            "Vouwerij in Zaandam",
            ("bob", "liv"),
            {
                "liv": "De vezel is niet het probleem, het lijmen is het.",
                "jet": "Jullie zagen in tien minuten waarom onze dozen te vroeg vochtig worden.",
            },
        ),
    ),
    wins=(
        Win(
            "Dozen pas op de dag zelf vouwen",
            "Gevouwen dozen staan drie dagen in een vochtige hal.",
            ("dewi", "tom"),
            "noordzee",
            380,
            370,
            60,
            318,
            315,
            values={"dewi": "Geen uitval meer door vocht.", "tom": "Een halve hal vrij."},
            origin="kitchen_visit",
            effort=5,
            visit=0,
        ),
        Win(
            "Eén maat deksel voor drie bakken",
            "Drie deksels die net niet op elkaar passen.",
            ("bea", "nadia"),
            "noordzee",
            160,
            150,
            70,
            84,
            80,
            values={"bea": "Eén mal in plaats van drie.", "nadia": "Het personeel grijpt nooit mis."},
            effort=8,
        ),
        Win(
            "Volumes een week eerder doorgeven",
            "De productie hoort op vrijdag wat er maandag nodig is.",
            ("chris", ""),
            "vouwwerk",
            70,
            origin="irritation",
            irritates="vouwwerk",
            effort=3,
        ),
    ),
)

CARE = Small(
    visits=(
        Visit(
            "wijkwerk",
            250,
            "Wijkteam Oost, een ochtend mee op huisbezoek",
            ("ilse", "julia", "roos"),
            {
                "julia": "Elke cliënt vertelt zijn verhaal drie keer, aan elk van ons één keer.",
                "olga": "Jullie zagen zelf hoe lang het wachten op een beschikking duurt.",
                "roos": "Onze plekken staan nergens op de lijst waar het team mee werkt.",
            },
        ),
        Visit(
            "groenhof",
            110,
            "Leerbedrijf Groenhof, de kas",
            ("kees", "niek"),
            {
                "kees": "Hier wordt iemand aangesproken op wat hij kan. Dat lezen wij nooit terug.",
                "tess": "Twee mensen die wij begeleiden, kenden jullie alleen van papier.",
            },
        ),
    ),
    works=(
        Work("Eén plan per huishouden, door ons drieën gedeeld", ("ilse", "samir"), 120, -110, 200, started=108),
    ),
    wins=(
        Win(
            "Eén telefoonnummer voor de hele wijk",
            "Bewoners bellen drie nummers en krijgen drie antwoorden.",
            ("kees", "niek"),
            "wijkwerk",
            240,
            232,
            60,
            180,
            176,
            values={
                "kees": "De helft minder doorverbonden gesprekken.",
                "niek": "De verpleegkundige belt terug met het hele verhaal.",
                "roos": "Wij horen het ook als iemand een plek zoekt.",
            },
            origin="kitchen_visit",
            effort=6,
            visit=0,
        ),
        Win(
            "Vrije leerplekken elke maandag in de mail",
            "Het wijkteam weet niet waar plek is.",
            ("roos", "paul"),
            "wijkwerk",
            105,
            98,
            45,
            60,
            56,
            values={"paul": "Zeven mensen geplaatst in een maand.", "roos": "Geen lege plekken in het voorjaar."},
            origin="kitchen_visit",
            effort=2,
            visit=1,
        ),
        Win(
            "Eén gezamenlijk intakegesprek",
            "Wie hulp vraagt, vertelt het drie keer.",
            ("julia", "olga"),
            "oostwaarde",
            50,
            40,
            70,
            slice_of=0,
            origin="irritation",
            irritates="wijkwerk",
            effort=8,
        ),
    ),
)

TROLLEYS = Small(
    wins=(
        Win(
            "Depot camera shared with the station",
            "The station calls to hear how many trolleys stand ready.",
            ("anton", "daan"),
            "noordzee",
            200,
            190,
            30,
            165,
            160,
            values={"daan": "Nobody calls any more.", "anton": "We load in one go."},
            effort=2,
        ),
        Win(
            "Broken wheels marked on the spot",
            "A trolley with a broken wheel makes four more flights.",
            ("dirk", "sanne"),
            "noordzee",
            70,
            60,
            75,
            origin="irritation",
            irritates="noordzee",
            effort=6,
        ),
    ),
)

COMFORT = Small(
    wins=(
        Win(
            "Earplugs without a bag of their own",
            "Two layers of plastic around two grams of foam.",
            ("liv", "cleo"),
            "noordzee",
            150,
            140,
            60,
            90,
            88,
            values={"liv": "A tonne of plastic a year.", "cleo": "One packing step less."},
            effort=4,
        ),
    ),
)

BREAD = Small(
    wins=(
        Win(
            "Bread at the gate ten minutes later",
            "It is cold when boarding starts.",
            ("sanne", "lars"),
            "noordzee",
            100,
            90,
            40,
            62,
            60,
            values={"sanne": "Warm bread, and passengers who say so.", "lars": "We bake once instead of twice."},
            effort=2,
        ),
    ),
)

TOKYO = Small(
    wins=(
        Win(
            "Order sheet with pictures",
            "Two kitchens read the same word differently.",
            ("yumi", "nadia"),
            "hinode",
            40,
            30,
            60,
            effort=3,
        ),
    ),
)

TOLD = {
    "meals": MEALS,
    "packaging": PACKAGING,
    "care": CARE,
    "trolleys": TROLLEYS,
    "comfort": COMFORT,
    "bread": BREAD,
    "tokyo": TOKYO,
}

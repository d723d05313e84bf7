"""The stories that the demonstration tells. All names and figures are invented.

Each story is data: who sits where, since when, and how the two sides have seen it over the years, as the mean
answer (1–7) per facet at the first and at the last round. What lies between is drawn by `answers`.
"""

from dataclasses import dataclass, field

from partnerships.lifecycle import Stage


@dataclass(frozen=True)
class Person:
    """Somebody on a side; `login` is the part of the address before the @."""

    login: str
    name: str
    job_title: str
    function: str = "member"
    language: str = "nl"


@dataclass(frozen=True)
class Company:
    """An organisation and the domain of its addresses."""

    key: str
    name: str
    short_name: str
    domain: str
    kind: str = "company"
    country: str = "NL"


@dataclass(frozen=True)
class View:
    """How a side has seen the other: mean answer per facet from the first to the last round.

    Two values or more, evenly spread over the rounds; `base` holds where a facet has none of its own.
    """

    base: tuple[float, ...]
    facets: dict[str, tuple[float, ...]] = field(default_factory=dict)
    spread: float = 0.8


@dataclass(frozen=True)
class StorySide:
    """A side of a story: its people and its view. `silent`: how many do not answer in each round."""

    company: str
    label: str
    people: list[Person]
    view: View
    silent: int = 1


@dataclass(frozen=True)
class Story:
    """One partnership. `rounds`: months ago at which a full review opened, oldest first.

    `parted`: months ago at which it ended, after its farewell review; 0 where it goes on.
    """

    key: str
    subject: str
    sides: list[StorySide]
    rounds: list[int]
    stage: Stage
    partners_for_months: int
    stage_for_months: int
    next_in_days: int = 120
    open_now: bool = False
    parted: int = 0
    remarks: dict[str, list[tuple[str, str]]] = field(default_factory=dict)


COMPANIES = [
    Company("noordzee", "Noordzee Inflight Services", "Noordzee", "noordzee.example"),
    Company("aldersteen", "Aldersteen Catering", "Aldersteen", "aldersteen.example"),
    Company("rondeel", "Rondeel Keukens", "Rondeel", "rondeel.example"),
    Company("vouwwerk", "Vouwwerk Packaging", "Vouwwerk", "vouwwerk.example"),
    Company("kestrel", "Kestrel Amenities", "Kestrel", "kestrel.example", country="GB"),
    Company("zilverlepel", "Zilverlepel Rotables", "Zilverlepel", "zilverlepel.example"),
    Company("linnenhuis", "Linnenhuis Wasserij", "Linnenhuis", "linnenhuis.example"),
    Company("hinode", "Hinode Kitchen", "Hinode", "hinode.example", country="JP"),
    Company("pelorus", "Pelorus Trolley Logistics", "Pelorus", "pelorus.example"),
    Company("oostwaarde", "Gemeente Oostwaarde", "Oostwaarde", "oostwaarde.example", kind="public_body"),
    Company("wijkwerk", "Wijkwerk", "Wijkwerk", "wijkwerk.example", kind="non_profit"),
    Company("groenhof", "Groenhof Leerbedrijf", "Groenhof", "groenhof.example", kind="non_profit"),
]

ALICE = Person("alice", "Alice Vonk", "Procurement manager", "lead", "en")
BOB = Person("bob", "Bob Jansma", "Menu planner", "member", "en")
RUBEN = Person("ruben", "Ruben de Graaf", "Director inflight products", "director", "nl")
OLIVE = Person("olive", "Olive Brandt", "Programme controller", "observer", "en")
TOM = Person("tom", "Tom Hekking", "Supply planner")
SANNE = Person("sanne", "Sanne Kuipers", "Cabin crew lead")
FARIDA = Person("farida", "Farida Amrani", "Contract manager")
JOOST = Person("joost", "Joost van Veen", "Quality engineer")
LIV = Person("liv", "Liv Bakker", "Sustainability adviser")
MARK = Person("mark", "Mark Terpstra", "Finance partner")
NADIA = Person("nadia", "Nadia el Khatib", "Product developer")
DAAN = Person("daan", "Daan Postma", "Station manager")
ESTHER = Person("esther", "Esther Zuidema", "Legal counsel", "counsel")

STORIES = [
    Story(
        key="meals",
        subject="Long-haul meals from Amsterdam",
        stage=Stage.GROWING,
        partners_for_months=50,
        stage_for_months=29,
        rounds=[43, 37, 31, 25, 19, 13, 10, 6],
        next_in_days=0,
        sides=[
            StorySide(
                "noordzee",
                "customer",
                [ALICE, BOB, RUBEN, OLIVE, TOM, SANNE, FARIDA, JOOST, LIV, MARK, ESTHER],
                View((5.0, 5.9), {"equality": (5.1, 6.2), "start_small": (4.6, 5.6)}),
            ),
            StorySide(
                "aldersteen",
                "supplier",
                [
                    Person("marieke", "Marieke Tol", "Account manager", "lead", "nl"),
                    Person("hugo", "Hugo Aldersteen", "Director", "director", "nl"),
                    Person("karin", "Karin Slot", "Kitchen manager"),
                    Person("emre", "Emre Yildiz", "Chef"),
                    Person("wouter", "Wouter Blom", "Planner"),
                    Person("ineke", "Ineke Maas", "Quality manager"),
                    Person("pieter", "Pieter Knol", "Transport"),
                    Person("samira", "Samira Haddou", "Controller"),
                    Person("roel", "Roel Hekking", "Legal counsel", "counsel"),
                ],
                View(
                    (4.7, 5.2),
                    {
                        "equality": (4.7, 5.2, 5.3, 5.2, 2.4),
                        "transparent_agreements": (4.6, 5.0, 4.8, 4.0),
                        "integrity": (4.8, 4.2),
                        "partner_choice": (5.2, 5.8),
                        "start_small": (4.3, 5.5),
                    },
                ),
            ),
        ],
        remarks={
            "noordzee": [
                (
                    "keep",
                    "Tasting in the kitchen every first Tuesday: we decide there in an hour what took a month.",
                ),
                ("keep", "De open kostencijfers. Daardoor praten we over gerechten en niet over prijzen."),
                ("change", "Tell us earlier when a grower cannot deliver."),
                ("change", "Minder mensen in de vergadering, meer in de keuken."),
                ("keep", "The crew card with the story of the cocoa. Passengers ask for it."),
                ("keep", "Short lines between our planner and theirs."),
            ],
            "aldersteen": [
                ("change", "Een sessie verplaatsen doen we samen, niet één van ons een dag van tevoren."),
                ("change", "De volumes komen te laat om er nog iets mee te kunnen."),
                ("keep", "Dat we zelf gerechten mogen voorstellen en dat er ook echt iets mee gebeurt."),
                ("change", "A menu change inside three weeks costs us a night shift each time."),
                ("keep", "The process engineers that came to work with us for a year."),
                ("change", "Onze stem telt bij het menu, maar niet bij de planning."),
            ],
        },
    ),
    Story(
        key="packaging",
        subject="Packaging without plastic",
        stage=Stage.GROWING,
        partners_for_months=40,
        stage_for_months=22,
        rounds=[34, 28, 22, 16, 10, 3],
        sides=[
            StorySide(
                "noordzee",
                "customer",
                [ALICE, BOB, RUBEN, OLIVE, LIV, NADIA, MARK, TOM, FARIDA],
                View((4.9, 5.8), {"shared_vision": (5.0, 6.1)}),
            ),
            StorySide(
                "vouwwerk",
                "supplier",
                [
                    Person("jet", "Jet Roelofs", "Account manager", "lead"),
                    Person("arno", "Arno Vouwman", "Director", "director"),
                    Person("bea", "Bea Smits", "Designer"),
                    Person("chris", "Chris Dekker", "Production planner"),
                    Person("dewi", "Dewi Santoso", "Materials engineer"),
                    Person("frits", "Frits Oost", "Works manager"),
                    Person("gijs", "Gijs Waal", "Sales support"),
                ],
                View((5.3, 3.3), {"ability": (5.5, 5.0), "equality": (5.0, 2.8), "shared_vision": (5.4, 2.9)}),
            ),
        ],
    ),
    Story(
        key="comfort",
        subject="Comfort kits for overnight flights",
        stage=Stage.GROWING,
        partners_for_months=31,
        stage_for_months=20,
        rounds=[24, 18, 11, 5],
        sides=[
            StorySide(
                "noordzee", "customer", [ALICE, RUBEN, SANNE, NADIA, OLIVE, LIV], View((5.0, 6.0)), silent=0
            ),
            StorySide(
                "kestrel",
                "supplier",
                [
                    Person("amy", "Amy Kestrel", "Managing director", "director", "en"),
                    Person("ben", "Ben Ashworth", "Client partner", "lead", "en"),
                    Person("cleo", "Cleo Hartley", "Designer", "member", "en"),
                    Person("dev", "Dev Anand", "Sourcing", "member", "en"),
                    Person("ella", "Ella Moss", "Logistics", "member", "en"),
                ],
                View((5.1, 6.1)),
                silent=0,
            ),
        ],
    ),
    Story(
        key="tableware",
        subject="Tableware that comes back",
        stage=Stage.AGREEING,
        partners_for_months=14,
        stage_for_months=9,
        rounds=[9, 3],
        sides=[
            StorySide(
                "noordzee", "customer", [ALICE, BOB, RUBEN, JOOST, DAAN, OLIVE, LIV], View((4.8, 5.4)), silent=0
            ),
            StorySide(
                "zilverlepel",
                "supplier",
                [
                    Person("theo", "Theo Lepelaar", "Owner", "director"),
                    Person("ria", "Ria Lepelaar", "Owner", "lead"),
                ],
                View((4.4, 5.0), {"transparent_agreements": (4.0, 4.0)}),
                silent=0,
            ),
        ],
    ),
    Story(
        key="tokyo",
        subject="Return catering from Tokyo",
        stage=Stage.MEETING,
        partners_for_months=4,
        stage_for_months=3,
        rounds=[1],
        sides=[
            StorySide("noordzee", "customer", [ALICE, RUBEN, TOM, NADIA, MARK, DAAN, OLIVE], View((5.2, 5.2))),
            StorySide(
                "hinode",
                "supplier",
                [
                    Person("aiko", "Aiko Tanabe", "Account manager", "lead", "en"),
                    Person("kenji", "Kenji Mori", "Director", "director", "en"),
                    Person("yumi", "Yumi Sato", "Chef", "member", "en"),
                    Person("haru", "Haru Ito", "Planner", "member", "en"),
                    Person("mei", "Mei Kondo", "Quality", "member", "en"),
                ],
                View((5.6, 5.6), {"equality": (4.4, 4.4)}),
                silent=0,
            ),
        ],
    ),
    Story(
        key="trolleys",
        subject="Trolleys, always in the right place",
        stage=Stage.GROWING,
        partners_for_months=26,
        stage_for_months=15,
        rounds=[20, 14, 7],
        open_now=True,
        sides=[
            StorySide(
                "noordzee", "customer", [ALICE, BOB, RUBEN, DAAN, TOM, SANNE, JOOST, OLIVE], View((5.0, 5.6))
            ),
            StorySide(
                "pelorus",
                "service_partner",
                [
                    Person("marit", "Marit Vos", "Account manager", "lead"),
                    Person("sjoerd", "Sjoerd Pels", "Director", "director"),
                    Person("anton", "Anton Ruis", "Depot manager"),
                    Person("bilal", "Bilal Aydin", "Driver coordinator"),
                    Person("corrie", "Corrie Visser", "Planner"),
                    Person("dirk", "Dirk Haan", "Maintenance"),
                ],
                View((5.1, 5.4)),
            ),
        ],
    ),
    Story(
        key="bread",
        subject="Fresh bread at the gate",
        stage=Stage.MEETING,
        partners_for_months=6,
        stage_for_months=5,
        rounds=[4],
        sides=[
            StorySide(
                "noordzee", "customer", [ALICE, RUBEN, SANNE, FARIDA, NADIA, OLIVE], View((4.9, 4.9)), silent=0
            ),
            StorySide(
                "rondeel",
                "supplier",
                [
                    Person("charlie", "Charlie Rondhuis", "Account manager", "lead", "en"),
                    Person("vera", "Vera Rondhuis", "Director", "director"),
                    Person("lars", "Lars Meijer", "Baker"),
                    Person("noa", "Noa Prins", "Planner"),
                    Person("otto", "Otto Kamp", "Controller"),
                ],
                View((4.7, 4.7)),
                silent=0,
            ),
        ],
    ),
    Story(
        key="linen",
        subject="Table linen, washed overnight",
        stage=Stage.GROWING,
        partners_for_months=70,
        stage_for_months=58,
        rounds=[20, 11],
        parted=2,
        sides=[
            StorySide(
                "noordzee",
                "customer",
                [ALICE, RUBEN, TOM, SANNE, JOOST],
                View((5.2, 5.5)),
            ),
            StorySide(
                "linnenhuis",
                "supplier",
                [
                    Person("wendela", "Wendela Roos", "Account manager", "lead"),
                    Person("gerrit", "Gerrit Linnen", "Director", "director"),
                    Person("hilde", "Hilde Sas", "Laundry manager"),
                    Person("ivo", "Ivo Kramer", "Driver"),
                    Person("jasmijn", "Jasmijn Tol", "Planner"),
                ],
                View((5.1, 5.2)),
            ),
        ],
    ),
    Story(
        key="care",
        subject="Neighbourhood care in Oostwaarde",
        stage=Stage.ENVISIONING,
        partners_for_months=18,
        stage_for_months=6,
        rounds=[14, 8, 2],
        sides=[
            StorySide(
                "oostwaarde",
                "public_body",
                [
                    Person("ilse", "Ilse Brouwer", "Programme manager", "lead"),
                    Person("henk", "Henk Dijkman", "Director social affairs", "director"),
                    Person("julia", "Julia Faber", "Policy adviser"),
                    Person("kees", "Kees Land", "Neighbourhood manager"),
                    Person("lotte", "Lotte Raven", "Controller"),
                ],
                View((4.9, 5.5)),
                silent=0,
            ),
            StorySide(
                "wijkwerk",
                "service_partner",
                [
                    Person("samir", "Samir Haddou", "Account manager", "lead"),
                    Person("marga", "Marga Stil", "Director", "director"),
                    Person("niek", "Niek Zand", "Team coach"),
                    Person("olga", "Olga Petrov", "District nurse"),
                    Person("paul", "Paul Vink", "Social worker"),
                    Person("quinty", "Quinty Berg", "Planner"),
                ],
                View((4.6, 5.2), {"equality": (3.4, 4.4)}),
            ),
            StorySide(
                "groenhof",
                "service_partner",
                [
                    Person("roos", "Roos Hofman", "Coordinator", "lead"),
                    Person("sam", "Sam Hofman", "Director", "director"),
                    Person("tess", "Tess Bol", "Work coach"),
                    Person("umar", "Umar Aziz", "Foreman"),
                    Person("wim", "Wim Kok", "Gardener"),
                ],
                View((4.8, 5.6), {"shared_vision": (4.0, 6.0)}),
                silent=0,
            ),
        ],
    ),
]

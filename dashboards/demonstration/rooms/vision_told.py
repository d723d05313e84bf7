# ruff: noqa: E501
"""What the visions of the demonstration say. All names and figures are invented."""

from dataclasses import dataclass, field

NO_NORM = ("", "", "")


@dataclass(frozen=True)
class Aim:
    """An objective. `due` and the days of `steps` in months from today; `figures`: months ago, value, evidence."""

    pillar: str
    title: str
    unit: str
    direction: str
    baseline: str
    target: str
    due: int
    owners: tuple[str, str]
    verification: str
    reason: str = ""
    tolerance: str = ""
    help_given: str = ""
    norm: tuple[str, str, str] = NO_NORM
    figures: tuple[tuple[int, str, str], ...] = ()
    steps: tuple[tuple[str, int, int | None, str], ...] = ()
    is_draft: bool = False


@dataclass(frozen=True)
class Told:
    """One vision. `months`: how long ago its board session was; for one not `sealed` about where it would be."""

    months: int
    leads: tuple[str, ...]
    why: str
    big_goal: str
    texts: tuple[str, ...]
    remark: tuple[str, str]
    expectations: tuple[tuple[str, str, list[tuple[str, str, str]]], ...]
    aims: tuple[Aim, ...]
    position: dict[str, str]
    support: str
    votes: tuple[tuple[str, str], ...]
    conduct: tuple[str, ...] = field(default=())
    sealed: bool = True
    horizon: int = 40


COMPACT = {
    "norm_title": "UN Global Compact",
    "norm_version": "Ten Principles",
    "norm_link": "https://unglobalcompact.org/what-is-gc/mission/principles",
}

MEALS = Told(
    months=33,
    leads=("alice", "marieke"),
    why="We want passengers to look forward to the meal, and neither of us can cook that alone.",
    big_goal="By 2030 the meal is a reason to book, and nothing of it is thrown away.",
    texts=(
        "An airline knows who is on board and a caterer knows what can be cooked. Each of us planned alone and "
        "both of us threw food away.\n\nWe will plan menus together.",
        "An airline knows who is on board and a caterer knows what can be cooked. For years each of us planned "
        "alone, and both of us threw food away.\n\nFrom now on we plan menus together, a year ahead and by season. "
        "Aldersteen proposes dishes; Noordzee says early what changes on board.\n\nWhat we invent together may "
        "also be sold to others: a partner who grows is a better partner.",
        "An airline knows who is on board and a caterer knows what can be cooked. For years each of us planned "
        "alone, and both of us threw food away.\n\nFrom now on we plan menus together, a year ahead and by the "
        "season of the fields around us. Aldersteen proposes dishes; Noordzee says early what changes on board, "
        "also when it is unpleasant.\n\nWhat we invent together may also be sold to others: a partner who grows "
        "is a better partner. We keep the books of the forty dishes open for each other, to lower cost and never "
        "to press a price.",
    ),
    remark=("hugo", "Say plainly that open books are not for pressing prices. My people will ask."),
    expectations=(
        (
            "marieke",
            "That we hear of a changed timetable before the crew planners do.",
            [
                (
                    "alice",
                    "You want the timetable by mail on the day it is published.",
                    "Earlier: when it is still a draft, even if it may change again.",
                ),
                (
                    "alice",
                    "You want the draft timetable, with what is uncertain marked, and a call when it moves.",
                    "",
                ),
            ],
        ),
        (
            "alice",
            "That a grower who cannot deliver is named the same week, with two alternatives.",
            [("marieke", "We tell you in the week we know, and come with two dishes instead of one problem.", "")],
        ),
        (
            "alice",
            "That ideas come to us even if they cost Aldersteen volume.",
            [("marieke", "You want to hear an idea even when we would cook fewer meals because of it.", "")],
        ),
    ),
    aims=(
        Aim(
            "sustainability",
            "Less waste per meal",
            "kg",
            "down",
            "0.42",
            "0.25",
            26,
            ("bob", "karin"),
            "Weighed at the dock in Amsterdam by both kitchens, the same scale, every Tuesday.",
            reason="Every hundred grams less is a truck less on the platform each week.",
            norm=("UN Sustainable Development Goal 12.3", "2015", "https://sdgs.un.org/goals/goal12"),
            figures=(
                (30, "0.42", "Dock scale, four Tuesdays."),
                (24, "0.40", "Dock scale, four Tuesdays."),
                (18, "0.37", "Dock scale, five Tuesdays."),
                (12, "0.34", "Dock scale, four Tuesdays."),
                (6, "0.31", "Dock scale, four Tuesdays."),
                (1, "0.29", "Dock scale, four Tuesdays."),
            ),
            steps=(
                ("Scales at both docks", -30, 30, "Installed and sealed by both."),
                ("Portions by pre-order on all night flights", -8, 7, "Pre-order runs on eleven routes."),
                ("No single-use tray on any route", 9, None, ""),
            ),
        ),
        Aim(
            "cost",
            "Lower cost per meal, same menu",
            "%",
            "down",
            "0",
            "-12",
            20,
            ("alice", "samira"),
            "Open cost model of the forty dishes; both controllers sign the yearly comparison.",
            reason="Passengers pay for what they taste, not for how often it was moved.",
            help_given="Noordzee lends two process engineers for a year and fixes volumes for eighteen months.",
            figures=(
                (27, "-0.6", "Comparison of both controllers."),
                (21, "-1.9", "Comparison of both controllers."),
                (15, "-3.4", "Comparison of both controllers."),
                (9, "-4.6", "Comparison of both controllers."),
                (2, "-5.1", "Comparison of both controllers, three dishes still open."),
            ),
            steps=(("Cost model of the forty dishes complete", -24, 23, "Signed by both controllers."),),
        ),
        Aim(
            "own",
            "Aldersteen’s sales to other airlines from joint ideas",
            "€ m",
            "up",
            "0",
            "6",
            26,
            ("marieke", "alice"),
            "Aldersteen’s books, shown to Noordzee’s controller once a year.",
            reason="Asked for by Aldersteen: joint ideas should also pay outside Noordzee. Two of five have been sold.",
            figures=(
                (20, "0.2", "Annual accounts."),
                (8, "0.7", "Annual accounts."),
                (1, "1.1", "Half-year figures."),
            ),
            steps=(("Low-waste line shown at a trade fair", -2, None, ""),),
        ),
        Aim(
            "quality",
            "Meals rated eight or higher by passengers",
            "%",
            "up",
            "54",
            "75",
            14,
            ("sanne", "emre"),
            "Survey on board, raw answers readable for both sides.",
            figures=(
                (26, "56", "Survey, 4 100 answers."),
                (20, "60", "Survey, 3 900 answers."),
                (14, "66", "Survey, 4 300 answers."),
                (8, "69", "Survey, 4 000 answers."),
                (2, "73", "Survey, 4 250 answers."),
            ),
            steps=(
                ("The first menu by season", -22, 22, "Spring menu, eight routes."),
                ("Chef’s table twice a year on board", 5, None, ""),
            ),
        ),
        Aim(
            "service",
            "Carts ready at the gate on time",
            "%",
            "keep",
            "98",
            "98",
            26,
            ("tom", "pieter"),
            "Gate scan, both sides read the same screen.",
            tolerance="0.8",
            figures=(
                (24, "98.1", "Gate scan."),
                (16, "97.6", "Gate scan."),
                (8, "98.4", "Gate scan."),
                (1, "97.9", "Gate scan."),
            ),
        ),
        Aim(
            "people",
            "People of the kitchen who know a route by name",
            "%",
            "up",
            "10",
            "60",
            -2,
            ("karin", "sanne"),
            "Asked once a year at the tasting.",
            figures=((22, "25", "Asked at the tasting."), (10, "46", "Asked at the tasting.")),
        ),
    ),
    position={
        "text": "We buy nothing whose origin we cannot name, and pay a grower a price on which a family can live. "
        "Where we cannot do that yet we say so, on the menu card.",
        **COMPACT,
        "verification": "Each side may visit every grower with two days’ notice and takes one person of the other "
        "side along. What is found is written down together.",
    },
    support="Two process engineers for a year, and cover from finance to fix volumes for eighteen months.",
    votes=(
        ("ruben", "They disagreed with us twice and were right. That is what I was looking for."),
        ("hugo", "They asked what we needed before they asked for a price."),
    ),
    conduct=(
        "Bad news travels the same day, by telephone, and is answered with a question before an opinion.",
        "We do not use what we are told in confidence, not with each other and not with anyone else.",
        "We move a session together or not at all.",
        "Whoever finds a mistake of their own says so first.",
    ),
)

PACKAGING = Told(
    months=24,
    leads=("alice", "jet"),
    why="Samen halen we het plastic van boord zonder dat iemand er iets voor hoeft in te leveren.",
    big_goal="In 2029 gaat er geen plastic verpakking meer mee aan boord.",
    texts=(
        "Vouwwerk kan karton wat anderen alleen met plastic kunnen. Noordzee kan zo’n verpakking in één jaar op elke "
        "vlucht brengen.\n\nWe beginnen met wat het meest wordt weggegooid.",
        "Vouwwerk kan met karton wat anderen alleen met plastic kunnen. Noordzee kan zo’n verpakking in één jaar op "
        "elke vlucht brengen.\n\nWe beginnen met wat het vaakst wordt weggegooid en delen wat we leren, ook als het "
        "mislukt.",
    ),
    remark=("arno", "Ik wil dat er staat dat mislukken mag. Anders probeert niemand iets."),
    expectations=(
        (
            "jet",
            "Dat proeven ook doorgaan als het op kantoor druk is.",
            [("alice", "Jullie willen dat we een proef niet afzeggen omdat wij het druk hebben.", "")],
        ),
        (
            "alice",
            "Dat we een prijsstijging van papier horen voordat die op de factuur staat.",
            [("jet", "We bellen zodra onze leverancier iets aankondigt.", "")],
        ),
    ),
    aims=(
        Aim(
            "sustainability",
            "Verpakking zonder plastic",
            "%",
            "up",
            "12",
            "100",
            30,
            ("liv", "dewi"),
            "Telling van alle onderdelen per vlucht, door beide kanten in hetzelfde blad.",
            figures=((20, "20", "Telling."), (14, "29", "Telling."), (8, "33", "Telling."), (2, "34", "Telling.")),
            steps=(
                ("Alle bekers van karton", -10, 9, "Laatste plastic beker op vlucht 614."),
                ("Bestek zonder folie", -1, None, ""),
            ),
        ),
        Aim(
            "cost",
            "Verpakkingskosten per maaltijd",
            "€",
            "keep",
            "0.38",
            "0.38",
            30,
            ("mark", "chris"),
            "Jaarlijkse vergelijking door beide controllers.",
            tolerance="0.02",
            help_given="Noordzee neemt twee jaar vaste volumes af en helpt met de keuring.",
            figures=((18, "0.39", "Vergelijking."), (9, "0.41", "Vergelijking."), (2, "0.43", "Vergelijking.")),
        ),
    ),
    position={
        "text": "Geen karton uit bossen waarvan we het beheer niet kennen, en geen laklaag die hergebruik verhindert.",
        **COMPACT,
        "verification": "Elke kant laat jaarlijks een onafhankelijke meting doen en deelt het hele rapport.",
    },
    support="Een dag per week van de keuringsdienst tot de laklaag is goedgekeurd.",
    votes=(("ruben", "Zij denken in wat wél kan."), ("arno", "Noordzee durft te proberen.")),
    conduct=("Wat tegenzit hoor je dezelfde dag.", "Een proef zeggen we samen af of niet."),
)

CARE = Told(
    months=1,
    leads=("ilse", "samir", "roos"),
    why="In Oostwaarde hoeft niemand langer dan een dag te wachten op een mens die helpt.",
    big_goal="In 2032 wordt elke straat verzorgd door mensen die er dichtbij wonen.",
    texts=(
        "De gemeente ziet waar het misgaat, Wijkwerk komt achter de voordeur en Groenhof leidt mensen op.\n\n"
        "Los van elkaar sturen we mensen van loket naar loket.",
        "De gemeente ziet waar het misgaat, Wijkwerk komt achter de voordeur en Groenhof leidt mensen op die het "
        "werk willen leren.\n\nLos van elkaar sturen we mensen van loket naar loket. Samen komt er één mens, die "
        "blijft tot het geregeld is.",
    ),
    remark=("henk", "Zeg ook wat de gemeente zelf anders gaat doen, niet alleen de partners."),
    expectations=(
        (
            "roos",
            "Dat leerlingen echt werk krijgen en geen werk dat overblijft.",
            [
                ("ilse", "Leerlingen doen hetzelfde werk als wij, met begeleiding.", ""),
                ("samir", "Onze teams nemen leerlingen mee op elke route.", "open"),
            ],
        ),
        (
            "samir",
            "Dat een indicatie niet weken ligt als wij al bij iemand binnen zijn.",
            [("ilse", "Wie er al binnen is, mag beginnen; het papier volgt.", "")],
        ),
    ),
    aims=(
        Aim(
            "service",
            "Meldingen binnen twee dagen opgelost",
            "%",
            "up",
            "61",
            "90",
            66,
            ("julia", "quinty"),
            "Meldsysteem van de gemeente, alle drie lezen mee.",
            reason="Wie lang wacht, belt drie keer.",
            steps=(("Eén telefoonnummer voor alle drie", 4, None, ""),),
        ),
        Aim(
            "people",
            "Bewoners met afstand tot werk in dienst",
            "mensen",
            "up",
            "34",
            "110",
            66,
            ("samir", "tess"),
            "Loonadministratie, jaarlijks door de controllers vergeleken.",
        ),
        Aim(
            "cost",
            "Kosten per huishouden",
            "€",
            "down",
            "214",
            "195",
            66,
            ("lotte", "quinty"),
            "Begroting en jaarrekening van de gemeente.",
            help_given="De gemeente neemt het vervoer en de planning van alle routes over.",
            is_draft=True,
        ),
    ),
    position={
        "text": "Zorg mag de buurt niet vervuilen: we lopen, fietsen of rijden elektrisch, en betalen wie het werk "
        "doet een loon waarvan je leven kunt.",
        **COMPACT,
        "verification": "Elk jaar loopt een bewonerspanel een dag mee bij alle drie en schrijft op wat het ziet.",
    },
    support="Dekking van het college om twee jaar lang geen aanbesteding te starten voor de wijkroutes.",
    votes=(("henk", "Ik zie wat ze samen kunnen."), ("marga", "Groenhof brengt mensen die blijven.")),
    sealed=False,
    horizon=72,
)

TABLEWARE = Told(
    months=9,
    leads=("alice", "ria"),
    why="Tableware that comes back costs less, weighs less and tells a better story, if we count it together.",
    big_goal="By 2029 every plate flies two hundred times.",
    texts=(
        "Zilverlepel makes plates that last; Noordzee decides how they are treated on board.",
        "Zilverlepel makes plates that last; Noordzee decides how they are treated on board and in the wash.\n\n"
        "Nobody wins when a plate is lost, so we count together and look for the cause before the culprit.",
    ),
    remark=("theo", "I like “the cause before the culprit”. Keep it."),
    expectations=(
        (
            "ria",
            "That damage is reported with a photograph, not with a number.",
            [("alice", "You want to see what broke, so that you can change the glaze.", "")],
        ),
    ),
    aims=(
        Aim(
            "quality",
            "Breakage of returned tableware",
            "%",
            "down",
            "8.2",
            "4.1",
            12,
            ("joost", "ria"),
            "Count at the wash in Hoofddorp, both sides read the sheet.",
            figures=((6, "7.6", "Count, March."), (3, "6.9", "Count, June."), (1, "6.6", "Count, August.")),
            steps=(("Racks of all stations replaced", -1, None, ""),),
        ),
        Aim(
            "sustainability",
            "Flights of a plate before it is replaced",
            "flights",
            "up",
            "90",
            "200",
            30,
            ("liv", "ria"),
            "Stamp on the back, sample of three hundred plates a quarter.",
            figures=((5, "97", "Sample."), (1, "112", "Sample.")),
        ),
    ),
    position={
        "text": "What breaks is ground and comes back as clay. We buy no glaze with lead or cadmium.",
        **COMPACT,
        "verification": "A sample of each glaze goes to one laboratory, chosen and paid by both.",
    },
    support="A planner for one day a week at the wash.",
    votes=(("ruben", "A small firm that says no when it must."), ("theo", "They count before they complain.")),
    conduct=("The cause before the culprit.", "We answer each other within two working days."),
)

COMFORT = Told(
    months=22,
    leads=("ben", "alice"),
    why="A good night above the ocean is made by two firms that each know half of it.",
    big_goal="By 2028 every comfort kit is kept by its passenger.",
    texts=("A kit that is left behind is waste with a logo. We make things people take home, and use.",),
    remark=("amy", "Short and true. I would not add a word."),
    expectations=(
        ("ben", "That we see what cabin crew hear.", [("alice", "You want the crew reports unedited.", "")]),
    ),
    aims=(
        Aim(
            "innovation",
            "Kits taken home by passengers",
            "%",
            "up",
            "35",
            "80",
            18,
            ("nadia", "cleo"),
            "Count of kits left on board, twenty flights a quarter.",
            figures=((16, "44", "Count."), (10, "58", "Count."), (4, "66", "Count."), (1, "71", "Count.")),
            steps=(
                ("A kit without a bag in a bag", -12, 12, "On all night flights."),
                ("Vision looked at with the crew", 6, None, ""),
            ),
        ),
        Aim(
            "sustainability",
            "Weight of a kit",
            "g",
            "down",
            "310",
            "180",
            6,
            ("liv", "dev"),
            "Weighed at arrival, every delivery.",
            figures=((15, "262", "Delivery notes."), (7, "198", "Delivery notes."), (1, "176", "Delivery notes.")),
        ),
    ),
    position={
        "text": "Nothing in a kit that cannot be used at home for a year.",
        **COMPACT,
        "verification": "Both sides visit the workshops once a year, together.",
    },
    support="Time of two cabin crew leads for a test panel.",
    votes=(("ruben", "They make what they would want to find."), ("amy", "They tell us what the crew says.")),
    conduct=("We say what we do not like while it can still be changed.",),
)

TROLLEYS = Told(
    months=17,
    leads=("alice", "marit"),
    why="A trolley in the right place is worth two in the wrong one.",
    big_goal="By 2028 nobody at a gate asks where a trolley is.",
    texts=("Both of us know where half of the trolleys are. Together that is all of them.",),
    remark=("sjoerd", "The depots should read along, not only the office."),
    expectations=(
        (
            "marit",
            "That a gate change reaches us within ten minutes.",
            [("alice", "You want the gate system’s own message, not our mail.", "")],
        ),
    ),
    aims=(
        Aim(
            "service",
            "Trolleys ready at the gate on time",
            "%",
            "up",
            "91",
            "99",
            16,
            ("daan", "anton"),
            "Scan at the gate, shared screen.",
            figures=((13, "92.6", "Gate scan."), (8, "95.1", "Gate scan."), (2, "97.2", "Gate scan.")),
            steps=(
                ("One tracking system for both fleets", -6, 5, "All 3 200 trolleys carry the tag."),
                ("Depot South works without paper", 3, None, ""),
            ),
        ),
    ),
    position={
        "text": "Every tractor on the platform runs on electricity from 2028 on.",
        **COMPACT,
        "verification": "Fuel book of both fleets, opened once a quarter.",
    },
    support="Access to the gate system for Pelorus’ planners.",
    votes=(("ruben", "They found trolleys we had written off."), ("sjoerd", "They let us into their system.")),
    conduct=("A lost trolley is looked for together before anybody writes a mail.",),
)

TOLD = {
    "meals": MEALS,
    "packaging": PACKAGING,
    "care": CARE,
    "tableware": TABLEWARE,
    "comfort": COMFORT,
    "trolleys": TROLLEYS,
}

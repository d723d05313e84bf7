"""Equality in the two stories that are told in Dutch."""

from dashboards.demonstration.rooms.equality_told import (
    NAMED,
    NOT_SHARED,
    OPEN,
    SUMMARY,
    Gained,
    Gave,
    Hurt,
    Said,
    Told,
)

PACKAGING = Told(
    principles=(
        Said(
            "1_transparency",
            "jet",
            38,
            "We laten elkaar zien wat een materiaal kost en waarom.",
            "Anders gaat elk gesprek over de prijs en nooit over het materiaal.",
            accepted=("alice",),
        ),
        Said("5_conduct", "alice", 37, "Slecht nieuws komt per telefoon, niet per mail.", accepted=("jet",)),
        Said(
            "2_consultation",
            "arno",
            5,
            "Een ontwerp wordt pas gewijzigd als de ontwerper erbij was.",
            "Drie keer veranderde een deksel zonder dat wij het wisten.",
            accepted=("jet",),
        ),
    ),
    charter=(
        ("Proeven met nieuwe materialen", "vouwwerk", NAMED, "Nadia en Dewi", 8),
        ("Aantallen per maand", "noordzee", OPEN, "", 0),
    ),
    charter_by=("alice", "jet"),
    charter_months=36,
    meetings=(
        ("Ontwerp", {"nadia": ("nadia", ""), "bea": ("bea", "dewi")}),
        ("Planning", {"tom": ("tom", ""), "chris": ("chris", "")}),
    ),
    notes={"bea": "Onze hal is koud: neem een trui mee. Koffie drinken we om tien uur, iedereen, aan één tafel."},
    gave=(
        Gave(
            "dewi",
            "noordzee",
            300,
            "knowledge",
            "Proeven met vezel uit tomatenstelen",
            "14",
            "proeven",
            70,
            "alice",
            40,
        ),
        Gave("arno", "noordzee", 250, "money", "Nieuwe mal voor de schaal", "140000", "euro", 80, "bob", 45),
        Gave(
            "alice",
            "vouwwerk",
            200,
            "volume",
            "Alle schalen voor Europa bij één huis",
            "9",
            "miljoen per jaar",
            40,
            "jet",
            50,
        ),
        Gave("chris", "noordzee", 20, "capacity", "Weekenddienst voor de kerstkaart", "2", "diensten", 35),
    ),
    gained=(
        Gained("liv", 120, "sustainability", "Plastic uit de schalen", 70, "61", "ton per jaar"),
        Gained("jet", 100, "reputation", "Genoemd als voorbeeld in het vakblad", 15),
    ),
    hurts=(
        Hurt(
            "jet",
            "noordzee",
            75,
            "Ons ontwerp bij een ander neergelegd",
            "We zagen onze tekening terug in een aanvraag bij een concurrent. Niemand had ons gebeld.",
            repairs=((60, "farida", "Uitzoeken wie de tekening verstuurde, en dat vertellen", 0),),
        ),
    ),
)

CARE = Told(
    principles=(
        Said(
            "1_transparency",
            "ilse",
            17,
            "Wachttijden en wachtlijsten zijn voor alle drie op dezelfde dag zichtbaar.",
            "Wie later ziet dan een ander, voelt zich gecontroleerd.",
            accepted=("samir", "roos"),
        ),
        Said(
            "2_consultation",
            "samir",
            16,
            "Eén keer per maand aan de keukentafel bij een bewoner, met z’n drieën.",
            accepted=("ilse", "roos"),
        ),
        Said(
            "4_independence",
            "ilse",
            15,
            "Ieder blijft baas over wat hieronder staat.",
            words={
                "ilse": "Het budget en de verantwoording aan de raad.",
                "samir": "Wie welke zorg krijgt, en van wie.",
                "roos": "Wie bij ons werkt en in welk tempo iemand leert.",
            },
            accepted=("samir", "roos"),
        ),
        Said(
            "5_conduct",
            "roos",
            2,
            "De kleinste van de drie spreekt als eerste.",
            "Anders is alles al gezegd voordat wij aan de beurt zijn.",
            accepted=("samir",),
        ),
    ),
    charter=(
        ("Wachtlijst per wijk", "", OPEN, "", 0),
        ("Gegevens over bewoners", "wijkwerk", NOT_SHARED, "", 0),
        ("Uren per traject", "groenhof", SUMMARY, "", 0),
        ("Begroting van de proef", "oostwaarde", NAMED, "Lotte, Marga en Sam", 10),
    ),
    charter_by=("ilse", "samir", "roos"),
    charter_months=14,
    meetings=(
        ("De wijk", {"kees": ("kees", "julia"), "olga": ("olga", "paul"), "umar": ("umar", "")}),
        ("Geld", {"lotte": ("lotte", ""), "quinty": ("quinty", "")}),
        ("Jongeren", {"julia": ("julia", ""), "paul": ("paul", "niek"), "tess": ("tess", "wim")}),
    ),
    profiles={
        "ilse": {
            "oostwaarde": (4, 5, 4, 4, 4, 4, 5, 3, 4, 3),
            "wijkwerk": (2, 2, 4, 2, 3, 3, 2, 2, 2, 5),
            "groenhof": (2, 1, 2, 1, 2, 2, 2, 4, 1, 5),
        },
        "samir": {
            "oostwaarde": (5, 5, 5, 5, 4, 5, 5, 1, 5, 2),
            "wijkwerk": (2, 2, 4, 3, 3, 3, 3, 3, 2, 5),
            "groenhof": (3, 1, 2, 1, 1, 2, 2, 4, 2, 5),
        },
        "roos": {
            "oostwaarde": (5, 5, 4, 5, 4, 5, 4, 2, 5, 2),
            "wijkwerk": (2, 4, 4, 3, 4, 3, 3, 2, 4, 4),
            "groenhof": (3, 1, 3, 1, 2, 2, 2, 5, 1, 5),
        },
    },
    profile_months=13,
    notes={
        "roos": "Wij staan om zeven uur in de tuin. Kom in oude kleren en loop een uur mee, dan praten we daarna.",
        "olga": "Bel bij een bewoner altijd eerst aan en wacht. Schoenen uit als er een mat ligt.",
    },
    gave=(
        Gave(
            "ilse",
            "wijkwerk",
            320,
            "money",
            "Geld voor de proef in drie wijken",
            "240000",
            "euro",
            60,
            "marga",
            70,
        ),
        Gave(
            "ilse", "groenhof", 310, "capacity", "De kas aan de Dijkweg", "900", "vierkante meter", 25, "sam", 80
        ),
        Gave(
            "niek", "groenhof", 200, "people_days", "Een coach, elke week een dag", "40", "dagen", 55, "roos", 60
        ),
        Gave(
            "roos", "wijkwerk", 180, "capacity", "Plekken voor twaalf jongeren", "12", "plekken", 50, "samir", 65
        ),
        Gave(
            "roos",
            "oostwaarde",
            90,
            "goodwill",
            "Onderhoud van het plein bij de school",
            "6",
            "dagen",
            20,
            "kees",
            50,
            gift=True,
        ),
        Gave(
            "samir", "oostwaarde", 60, "data", "Cijfers over wachttijd, elke week", "26", "weken", 30, "julia", 55
        ),
        Gave("umar", "oostwaarde", 15, "people_days", "Hulp bij de wijkmarkt", "3", "dagen", 20),
    ),
    gained=(
        Gained("kees", 80, "quality", "Bewoners die weer opendoen", 55),
        Gained("samir", 70, "time", "Minder dubbele bezoeken", 40, "11", "uur per week"),
        Gained("tess", 50, "people", "Jongeren met een baan", 60, "5", "jongeren"),
    ),
    hurts=(
        Hurt(
            "roos",
            "oostwaarde",
            500,
            "Van de subsidie gehoord uit de krant",
            "We lazen in de krant dat de proef er kwam. Wij stonden erin, gevraagd was ons niets.",
            baseline=True,
            repairs=((480, "henk", "Langskomen en vertellen hoe dat ging", 470),),
            resolved=450,
            word="Henk heeft een ochtend meegewerkt. Daarna was het goed.",
        ),
        Hurt(
            "samir",
            "oostwaarde",
            50,
            "Cijfers gebruikt om ons af te rekenen",
            "De wachttijden stonden in een brief aan de raad, zonder dat wij de uitleg konden geven.",
            repairs=((40, "ilse", "Een brief met de uitleg erbij, door ons samen geschreven", 10),),
        ),
    ),
    sizes={"ilse": 190, "samir": 38, "roos": 4},
)

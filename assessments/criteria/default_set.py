"""The default trust set (TRUST.md §1) in our own wording.

Facets: Mayer, Davis & Schoorman 1995; organisation and counterpart: Zaheer, McEvily & Perrone 1998;
procedural fairness: Kumar 1996. "The people at …" keeps every sentence right for one name and for several.
"""

from assessments.criteria.wording import FacetWording, SetWording
from assessments.criteria.wording import StatementWording as Says
from partnerships.conditions import Condition

AGREEMENT_7 = [
    ("Strongly disagree", "Helemaal mee oneens"),
    ("Disagree", "Mee oneens"),
    ("Slightly disagree", "Een beetje mee oneens"),
    ("Neither agree nor disagree", "Niet eens, niet oneens"),
    ("Slightly agree", "Een beetje mee eens"),
    ("Agree", "Mee eens"),
    ("Strongly agree", "Helemaal mee eens"),
]

TRUST = SetWording(
    code="trust",
    name=("Trust between partners", "Vertrouwen tussen partners"),
    labels=AGREEMENT_7,
    parts=[
        ("What they can do", "Wat zij kunnen"),
        ("What they promise", "Wat zij beloven"),
        ("What they want for us", "Wat zij voor ons willen"),
        ("The five conditions", "De vijf voorwaarden"),
        ("How they see us", "Hoe zij ons zien"),
    ],
    facets=[
        FacetWording(
            "ability",
            ("Ability", "Kunnen"),
            "trust",
            10,
            1,
            [
                Says(
                    "A1",
                    (
                        "The people at {they} have the skills this partnership needs.",
                        "De mensen van {they} hebben in huis wat dit partnerschap nodig heeft.",
                    ),
                ),
                Says(
                    "A2",
                    (
                        "When our joint work runs into a problem, the people at {they} solve it.",
                        "Loopt ons gezamenlijke werk vast, dan lossen de mensen van {they} dat op.",
                    ),
                ),
                Says(
                    "A3",
                    (
                        "The right people of {they} sit at the table.",
                        "De juiste mensen van {they} zitten aan tafel.",
                    ),
                ),
            ],
        ),
        FacetWording(
            "integrity",
            ("Integrity", "Woord houden"),
            "trust",
            10,
            2,
            [
                Says(
                    "I1",
                    (
                        "Promises made by {they} are kept by the day that was named.",
                        "Beloften van {they} zijn nagekomen op de dag die genoemd is.",
                    ),
                ),
                Says(
                    "I2",
                    (
                        "Bad news from {they} reaches us early.",
                        "Slecht nieuws van {they} horen we vroeg.",
                    ),
                ),
                Says(
                    "I3",
                    (
                        "The people at {they} keep to the rules we agreed, also when it costs them something.",
                        "De mensen van {they} houden zich aan onze spelregels, ook als het hun iets kost.",
                    ),
                ),
            ],
        ),
        FacetWording(
            "benevolence",
            ("Goodwill", "Welwillendheid"),
            "trust",
            10,
            3,
            [
                Says(
                    "B1",
                    (
                        "When we are not in the room, the people at {they} look after our interests too.",
                        "Ook als wij er niet bij zijn, letten de mensen van {they} op onze belangen.",
                    ),
                ),
                Says(
                    "B2",
                    (
                        "The people at {they} help us where no contract asks for it.",
                        "De mensen van {they} helpen ons ook waar geen contract dat vraagt.",
                    ),
                ),
                Says(
                    "B3",
                    (
                        "The people at {they} would not use our weak spots against us.",
                        "De mensen van {they} zouden onze zwakke plekken niet tegen ons gebruiken.",
                    ),
                ),
            ],
        ),
        FacetWording(
            Condition.PARTNER_CHOICE,
            ("Right partner", "De juiste partner"),
            "condition",
            14,
            4,
            [
                Says(
                    "P1",
                    (
                        "Knowing what I know now, I would choose {they} again today.",
                        "Met wat ik nu weet, zou ik vandaag opnieuw voor {they} kiezen.",
                    ),
                ),
                Says(
                    "P2",
                    (
                        "Working with {they} brings us more than money.",
                        "Samenwerken met {they} levert ons meer op dan geld.",
                    ),
                ),
            ],
        ),
        FacetWording(
            Condition.EQUALITY,
            ("Equal footing", "Gelijk aan tafel"),
            "condition",
            14,
            4,
            [
                Says(
                    "E1",
                    (
                        "Our voice weighs as much as that of {they}.",
                        "Onze stem telt even zwaar als die van {they}.",
                    ),
                ),
                Says(
                    "E2",
                    (
                        "What we give and what we get are in balance.",
                        "Wat wij geven en wat wij krijgen is in balans.",
                    ),
                ),
            ],
        ),
        FacetWording(
            Condition.SHARED_VISION,
            ("Shared vision", "Gedeelde visie"),
            "condition",
            14,
            4,
            [
                Says(
                    "V1",
                    (
                        "I can say in one sentence why we do this together.",
                        "Ik kan in één zin zeggen waarom we dit samen doen.",
                    ),
                ),
                Says(
                    "V2",
                    (
                        "Our goals and those of {they} still point the same way.",
                        "Onze doelen en die van {they} wijzen nog dezelfde kant op.",
                    ),
                ),
            ],
        ),
        FacetWording(
            Condition.TRANSPARENT_AGREEMENTS,
            ("Clear agreements", "Heldere afspraken"),
            "condition",
            14,
            4,
            [
                Says(
                    "T1",
                    (
                        "I understand what we agreed and why.",
                        "Ik begrijp wat we hebben afgesproken en waarom.",
                    ),
                ),
                Says(
                    "T2",
                    (
                        "None of our agreements was pushed through by one side.",
                        "Geen van onze afspraken is door één kant doorgedrukt.",
                    ),
                ),
            ],
        ),
        FacetWording(
            Condition.START_SMALL,
            ("Start small, think big", "Klein beginnen, groot denken"),
            "condition",
            14,
            4,
            [
                Says(
                    "S1",
                    (
                        "I can point to results of this partnership.",
                        "Ik kan resultaten van dit partnerschap aanwijzen.",
                    ),
                ),
                Says(
                    "S2",
                    (
                        "While we take small steps, the big goal stays in sight.",
                        "Terwijl we kleine stappen zetten, blijft het grote doel in zicht.",
                    ),
                ),
            ],
        ),
        FacetWording(
            "expected",
            ("How we think we are seen", "Hoe wij denken gezien te worden"),
            "expected",
            0,
            5,
            [
                Says(
                    "M1",
                    (
                        "The people at {they} would say that we have the skills this partnership needs.",
                        "De mensen van {they} zouden zeggen dat wij in huis hebben wat nodig is.",
                    ),
                    mirrors="ability",
                ),
                Says(
                    "M2",
                    (
                        "The people at {they} would say that we keep our promises.",
                        "De mensen van {they} zouden zeggen dat wij onze beloften nakomen.",
                    ),
                    mirrors="integrity",
                ),
                Says(
                    "M3",
                    (
                        "The people at {they} would say that we look after their interests.",
                        "De mensen van {they} zouden zeggen dat wij op hun belangen letten.",
                    ),
                    mirrors="benevolence",
                ),
            ],
        ),
        FacetWording(
            "energy",
            ("Energy", "Energie"),
            "extra",
            0,
            5,
            [
                Says(
                    "N1",
                    ("This partnership gives me energy.", "Dit partnerschap geeft mij energie."),
                )
            ],
        ),
    ],
)

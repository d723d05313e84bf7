"""Equality in the stories that are told in passing, and all of them by their key."""

from dashboards.demonstration.rooms.equality_dutch import CARE, PACKAGING
from dashboards.demonstration.rooms.equality_meals import MEALS
from dashboards.demonstration.rooms.equality_told import (
    Gave,
    Said,
    Told,
)

LIGHTER = {
    "comfort": Told(
        principles=(
            Said(
                "1_transparency",
                "ben",
                28,
                "We tell each other where every part of a kit comes from.",
                accepted=("alice",),
            ),
            Said(
                "5_conduct",
                "alice",
                27,
                "Praise and complaints both go to the person who did the work.",
                accepted=("ben",),
            ),
        ),
        gave=(
            Gave("cleo", "noordzee", 200, "knowledge", "A kit without a zip", "1", "design", 45, "alice", 55),
            Gave("sanne", "kestrel", 150, "knowledge", "Crew panel on comfort", "3", "evenings", 30, "ben", 50),
        ),
    ),
    "tableware": Told(
        principles=(
            Said(
                "1_transparency", "ria", 12, "Breakage is counted by both, on the same day.", accepted=("alice",)
            ),
        ),
        gave=(Gave("theo", "noordzee", 40, "capacity", "Wash line on Sundays", "6", "Sundays", 50),),
    ),
    "tokyo": Told(
        principles=(
            Said(
                "5_conduct",
                "aiko",
                2,
                "A no may be said with care, and is written down plainly afterwards.",
                "Silence means different things here and there.",
                accepted=("kenji",),
            ),
            Said(
                "1_transparency",
                "alice",
                1,
                "We share the return loads of a month on its first working day.",
                proposed=False,
            ),
        ),
        profiles={
            "aiko": {"noordzee": (1, 2, 1, 1, 1, 1, 2, 1, 2, 2), "hinode": (5, 4, 5, 5, 5, 5, 5, 5, 4, 4)},
        },
        notes={
            "yumi": "Please come ten minutes early. Cards with both hands, and the eldest speaks first.",
        },
    ),
    "trolleys": Told(
        principles=(
            Said(
                "2_consultation",
                "marit",
                24,
                "Who stands at the gate is asked before a route changes.",
                accepted=("alice",),
            ),
        ),
        gave=(
            Gave(
                "anton",
                "noordzee",
                30,
                "people_days",
                "Count of all trolleys in one night",
                "8",
                "people",
                40,
                "daan",
                60,
            ),
        ),
    ),
    "bread": Told(
        principles=(
            Said(
                "1_transparency",
                "charlie",
                4,
                "We say on Monday what the oven can do that week.",
                accepted=("alice",),
            ),
        ),
    ),
}

STORIES = {"meals": MEALS, "packaging": PACKAGING, "care": CARE, **LIGHTER}

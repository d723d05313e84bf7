"""Courses that reviews take over the rounds: each is scored once and lent to many partnerships."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from assessments.criteria.models import CriteriaSet
from assessments.criteria.reads import load
from assessments.reviews.instruments import instrument_of
from assessments.reviews.scoring import Instrument, SideAnswers, as_text, facet_sums, release
from assessments.signals.digests import digest
from dashboards.simulation.load import PEOPLE

COURSES = 12
PLACES = ("side-one-placeholder", "side-two-placeholder")


@dataclass(frozen=True)
class RoundDrawn:
    """One round of a course: its result with placeholders for the sides, its digest, its sheets."""

    released: str
    says: str
    sheets: Sequence[tuple[int, bytes, dict, dict]]


@dataclass(frozen=True)
class Drawn:
    """The statements asked, and the rounds of every course."""

    codes: Sequence[str]
    courses: Sequence[Sequence[RoundDrawn]]


def draw(criteria_set: CriteriaSet, closes: Sequence[date], seed: int) -> Drawn:
    """Score `COURSES` different courses over rounds that close on these days."""
    loaded = load(criteria_set)
    codes = [criterion.code for criterion in loaded.criteria]
    instrument = instrument_of(loaded, codes)
    return Drawn(codes, [_course(instrument, criteria_set, closes, f"{seed}:{n}") for n in range(COURSES)])


def _course(
    instrument: Instrument, criteria_set: CriteriaSet, closes: Sequence[date], seed: str
) -> list[RoundDrawn]:
    chance = Random(seed)
    common = chance.uniform(4.2, 5.8)
    levels = [common + chance.uniform(-0.3, 0.3) for _side in (0, 1)]
    drifts = [chance.uniform(-0.25, 0.25) for _side in (0, 1)]
    earlier: list[dict] = []
    rounds = []
    for number, closed_on in enumerate(closes, start=1):
        sides = [_side(instrument, place, levels[place], chance) for place in (0, 1)]
        head = {
            "number": number,
            "kind": "full",
            "closed_on": closed_on.isoformat(),
            "criteria": [criteria_set.code, criteria_set.version],
        }
        result = release(instrument, sides, head=head, earlier=earlier)
        sheets = [
            (place, bytes(sheet), *facet_sums(instrument, sheet))
            for place, side in enumerate(sides)
            for sheet in side.sheets
        ]
        rounds.append(RoundDrawn(as_text(result), json.dumps(digest(result)), sheets))
        earlier = [*earlier, result]
        levels = [level + drift for level, drift in zip(levels, drifts, strict=True)]
    return rounds


def _side(instrument: Instrument, place: int, level: float, chance: Random) -> SideAnswers:
    sheets = [
        tuple(min(7, max(1, round(chance.gauss(level, 1.0)))) for _item in instrument.items)
        for _person in range(PEOPLE - 1)
    ]
    return SideAnswers(
        id=PLACES[place],
        mark=place + 1,
        name=f"Side {place + 1}",
        short_name=f"Side {place + 1}",
        invited=PEOPLE,
        sheets=sheets,
    )

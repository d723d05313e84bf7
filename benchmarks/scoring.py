"""What scoring costs: the method as rounds grow, many rounds, and beside the barest work on the same answers."""

import gc
import tracemalloc
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import groupby
from math import log
from random import Random
from typing import Any

import numpy
from django.db import connection

from assessments.criteria.actions import ensure_default
from assessments.criteria.reads import load
from assessments.reviews import scoring, statistics
from assessments.reviews.instruments import instrument_of
from assessments.reviews.models import AnswerSheet, TrustReview
from assessments.reviews.scoring import Instrument, SideAnswers
from benchmarks.measuring import processor_seconds
from dashboards.simulation.build import simulate
from dashboards.simulation.load import Load

NOW = datetime(2026, 3, 9, 9, tzinfo=UTC)
HEAD = {"number": 1, "kind": "full", "closed_on": "2026-03-09", "criteria": ["trust", 1]}
STATEMENTS = 12
PEOPLE = (5, 50, 500)  # on each of two sides: 120, 1 200 and 12 000 answers
FEW, MANY = 50, 500
STORED = 400

# Sum and sum of squares of every statement of every side of every round, straight from the packed answers.
SET_BASED = """
WITH RECURSIVE place(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM place WHERE i < %s)
SELECT review_id, side_id, i, COUNT(*), SUM(v), SUM(v * v)
FROM (
    SELECT review_id, side_id, i, instr('01234567', substr(hex(answers), 2 * i, 1)) - 1 AS v
    FROM reviews_answersheet, place
)
WHERE v > 0
GROUP BY review_id, side_id, i
"""


def figures() -> Iterator[dict[str, Any]]:
    """Yield the cost of the method by size, of many rounds, and the ratios to the barest work."""
    loaded = load(ensure_default(NOW))
    codes = [criterion.code for criterion in loaded.criteria]
    yield from _method(instrument_of(loaded, codes[:STATEMENTS]))
    yield from _rounds(instrument_of(loaded, codes))
    simulate(Load(STORED, 1, 9, NOW))
    yield from _stored(instrument_of(loaded, codes))


def _method(instrument: Instrument) -> Iterator[dict[str, Any]]:
    """The whole method on one round: what is shown, and the statistics that stay inside."""
    seconds = []
    for people in PEOPLE:
        sides = _sides(instrument, people, Random(people))
        answers = len(sides) * people * len(instrument.items)

        def score(sides: Sequence[SideAnswers] = sides) -> None:
            scoring.as_text(scoring.release(instrument, sides, head=HEAD))
            statistics.figures(instrument, sides)

        score()  # loads SciPy once
        seconds.append(processor_seconds(score))
        yield {"name": f"method on {answers} answers", "value": round(seconds[-1] * 1000, 1), "unit": "ms"}
        table = numpy.array([side.sheets for side in sides], dtype=float)
        barest = processor_seconds(lambda table=table: _numpy_pass(table), times=25)
        ratio = round(seconds[-1] / barest)
        yield {"name": f"method on {answers} answers / one NumPy pass", "value": ratio, "unit": ""}
    growth = log(seconds[-1] / seconds[0]) / log(PEOPLE[-1] / PEOPLE[0])
    yield {"name": "method, exponent of cost in answers", "value": round(growth, 2), "unit": "", "reach": "≤ 1.05"}


def _numpy_pass(table: numpy.ndarray) -> tuple:
    """Means and variances of statements and persons of each side, in one go."""
    persons = table.mean(axis=2)
    return table.mean(axis=1), table.var(axis=1, ddof=1), persons.mean(axis=1), persons.var(axis=1, ddof=1)


def _rounds(instrument: Instrument) -> Iterator[dict[str, Any]]:
    """Many small rounds, one after the other: cost and memory should not know how many went before."""
    few, many = (_cost(instrument, count) for count in (FEW, MANY))
    yield {"name": "release of a round of 6 and 6 sheets", "value": round(many[0] / MANY * 1e3, 2), "unit": "ms"}
    growth = log(many[0] / few[0]) / log(MANY / FEW)
    yield {"name": "release, exponent in rounds", "value": round(growth, 2), "unit": "", "reach": "≤ 1.05"}
    ratio = round(many[1] / few[1], 2)
    yield {"name": f"release, memory of {MANY} / {FEW} rounds", "value": ratio, "unit": "", "reach": "≤ 1.25"}


def _cost(instrument: Instrument, rounds: int) -> tuple[float, int]:
    """Return processor seconds, and the most memory that was held at one moment, in bytes."""

    def score() -> None:
        chance = Random(3)
        for _ in range(rounds):
            scoring.as_text(scoring.release(instrument, _sides(instrument, 6, chance), head=HEAD))

    seconds = processor_seconds(score, times=1)
    gc.collect()
    tracemalloc.start()
    score()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return seconds, peak


def _stored(instrument: Instrument) -> Iterator[dict[str, Any]]:
    """Stored sheets of many rounds: read and released, one set-based statement, and a loop over objects."""
    product = processor_seconds(lambda: _release_stored(instrument), times=3)
    bare = processor_seconds(lambda: _set_based(len(instrument.items)), times=3)
    plain = processor_seconds(lambda: _plain_loop(instrument), times=3)
    yield {"name": f"releasing {STORED} stored rounds", "value": round(product, 2), "unit": "s"}
    ratio = round(product / bare, 1)
    yield {"name": "releasing / one set-based statement", "value": ratio, "unit": "", "reach": "≤ 2.0"}
    yield {
        "name": "plain loop over objects (means only) / releasing",
        "value": round(plain / product, 2),
        "unit": "",
        "reach": "≥ 200",
    }


def _release_stored(instrument: Instrument) -> None:
    rows = AnswerSheet.objects.order_by("review_id", "side_id", "pk").values_list(
        "review_id", "side_id", "answers"
    )
    for _review, sheets in groupby(rows.iterator(chunk_size=5000), key=lambda row: row[0]):
        sides = [
            _side(place, [tuple(answers) for _r, _s, answers in of_side])
            for place, (_side_id, of_side) in enumerate(groupby(sheets, key=lambda row: row[1]), start=1)
        ]
        scoring.as_text(scoring.release(instrument, sides, head=HEAD))


def _set_based(statements: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(SET_BASED, [statements])
        cursor.fetchall()


def _plain_loop(instrument: Instrument) -> None:
    """What one writes first: every round, side and sheet as an object, and the means of facets and sides."""
    for review in TrustReview.objects.filter(state=TrustReview.State.CLOSED):
        for side in review.partnership.sides.all():
            persons = []
            for sheet in AnswerSheet.objects.filter(review=review, side=side):
                given = dict(zip(instrument.items, sheet.answers, strict=True))
                facets = [
                    [given[item] for item in instrument.of(facet.code) if given[item]]
                    for facet in instrument.facets
                ]
                persons.append([sum(facet) / len(facet) for facet in facets if facet])
            [sum(scores) / len(scores) for scores in zip(*persons, strict=False)]


def _sides(instrument: Instrument, people: int, chance: Random) -> list[SideAnswers]:
    return [
        _side(place, [tuple(chance.randint(1, 7) for _ in instrument.items) for _ in range(people)])
        for place in (1, 2)
    ]


def _side(place: int, sheets: Sequence[tuple[int, ...]]) -> SideAnswers:
    return SideAnswers(
        id=f"side{place}",
        mark=place,
        name=f"Side {place}",
        short_name=f"S{place}",
        invited=len(sheets) + 1,
        sheets=sheets,
    )

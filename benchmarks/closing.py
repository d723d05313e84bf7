"""What closing a round costs: unsealing, scoring, writing the sheets anew."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from assessments.criteria.actions import ensure_default
from assessments.criteria.reads import load
from assessments.reviews import actions, scoring, sealing
from assessments.reviews.instruments import instrument_of
from benchmarks.measuring import processor_seconds
from tests.assessments.reviews.staging import opened, seated

NOW = datetime(2026, 3, 9, 9, tzinfo=UTC)
PEOPLE = (60, 60)


def figures() -> Iterator[dict[str, Any]]:
    """Yield the cost of a close per sheet, of scoring alone, and of sealing."""
    chance = Random(1)
    scored = _scoring(chance)  # first: it loads SciPy, which no close waits for in a running worker
    plan = seated(PEOPLE)
    round_ = opened(plan, now=NOW)
    codes = round_.review.item_codes
    for mark, number in enumerate(PEOPLE, start=1):
        round_.answer(mark, [[chance.randint(1, 7) for _ in codes] for _ in range(number)], now=NOW)
    sheets = sum(PEOPLE)
    before = time.process_time()
    actions.close_due(now=round_.review.closes_at + timedelta(minutes=1))
    close = time.process_time() - before
    yield {"name": f"close of a round, {sheets} sheets", "value": round(close * 1000, 1), "unit": "ms"}

    keys = sealing.RoundKeys(b"p" * 32, b"s" * 32)
    payload = {"answers": dict.fromkeys(codes, 5), "remarks": {}}
    sealed = [sealing.seal(keys.public, payload) for _ in range(sheets)]
    opening = processor_seconds(lambda: [sealing.unseal(keys, sheet) for sheet in sealed])
    yield {
        "name": "unsealing, per sheet",
        "value": round(opening / sheets * 1e6),
        "unit": "µs",
        "reach": "≤ 250 with rewriting",
    }
    yield scored


def _scoring(chance: Random) -> dict[str, Any]:
    loaded = load(ensure_default(NOW))
    codes = [criterion.code for criterion in loaded.criteria]
    instrument = instrument_of(loaded, codes)
    sides = [
        scoring.SideAnswers(
            id=f"side{number}",
            mark=number,
            name=f"Side {number}",
            short_name=f"S{number}",
            invited=9,
            sheets=[tuple(chance.randint(1, 7) for _ in codes) for _ in range(8)],
        )
        for number in (1, 2)
    ]
    head = {"number": 1, "kind": "full", "closed_on": "2026-03-09", "criteria": ["trust", 1]}
    seconds = processor_seconds(lambda: scoring.as_text(scoring.release(instrument, sides, head=head)))
    return {"name": "released result of two sides of eight", "value": round(seconds * 1000, 1), "unit": "ms"}

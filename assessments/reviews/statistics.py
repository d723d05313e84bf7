"""The full-precision statistics of a round, for method checks over many partnerships. Pure.

No page reads what `figures` returns: SD, AD, rWG, Welch and the rest would let a reader work answers out.
"""

from collections.abc import Sequence
from typing import Any

from assessments import trust
from assessments.reviews.conduct import is_rule
from assessments.reviews.scoring import FORMAT, Instrument, SideAnswers, column


def figures(instrument: Instrument, sides: Sequence[SideAnswers]) -> dict[str, Any]:
    """Return the statistics of a round at full precision, canonically rounded, as JSON-able data."""
    anonymous = [side for side in sides if not side.joint]
    return {
        "format": FORMAT,
        "sides": {side.id: _side_figures(instrument, side) for side in anonymous},
        "reliability": _reliability(instrument, anonymous),
        "between": _between_figures(instrument, anonymous),
    }


def _persons(instrument: Instrument, side: SideAnswers) -> list[dict[str, float | None]]:
    """Each person's facet scores."""
    columns = {item.code: column(instrument, side, item) for item in instrument.items}
    people = []
    for place in range(len(side.sheets)):
        scores: dict[str, float | None] = {}
        for facet in instrument.facets:
            answers = [columns[item.code][place] for item in instrument.of(facet.code)]
            scores[facet.code] = trust.facet_score(answers, -(-len(answers) // 2)) if answers else None
        people.append(scores)
    return people


def _side_figures(instrument: Instrument, side: SideAnswers) -> dict[str, Any]:
    people = _persons(instrument, side)
    facets = {}
    for facet in instrument.facets:
        columns = [column(instrument, side, item) for item in instrument.of(facet.code)]
        if not columns or not side.sheets:
            continue
        scores = [person[facet.code] for person in people if person[facet.code] is not None]
        facets[facet.code] = {
            "n": len(scores),
            "mean": _canonical(trust.side_mean(scores)) if scores else None,
            "average_deviation": _canonical(trust.average_deviation(columns)),
            "rwg_star": _canonical(trust.rwg_star(columns, instrument.points)),
            "interval": _interval(scores, side.invited),
        }
    items = {}
    for item in instrument.items:
        given = [answer for answer in column(instrument, side, item) if answer is not None]
        items[item.code] = {"n": len(given), "sum": sum(given), "sum_squares": sum(a * a for a in given)}
    known = _indices(instrument, people)
    return {
        "invited": side.invited,
        "answered": len(side.sheets),
        "items": items,
        "facets": facets,
        "index_mean": _canonical(trust.side_mean(known)) if known else None,
    }


def _indices(instrument: Instrument, people: Sequence[dict[str, float | None]]) -> list[float]:
    weights = instrument.weights
    if not weights:
        return []
    scores = [trust.index({code: person[code] for code in weights}, weights) for person in people]
    return [score for score in scores if score is not None]


def _interval(scores: Sequence[float], invited: int) -> dict[str, float | None] | None:
    interval = trust.side_interval(scores, invited) if scores else None
    if interval is None:
        return None
    return {name: _canonical(value) for name, value in interval._asdict().items()}


def _reliability(instrument: Instrument, sides: Sequence[SideAnswers]) -> dict[str, Any]:
    """α over all answers of the round, whole sheets only; never of one side."""
    rated = [item for item in instrument.items if not item.mirrors and not is_rule(item.code)]
    groups = {"all": rated} | {facet.code: instrument.of(facet.code) for facet in instrument.facets}
    result: dict[str, Any] = {}
    for name, items in groups.items():
        columns = [[answer for side in sides for answer in column(instrument, side, item)] for item in items]
        whole = [row for row in zip(*columns, strict=True) if None not in row]
        alpha = (
            trust.cronbach_alpha([list(part) for part in zip(*whole, strict=True)])
            if len(items) > 1 and whole
            else None
        )
        result[name] = {"items": len(items), "sheets": len(whole), "alpha": _canonical(alpha)}
    return result


def _between_figures(instrument: Instrument, sides: Sequence[SideAnswers]) -> dict[str, Any]:
    if len(sides) != 2:
        return {}
    one, two = (_persons(instrument, side) for side in sides)
    result = {}
    for facet in instrument.facets:
        a = [person[facet.code] for person in one if person.get(facet.code) is not None]
        b = [person[facet.code] for person in two if person.get(facet.code) is not None]
        if not a or not b:
            continue
        welch = trust.welch_gap(a, b)
        result[facet.code] = {
            "gap": _canonical(trust.gap(trust.side_mean(a), trust.side_mean(b))),
            "welch": None
            if welch is None
            else {
                name: value if isinstance(value, bool) else _canonical(value)
                for name, value in welch._asdict().items()
            },
            "hedges_g": _canonical(trust.hedges_g(a, b)),
        }
    return result


def _canonical(value: float | None) -> float | None:
    return None if value is None else trust.canonical(value)

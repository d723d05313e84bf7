"""A released result in short: what the rules of the sweep need. Pure: released data in, plain data out.

Everything here comes from released cells and what was derived from them (DISCLOSURE §1), never from answers.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from assessments.charts.shapes import figure
from assessments.disclosure import codes

TOGETHER = "index"


def digest(result: Mapping[str, Any]) -> dict[str, Any]:
    """Return what moved down, where sides are told apart, blind spots, divided sides, coverage."""
    weighted = [facet for facet in result["facets"] if facet["weight"]]
    return {
        "closed_on": result["head"]["closed_on"],
        "fell": [*_falls(result, weighted)],
        "apart": [*_apart(result, weighted)],
        "spots": [*_spots(result)],
        "divided": [
            [facet["code"], side]
            for facet in weighted
            for side, value in facet["values"].items()
            if value.get("word") == codes.DIVIDED
        ],
        "hidden": [row["id"] for row in result["sides"] if row["index"]["kind"] == "hidden"],
        "coverage": {
            row["id"]: [row["coverage"]["answered"], row["coverage"]["invited"]]
            for row in result["sides"]
            if row["coverage"]["answered"] is not None and not row["joint"]
        },
    }


def _falls(result: Mapping[str, Any], weighted: list) -> Iterator[list]:
    """What moved down, told apart: facet, side, the figure before and now."""
    for row in result["sides"]:
        yield from _fall(TOGETHER, row["id"], row["index"], row["change"])
    for facet in weighted:
        for side, change in facet["changes"].items():
            yield from _fall(facet["code"], side, facet["values"][side], change)


def _fall(code: str, side: str, value: Mapping, change: Mapping | None) -> Iterator[list]:
    if change and change.get("word") == codes.MOVED_DOWN:
        now = _dot(value)
        yield [code, side, figure(now - Fraction(*change["dots"])), figure(now)]


def _apart(result: Mapping[str, Any], weighted: list) -> Iterator[list]:
    """Where sides are told apart: facet, who is highest and lowest, their figures."""
    indices = {row["id"]: row["index"] for row in result["sides"]}
    pairs = [(TOGETHER, result["together"]["between"], indices)]
    pairs += [(facet["code"], facet["between"], facet["values"]) for facet in weighted]
    for code, between, values in pairs:
        if between["difference"].get("told_apart"):
            high, low = between["highest"], between["lowest"]
            yield [code, high, low, figure(_dot(values[high[0]])), figure(_dot(values[low[0]]))]


def _spots(result: Mapping[str, Any]) -> Iterator[list]:
    """Where a side expects another view than the others have: facet, side, better or worse, both figures."""
    for row in result["blind_spots"]:
        if row["spot"].get("told_apart"):
            word = row["spot"]["word"]
            yield [row["facet"], row["side"], word, figure(_dot(row["expected"])), figure(_dot(row["actual"]))]


def _dot(value: Mapping[str, Any]) -> Fraction:
    return (Fraction(*value["lo"]) + Fraction(*value["hi"])) / 2

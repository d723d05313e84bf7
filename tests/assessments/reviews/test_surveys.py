"""Real response sets through a round of the application: the stored result against published figures."""

import csv
import json
import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from assessments.criteria import actions as criteria
from assessments.criteria.models import CriteriaSet
from assessments.criteria.wording import FacetWording, SetWording, StatementWording
from assessments.reviews.models import ReviewResult, ReviewStatistics, TrustReview
from tests.assessments.reviews.staging import opened, seated
from tests.moments import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def surveys() -> Path:
    """Return the folder with the surveys, or skip where this machine does not have it."""
    places = [Path(os.environ.get("SAMEN_SHARED_DATA", "/nowhere"))]
    places += [parent / "shared" / "data" for parent in Path(__file__).resolve().parents]
    for place in places:
        if (place / "surveys" / "oracle.json").exists():
            return place / "surveys"
    pytest.skip("the survey data (shared/data/surveys) is not on this machine")


def rows(name: str) -> Iterator[dict[str, str]]:
    with (surveys() / name).open() as file:
        yield from csv.DictReader(file)


def oracle(name: str) -> dict:
    return json.loads((surveys() / "oracle.json").read_text())[name]


def published(code: str, points: int, facets: dict[str, list[str]]) -> CriteriaSet:
    """Publish a set with these statements, each facet with an equal part of the weight."""
    weights = [100 // len(facets)] * len(facets)
    weights[0] += 100 - sum(weights)
    wording = SetWording(
        code=code,
        name=(code, code),
        labels=[(str(n), str(n)) for n in range(1, points + 1)],
        parts=[("All", "Alles")],
        facets=[
            FacetWording(
                name,
                (name, name),
                "trust",
                weight,
                1,
                [StatementWording(item, (item, item)) for item in items],
            )
            for (name, items), weight in zip(facets.items(), weights, strict=True)
        ],
    )
    return criteria.publish(criteria_set=criteria.draft_from_wording(wording=wording, now=NOW), by=None, now=NOW)


def through_a_round(criteria_set: CriteriaSet, sides: list[list[list[int]]]) -> tuple[TrustReview, dict, dict]:
    """Put answers of sides through a whole round; return it with what is shown and what is kept inside."""
    round_ = opened(seated([len(sheets) for sheets in sides], criteria_set=criteria_set))
    for mark, sheets in enumerate(sides, start=1):
        round_.answer(mark, sheets)
    review = round_.close(now=round_.review.closes_at + timedelta(seconds=5))
    released = json.loads(ReviewResult.objects.get(review=review).released)
    return review, released, json.loads(ReviewStatistics.objects.get(review=review).figures)


def test_bhr2000_eleven_items_of_leadership_dealt_to_two_sides():
    expected = oracle("bhr2000_items.csv")
    people = list(rows("bhr2000_items.csv"))
    items = [name for name in people[0] if name not in ("GRP", "HRS", "RELIG")]
    assert len(items) == 11
    sheets = [[int(person[item]) for item in items] for person in people]
    review, released, inside = through_a_round(
        published("bhr2000", 5, {"leadership": items}), [sheets[0::2], sheets[1::2]]
    )
    assert review.answer_sheets.count() == expected["n_respondents"] == 5400

    alpha = inside["reliability"]["leadership"]
    assert alpha["sheets"] == 5400
    assert round(alpha["alpha"], 6) == expected["alpha_11"]

    totals = [side["items"] for side in inside["sides"].values()]
    mean_of_items = sum(
        sum(side[item]["sum"] for side in totals) / sum(side[item]["n"] for side in totals) for item in items
    ) / len(items)
    assert round(mean_of_items, 6) == expected["grand_mean_11"]

    # What is shown is a band around the same mean: narrow, as there are many people.
    for row in released["sides"]:
        lo, hi = (part[0] / part[1] for part in (row["index"]["lo"], row["index"]["hi"]))
        assert lo <= 100 * (expected["grand_mean_11"] - 1) / 4 <= hi
        assert hi - lo <= 10


def test_couples_answer_about_each_other_complete_pairs_as_the_oracle_has_them():
    everybody = list(rows("pnrq_couples_two_sided.csv"))
    for scale in ("sat", "dsat"):
        expected = oracle("pnrq_couples_two_sided.csv")[scale]
        items = [f"{scale}.pnrq{n}" for n in range(1, 5)]
        columns = [f"{item}_{who}" for who in "wm" for item in items]
        pairs = [pair for pair in everybody if all(pair[name] not in ("", "NA") for name in columns)]
        assert len(pairs) == expected["n_complete_pairs"]
        one, two = ([[int(float(pair[f"{item}_{who}"])) for item in items] for pair in pairs] for who in "wm")
        _review, released, inside = through_a_round(
            published(f"couples-{scale}", 6, {scale: [name.replace(".pnrq", "") for name in items]}), [one, two]
        )
        first, second = (inside["sides"][row["id"]] for row in released["sides"])
        assert round(first["facets"][scale]["mean"], 6) == expected["mean_side_1"]
        assert round(second["facets"][scale]["mean"], 6) == expected["mean_side_2"]
        assert inside["between"][scale]["gap"] == pytest.approx(expected["gap_mean"], abs=1e-6)


def test_thirty_departments_on_a_scale_of_hundred_and_one_points():
    expected = oracle("attitude_30_departments.csv")
    departments = list(rows("attitude_30_departments.csv"))
    items = list(departments[0])
    sheets = [[int(row[item]) + 1 for item in items] for row in departments]
    _review, released, inside = through_a_round(
        published("attitude", 101, {"attitude": items}), [sheets[:15], sheets[15:]]
    )
    assert round(inside["reliability"]["attitude"]["alpha"], 6) == expected["alpha"]
    assert inside["reliability"]["attitude"]["sheets"] == expected["n"]
    assert released["points"] == 101


def test_agreement_within_six_companies_as_published():
    """r*WG of a side from the stored result; rWG(J) follows from it: J·r / (1 + (J − 1)·r)."""
    people = list(rows("bhr2000_items.csv"))
    items = [name for name in people[0] if name not in ("GRP", "HRS", "RELIG")]
    published_figures = {row["grpid"]: float(row["rwg_j"]) for row in rows("bhr2000_rwgj_by_group.csv")}
    companies: dict[str, list[list[int]]] = {}
    for person in people:
        companies.setdefault(person["GRP"], []).append([int(person[item]) for item in items])
    smallest = sorted(companies, key=lambda name: (len(companies[name]), name))[:6]
    criteria_set = published("bhr2000-companies", 5, {"leadership": items})
    for one, two in zip(smallest[0::2], smallest[1::2], strict=True):
        _review, released, inside = through_a_round(criteria_set, [companies[one], companies[two]])
        for name, row in zip((one, two), released["sides"], strict=True):
            agreement = inside["sides"][row["id"]]["facets"]["leadership"]["rwg_star"]
            rwg_j = len(items) * agreement / (1 + (len(items) - 1) * agreement)
            assert rwg_j == pytest.approx(published_figures[name], abs=1e-6)

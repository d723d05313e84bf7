"""Real survey responses with results computed elsewhere (R and NumPy, see the README beside the files)."""

import csv
import json
import os
import statistics
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from assessments.trust import cronbach_alpha, gap, group_icc, icc, rwg_star, side_mean

CLIMATE = "bhr2000_items.csv"
CLIMATE_GROUPS = "bhr2000_rwgj_by_group.csv"
COUPLES = "pnrq_couples_two_sided.csv"
DEPARTMENTS = "attitude_30_departments.csv"


def surveys():
    """Folder of the survey files: below SAMEN_SHARED_DATA, or `shared/data` in a folder above the code."""
    named = os.environ.get("SAMEN_SHARED_DATA")
    above = [parent / "shared" / "data" for parent in Path(__file__).resolve().parents]
    for data in [Path(named)] if named else above:
        if (data / "surveys" / "oracle.json").is_file():
            return data / "surveys"
    return None


FOLDER = surveys()
pytestmark = pytest.mark.skipif(
    FOLDER is None,
    reason="the shared survey files are not on this machine (set SAMEN_SHARED_DATA to their folder)",
)


@cache
def rows(name):
    with (FOLDER / name).open(newline="") as file:
        return [{key: float(text) if text else None for key, text in row.items()} for row in csv.DictReader(file)]


@cache
def known(name):
    return json.loads((FOLDER / "oracle.json").read_text())[name]


def six(value):
    """Equal to the six decimals that the known results have."""
    return pytest.approx(value, abs=0.6e-6)


def item_columns(records, names):
    return [[record[name] for record in records] for name in names]


def climate_items():
    return [name for name in rows(CLIMATE)[0] if name not in {"GRP", "HRS", "RELIG"}]


def companies():
    groups = defaultdict(list)
    for person in rows(CLIMATE):
        groups[int(person["GRP"])].append(person)
    return groups


def test_climate_alpha():
    columns = item_columns(rows(CLIMATE), climate_items())
    assert (len(columns), len(columns[0])) == (11, known(CLIMATE)["n_respondents"])
    assert cronbach_alpha(columns) == six(known(CLIMATE)["alpha_11"])
    assert cronbach_alpha(columns[:10]) == six(known(CLIMATE)["alpha_first_10_manual_example"])


@pytest.mark.parametrize(("column", "result"), [("HRS", "ICC1_ICC2_HRS"), ("RELIG", "ICC1_ICC2_RELIG")])
def test_climate_groups_of_unequal_size(column, result):
    groups = [[person[column] for person in company] for company in companies().values()]
    assert list(group_icc(groups)) == [six(value) for value in known(CLIMATE)[result]]


def test_climate_person_means_in_groups():
    items = climate_items()
    groups = [
        [side_mean([person[item] for item in items]) for person in company] for company in companies().values()
    ]
    assert list(group_icc(groups)) == [six(value) for value in known(CLIMATE)["ICC1_ICC2_mean_of_11"]]
    assert side_mean([mean for group in groups for mean in group]) == six(known(CLIMATE)["grand_mean_11"])


def test_climate_agreement_per_company():
    """r*WG, from which the published rWG(J) follows by the step that the method itself leaves out."""
    published = {int(row["grpid"]): row for row in rows(CLIMATE_GROUPS)}
    items = climate_items()
    found = {}
    for number, company in companies().items():
        star = rwg_star(item_columns(company, items), 5)
        found[number] = len(items) * star / (len(items) * star + 1 - star)
        assert found[number] == pytest.approx(published[number]["rwg_j"], abs=1e-8)
        assert len(company) == published[number]["gsize"]
    summary = known(CLIMATE)["rwgj_uniform5"]
    for figure in (min, max, statistics.mean, statistics.median):
        assert figure(found.values()) == six(summary[figure.__name__])


@pytest.mark.parametrize("scale", ["sat", "dsat"])
def test_couples_two_sides_on_the_same_items(scale):
    result = known(COUPLES)[scale]
    names = {side: [f"{scale}.pnrq{item}_{side}" for item in range(1, 5)] for side in "wm"}
    complete = [row for row in rows(COUPLES) if None not in (row[name] for name in names["w"] + names["m"])]
    one, two = ([side_mean([row[name] for name in names[side]]) for row in complete] for side in "wm")
    assert len(complete) == result["n_complete_pairs"]
    assert side_mean(one) == six(result["mean_side_1"])
    assert side_mean(two) == six(result["mean_side_2"])
    assert gap(side_mean(one), side_mean(two)) == six(result["gap_mean"])
    gaps = [gap(a, b) for a, b in zip(one, two, strict=True)]
    assert side_mean([abs(each) for each in gaps]) == six(result["gap_abs_mean"])
    assert icc(list(zip(one, two, strict=True)))["ICC(1,1)"] == six(result["icc_oneway"])
    assert cronbach_alpha(item_columns(complete, names["w"])) == six(result["alpha_side_1"])
    assert cronbach_alpha(item_columns(complete, names["m"])) == six(result["alpha_side_2"])


def test_departments_alpha_and_what_each_item_does_to_it():
    result = known(DEPARTMENTS)
    names = list(rows(DEPARTMENTS)[0])
    assert cronbach_alpha(item_columns(rows(DEPARTMENTS), names)) == six(result["alpha"])
    for dropped, alpha in result["alpha_if_dropped"].items():
        kept = [name for name in names if name != dropped]
        assert cronbach_alpha(item_columns(rows(DEPARTMENTS), kept)) == six(alpha)


def test_departments_with_two_items_wrongly_reversed():
    turned = {"complaints", "critical"}
    columns = [
        [100 - row[name] if name in turned else row[name] for row in rows(DEPARTMENTS)]
        for name in rows(DEPARTMENTS)[0]
    ]
    expected = known(DEPARTMENTS)["alpha_if_complaints_and_critical_are_wrongly_reversed"]
    assert cronbach_alpha(columns) == six(expected)

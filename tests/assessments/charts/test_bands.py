"""Lanes, cells and links of the band chart."""

import pytest

from assessments.charts import BandRow, BandTable, SideBand
from tests.assessments.charts.examples import ald, noo, oost, the_table, wijk


def test_a_head_row_as_in_the_mock_up():
    row = BandRow([noo(70, 90), ald(20, 40)], is_head=True, told_apart=True)
    assert row.height == "44"
    first, second = row.cells
    assert (first.side, first.start, first.top, first.width, first.height, first.end, first.middle) == (
        2, "20%", "8.5", "20%", "11", "40%", "14",
    )  # fmt: skip
    assert (second.side, second.start, second.top, second.middle) == (1, "70%", "24.5", "30")
    assert (row.link.x1, row.link.y1, row.link.x2, row.link.y2) == ("30%", "14", "80%", "30")


def test_a_statement_row_as_in_the_mock_up():
    row = BandRow([noo(80, 100), ald(60, 80)], told_apart=True)
    assert row.height == "34"
    assert [(cell.top, cell.middle, cell.height) for cell in row.cells] == [
        ("6.5", "10.5", "8"),
        ("19.5", "23.5", "8"),
    ]
    assert [mark.shape for mark in row.marks] == ["square", "circle"]
    assert row.marks[1].r == "4.8"


def test_no_link_means_cannot_be_told_apart():
    assert BandRow([noo(70, 90), ald(20, 40)]).link is None


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 2, 1, 0), (2, 0, 3, 1)])
def test_lanes_are_alphabetical_whoever_looks(order):
    sides = [ald(20, 40), noo(60, 80), oost(40, 60), wijk(80, 100)]
    row = BandRow([sides[i] for i in order], is_head=True, told_apart=True)
    assert [cell.side for cell in row.cells] == [2, 1, 3, 4]
    assert [cell.middle for cell in row.cells] == ["14", "30", "46", "62"]
    assert row.height == "76"
    assert (row.link.x1, row.link.x2) == ("30%", "90%")  # from the lowest to the highest


def test_the_alphabet_knows_no_case():
    row = BandRow(
        [SideBand(1, "de Vries", 0, 20, 10), SideBand(2, "Aa", 0, 20, 10), SideBand(3, "Eik", 0, 20, 10)]
    )
    assert [side.name for side in row.sides] == ["Aa", "de Vries", "Eik"]


def test_a_hidden_side_keeps_its_lane_and_is_named():
    row = BandRow([noo(60, 80), ald(0, 0, hidden=True, reason="fewer than four could judge")], told_apart=True)
    assert [(lane.name, lane.baseline) for lane in row.hidden] == [("Aldersteen", "14.5")]
    assert [cell.middle for cell in row.cells] == ["23.5"]
    assert row.link is None


@pytest.mark.parametrize(
    ("grids", "grid", "steps"),
    [((5,), "fifths", 6), ((3, 3), "thirds", 4), ((10, 20), "tens", 6), ((3, 5), "mixed", 3)],
)
def test_hairlines_follow_the_grids_of_the_sides(grids, grid, steps):
    table = BandTable(groups=(), sides=(), label="", grids=grids)
    assert table.grid == grid
    assert len(table.axis) == steps


def test_column_heads_are_alphabetical():
    assert [side.name for side in the_table().columns] == ["Aldersteen", "Noordzee"]

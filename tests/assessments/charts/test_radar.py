"""The radar's corners are those of the mock-up."""

import pytest

from assessments.charts import Radar, Spoke
from tests.assessments.charts.examples import a_radar_of_four, ald, noo, the_radar


def test_rings_and_frame():
    radar = the_radar()
    assert radar.rings == [
        "240,141.5 269,162.6 257.9,196.7 222.1,196.7 211,162.6",
        "240,111 298,153.1 275.9,221.4 204.1,221.4 182,153.1",
        "240,80.5 327,143.7 293.8,246 186.2,246 153,143.7",
    ]
    assert radar.frame == "240,50 356,134.3 311.7,270.7 168.3,270.7 124,134.3"
    assert radar.axes == (
        "M240 172L240 50M240 172L356 134.3M240 172L311.7 270.7M240 172L168.3 270.7M240 172L124 134.3"
    )


def test_outlines_run_through_the_dots():
    outlines = {outline.side: outline.polygon for outline in the_radar().outlines}
    assert outlines[1] == "240,74.4 332.8,141.8 290.2,241.1 189.8,241.1 170.4,149.4"
    assert outlines[2] == "240,86.6 274.8,160.7 283,231.2 211.3,211.5 170.4,149.4"


def test_bands_run_from_the_upper_to_the_lower_ends():
    bands = {band.side: band.path for band in the_radar().bands}
    assert bands[2] == (
        "M240 74.4L286.4 156.9L290.2 241.1L204.1 221.4L158.8 145.6Z"
        "M240 98.8L263.2 164.5L275.9 221.4L218.5 201.6L182 153.1Z"
    )
    assert bands[1] == (
        "M240 62.2L344.4 138.1L297.4 251L182.6 251L158.8 145.6Z"
        "M240 86.6L321.2 145.6L283 231.2L197 231.2L182 153.1Z"
    )


def test_equal_dots_stand_side_by_side_the_alphabetically_first_to_the_left():
    aldersteen, noordzee = the_radar().marks[-2:]
    assert (aldersteen.side, aldersteen.x, aldersteen.top) == (2, "164.4", "144.8")
    assert (noordzee.side, noordzee.x, noordzee.y) == (1, "176.4", "149.4")


def test_labels_stand_where_the_mock_up_has_them():
    labels = the_radar().labels
    assert [(label.x, label.y, label.second_y, label.anchor) for label in labels] == [
        ("240", "17", "34", "middle"),
        ("368.4", "130.3", "147.3", "start"),
        ("305.4", "289.2", "306.2", "start"),
        ("174.6", "289.2", "306.2", "end"),
        ("111.6", "130.3", "147.3", "end"),
    ]
    assert [[side.name for side in label.sides] for label in labels] == [["Aldersteen", "Noordzee"]] * 5


def test_four_sides_have_lines_and_marks_only():
    radar = a_radar_of_four()
    assert radar.bands == []
    assert len(radar.outlines) == 4


def test_a_hidden_side_is_named_and_its_line_has_a_hole():
    radar = a_radar_of_four()
    assert [(side.name, side.reason) for side in radar.hidden] == [("Wijkwerk", "fewer than four answered")]
    wijkwerk = next(outline for outline in radar.outlines if outline.side == 4)
    assert wijkwerk.polygon == ""
    assert wijkwerk.path.count("M") == 2
    assert sum(mark.side == 4 for mark in radar.marks) == 3


def test_a_radar_needs_five_conditions():
    with pytest.raises(ValueError, match="five"):
        Radar([Spoke("Right partner", [noo(60, 80), ald(60, 80)])])

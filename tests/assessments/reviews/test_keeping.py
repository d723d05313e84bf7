"""Keeping earlier figures where hardly anyone came or left (DISCLOSURE §4), and what a pulse is held against."""

import json
from datetime import timedelta

import pytest

from assessments.reviews.models import ReviewInvitation
from tests.assessments.reviews.rounds import a_closed_round, a_room, opened
from tests.moments import NOW

pytestmark = pytest.mark.django_db

HALF_A_YEAR = timedelta(days=182)


def _cells(review, short_name):
    data = json.loads(review.result.released)
    side = next(row["id"] for row in data["sides"] if row["short_name"] == short_name)
    return {item["code"]: item["values"][side] for facet in data["facets"] for item in facet["items"]}


def test_a_figure_is_kept_when_one_person_fell_silent():
    room = a_room(6, 6, keep_below=10)
    a_closed_round(room, {"Noordzee": [2] * 6, "Aldersteen": [6] * 6})
    second = a_closed_round(room, {"Noordzee": [6] * 5, "Aldersteen": [6] * 6}, now=NOW + HALF_A_YEAR)
    assert all(cell["kept"] for cell in _cells(second, "Noordzee").values())
    assert _cells(second, "Noordzee")["A1"]["hi"] == [100, 3]
    assert not any(cell["kept"] for cell in _cells(second, "Aldersteen").values())


def test_nothing_is_kept_by_default_and_who_took_part_is_not_written_down():
    room = a_room(6, 6)
    a_closed_round(room, {"Noordzee": [2] * 6, "Aldersteen": [6] * 6})
    second = a_closed_round(room, {"Noordzee": [6] * 5, "Aldersteen": [6] * 6}, now=NOW + HALF_A_YEAR)
    assert not any(cell["kept"] for cell in _cells(second, "Noordzee").values())
    assert set(ReviewInvitation.objects.values_list("took_part", flat=True)) == {None}


def test_who_took_part_is_written_at_the_close_and_not_before():
    room = a_room(6, 6, keep_below=10)
    review = opened(room)
    assert set(ReviewInvitation.objects.values_list("took_part", flat=True)) == {None}
    assert review.keep_below == 10


def test_a_pulse_is_kept_against_the_full_review_that_asked_the_same_before():
    room = a_room(6, 6, keep_below=10)
    a_closed_round(room, {"Noordzee": [2] * 6, "Aldersteen": [6] * 6})
    pulse = a_closed_round(room, {"Noordzee": [6] * 5, "Aldersteen": [6] * 6}, now=NOW + HALF_A_YEAR, kind="pulse")
    assert all(cell["kept"] for cell in _cells(pulse, "Noordzee").values())


def test_pulses_ask_the_statements_of_a_condition_in_turn():
    room = a_room(4, 4)
    asked = []
    for place, kind in enumerate(("full", "pulse", "full", "pulse")):
        review = a_closed_round(room, {}, now=NOW + place * HALF_A_YEAR, kind=kind)
        asked.append(review.item_codes)
    assert asked[1] == ["P1", "E1", "V1", "T1", "S1", "N1"]
    assert asked[3] == ["P2", "E2", "V2", "T2", "S2", "N1"]


def test_a_pulse_is_compared_with_pulses_that_asked_the_same():
    room = a_room(4, 4)
    sheets = {"Noordzee": [6] * 4, "Aldersteen": [6] * 4}
    rounds = [a_closed_round(room, sheets, now=NOW + place * HALF_A_YEAR, kind="pulse") for place in range(3)]
    lengths = [len(json.loads(review.result.released)["series"]) for review in rounds]
    assert lengths == [1, 1, 2]

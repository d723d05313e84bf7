"""The board with both lanes, initiatives, and kitchen visits."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from partnerships.room.models import Event, Standing
from partnerships.start_small.lanes import pace
from partnerships.start_small.lanes.reads import last_moves, time_to_first_value
from partnerships.start_small.models import Impression, Initiative, KitchenVisit, QuickWin
from tests.factories import (
    ImpressionFactory,
    InitiativeFactory,
    KitchenVisitFactory,
    MeasurementFactory,
    QuickWinFactory,
    SideValueFactory,
)
from tests.moments import NOW

TODAY = NOW.date()


def _url(name: str, cast, *more) -> str:
    return reverse(name, args=[cast.meals.public_id, *[row.public_id for row in more]])


# --- pace -------------------------------------------------------------------
@pytest.mark.parametrize(("days", "idle"), [(45, False), (46, True)])
def test_a_lane_is_idle_after_forty_five_days(days, idle):
    last = TODAY - timedelta(days=days)
    assert pace.is_idle(last, date(2020, 1, 1), TODAY) is idle
    assert pace.is_idle(None, last, TODAY) is idle


@pytest.mark.parametrize(("days", "long"), [(183, False), (184, True)])
def test_longer_than_six_months_is_long(days, long):
    assert pace.is_long(TODAY, TODAY + timedelta(days=days)) is long


@pytest.mark.parametrize(
    ("hosted", "turn"),
    [
        ({1: (0, None), 2: (0, None)}, None),
        ({1: (1, date(2026, 1, 1)), 2: (0, None)}, 2),
        ({1: (2, date(2026, 1, 1)), 2: (2, date(2025, 1, 1))}, 2),
        ({1: (1, date(2026, 1, 1)), 2: (0, None), 3: (0, None)}, None),
        ({1: (1, date(2026, 1, 1)), 2: (1, date(2025, 6, 1)), 3: (2, date(2024, 1, 1))}, 2),
    ],
)
def test_whose_turn_it_is_follows_from_who_hosted(hosted, turn):
    assert pace.whose_turn(hosted) == turn


# --- reads ------------------------------------------------------------------
def test_time_to_first_value_counts_from_the_first_day_to_the_first_confirmation(cast):
    cast.meals.partners_since = TODAY - timedelta(days=200)
    assert time_to_first_value(cast.meals).days is None
    for days in (10, 120):
        QuickWinFactory(partnership=cast.meals, confirmed=True, confirmed_on=TODAY - timedelta(days=days))
    QuickWinFactory(confirmed=True, confirmed_on=TODAY - timedelta(days=190))
    assert time_to_first_value(cast.meals).days == 80


def test_last_moves_are_told_per_partnership_in_one_statement(cast, django_assert_num_queries):
    QuickWinFactory(partnership=cast.meals, moved_at=NOW - timedelta(days=9))
    InitiativeFactory(partnership=cast.meals, moved_at=NOW - timedelta(days=4))
    with django_assert_num_queries(1):
        moves = last_moves([cast.meals.pk, cast.snacks.pk])
    assert (moves[cast.meals.pk].today, moves[cast.meals.pk].tomorrow) == (
        TODAY - timedelta(days=9),
        TODAY - timedelta(days=4),
    )
    assert (moves[cast.snacks.pk].today, moves[cast.snacks.pk].tomorrow) == (None, None)


def test_measuring_an_objective_moves_the_lane_of_tomorrow(cast):
    InitiativeFactory(partnership=cast.meals, moved_at=NOW - timedelta(days=4))
    MeasurementFactory(partnership=cast.meals, entered_at=NOW - timedelta(days=2))
    moves = last_moves([cast.meals.pk])[cast.meals.pk]
    assert (moves.today, moves.tomorrow) == (None, TODAY - timedelta(days=2))


# --- the board --------------------------------------------------------------
def _filled(cast, times: int = 1) -> None:
    for _ in range(times):
        for looks in ({}, {"started": True}, {"delivered": True}):
            QuickWinFactory(partnership=cast.meals, **looks)
        done = QuickWinFactory(partnership=cast.meals, confirmed=True)
        SideValueFactory(quick_win=done)
        InitiativeFactory(partnership=cast.meals, started=True, long=True)
        KitchenVisitFactory(partnership=cast.meals)


@pytest.mark.parametrize("name", ["start_small", "quick_win_list", "kitchen_visit_list"])
def test_pages_need_the_same_statements_however_many_rows(cast, client_of, name):
    olive = client_of(cast.olive)
    _filled(cast)
    olive.get(_url(name, cast))

    def many():
        return olive.get(_url(name, cast))

    with CaptureQueriesContext(connection) as before:
        many()
    _filled(cast, 9)
    with CaptureQueriesContext(connection) as after:
        many()
    assert len(before) == len(after)


def test_both_sides_see_the_same_board_but_for_who_confirms(cast, client_of):
    _filled(cast)
    url = _url("start_small", cast)
    boards = [client_of(user).get(url).context["board"] for user in (cast.alice, cast.marieke)]
    ours, theirs = boards
    for column, other in zip(ours.today + ours.tomorrow, theirs.today + theirs.tomorrow, strict=True):
        assert [card.title for card in column.cards] == [card.title for card in other.cards]
    assert (ours.sentence, ours.turn, ours.delivered) == (theirs.sentence, theirs.turn, theirs.delivered)
    assert [board.today[2].cards[0].can_confirm for board in boards] == [False, True]


def test_the_first_day_leads_to_the_first_quick_win(cast, client_of):
    page = client_of(cast.bob).get(_url("start_small", cast)).text
    assert "Suggest the first quick win" in page
    assert "Suggest the first quick win" not in client_of(cast.olive).get(_url("start_small", cast)).text


def test_an_idle_lane_is_said_with_its_days(cast, client_of):
    QuickWinFactory(partnership=cast.meals, moved_at=NOW - timedelta(days=60))
    InitiativeFactory(partnership=cast.meals, moved_at=NOW - timedelta(days=5))
    board = client_of(cast.alice).get(_url("start_small", cast)).context["board"]
    assert board.today_notice == "Nothing has moved here for 60 days"
    assert board.tomorrow_notice == ""


def test_nothing_of_another_room_is_on_the_board(cast, client_of):
    QuickWinFactory(title="Only theirs")
    InitiativeFactory(title="Only theirs too")
    assert "Only theirs" not in client_of(cast.alice).get(_url("start_small", cast)).text


# --- initiatives ------------------------------------------------------------
def test_a_candidate_that_takes_longer_changes_lanes(cast, client_of):
    win = QuickWinFactory(partnership=cast.meals, carried=True)
    alice = client_of(cast.alice)
    said = {
        "title": win.title, "starts_on": TODAY.isoformat(), "ends_on": (TODAY + timedelta(days=300)).isoformat(),
        "owner": cast.seat_of(cast.alice).public_id,
    }  # fmt: skip
    for _ in range(2):
        alice.post(f"{_url('initiative_add', cast)}?from={win.public_id}", said)
    work = Initiative.objects.get()
    win.refresh_from_db()
    assert (win.state, win.grew_into) == (QuickWin.State.SET_ASIDE, work)
    assert (work.owner, work.co_owner) == (cast.seat_of(cast.alice), cast.seat_of(cast.marieke))
    page = alice.get(_url("start_small", cast)).text
    assert "Which part can be delivered this quarter?" in page
    QuickWinFactory(partnership=cast.meals, slice_of=work)
    assert "Which part can be delivered this quarter?" not in alice.get(_url("start_small", cast)).text


def test_an_initiative_moves_by_buttons_and_needs_two_sides_to_start(cast, client_of):
    work = InitiativeFactory(partnership=cast.meals, co_owner=None)
    alice, marieke = client_of(cast.alice), client_of(cast.marieke)
    url = _url("initiative_move", cast, work)
    assert alice.post(url, {"to": "started"}).status_code == 409
    marieke.post(_url("initiative_take_part", cast, work), {"person": cast.seat_of(cast.marieke).public_id})
    for to in ("started", "started", "done"):
        assert alice.post(url, {"to": to}).status_code == 302
    assert alice.post(url, {"to": "set_aside"}).status_code == 409
    work.refresh_from_db()
    assert work.state == "done"
    assert Event.objects.filter(verb="initiative.moved").count() == 2
    assert Standing.objects.get(partnership=cast.meals).last_tomorrow_on == TODAY


def test_the_second_writer_of_an_initiative_sees_both(cast, client_of):
    work = InitiativeFactory(partnership=cast.meals)
    said = {"title": "Mine", "starts_on": "2026-03-01", "ends_on": "2026-08-01", "version": 0}
    assert client_of(cast.alice).post(_url("initiative_edit", cast, work), said).status_code == 302
    answer = client_of(cast.marieke).post(_url("initiative_edit", cast, work), said | {"title": "Theirs"})
    assert answer.status_code == 409
    assert "Mine" in answer.text


# --- kitchen visits ---------------------------------------------------------
def test_a_visit_is_planned_and_each_side_says_what_struck_it(cast, client_of):
    alice, marieke = client_of(cast.alice), client_of(cast.marieke)
    said = {
        "host": cast.side_of(cast.aldersteen).public_id, "visited_on": (TODAY - timedelta(days=2)).isoformat(),
        "place": "Hot kitchen", "visitors": [cast.seat_of(cast.bob).public_id],
    }  # fmt: skip
    for _ in range(2):
        assert alice.post(_url("kitchen_visit_add", cast), said).status_code == 302
    visit = KitchenVisit.objects.get()
    url = _url("kitchen_visit_struck", cast, visit)
    alice.post(url, {"text": "One oven for all", "version": 0})
    marieke.post(url, {"text": "They asked about the night", "version": 0})
    assert client_of(cast.bob).post(url, {"text": "So warm", "version": 0}).status_code == 409
    page = client_of(cast.olive).get(_url("kitchen_visit_detail", cast, visit)).text
    assert "One oven for all" in page
    assert "They asked about the night" in page
    turn = client_of(cast.olive).get(_url("kitchen_visit_list", cast)).context["turn"]
    assert turn.startswith("It is the turn of Noordzee Airways to host")


def test_the_host_is_no_visitor_and_visitors_are_of_this_room(cast, client_of):
    alice = client_of(cast.alice)
    for seat in (cast.seat_of(cast.hugo), cast.seat_of(cast.iris, cast.snacks)):
        said = {
            "host": cast.side_of(cast.aldersteen).public_id,
            "visited_on": TODAY.isoformat(),
            "visitors": [seat.public_id],
        }
        assert alice.post(_url("kitchen_visit_add", cast), said).status_code == 422
    assert not KitchenVisit.objects.exists()


def test_what_strikes_is_written_afterwards_and_only_what_is_ahead_is_called_off(cast, client_of):
    alice = client_of(cast.alice)
    ahead = KitchenVisitFactory(partnership=cast.meals, planned=True)
    past = KitchenVisitFactory(partnership=cast.meals)
    struck = {"text": "?", "version": 0}
    assert alice.post(_url("kitchen_visit_struck", cast, ahead), struck).status_code == 409
    assert alice.post(_url("kitchen_visit_call_off", cast, past)).status_code == 409
    for _ in range(2):
        assert alice.post(_url("kitchen_visit_call_off", cast, ahead)).status_code == 302
    assert alice.post(_url("kitchen_visit_struck", cast, ahead), struck).status_code == 409
    assert not Impression.objects.exists()


def test_two_who_change_a_visit_lose_nothing(cast, client_of):
    visit = KitchenVisitFactory(partnership=cast.meals, planned=True)
    ImpressionFactory(visit=KitchenVisitFactory(partnership=cast.meals))
    said = {
        "host": cast.side_of(cast.noordzee).public_id, "visited_on": visit.visited_on.isoformat(),
        "place": "Dock 4",
        "visitors": [cast.seat_of(cast.marieke).public_id], "version": 0,
    }  # fmt: skip
    assert client_of(cast.alice).post(_url("kitchen_visit_edit", cast, visit), said).status_code == 302
    answer = client_of(cast.marieke).post(_url("kitchen_visit_edit", cast, visit), said | {"place": "Dock 5"})
    assert answer.status_code == 409
    assert "Dock 4" in answer.text

"""Quick wins as people use them: found, carried by two sides, started, delivered, confirmed."""

from datetime import timedelta

import pytest
from django.urls import reverse

from partnerships.room.models import Event, Standing
from partnerships.start_small.models import QuickWin, SideValue
from tests.factories import InitiativeFactory, KitchenVisitFactory, ObjectiveFactory, QuickWinFactory
from tests.moments import NOW

TODAY = NOW.date()
State = QuickWin.State


def _url(name: str, cast, *more) -> str:
    return reverse(name, args=[cast.meals.public_id, *[getattr(row, "public_id", row) for row in more]])


@pytest.fixture
def alice(cast, client_of):
    return client_of(cast.alice)


@pytest.fixture
def marieke(cast, client_of):
    return client_of(cast.marieke)


def _said(cast, **more) -> dict:
    owner = cast.seat_of(cast.alice).public_id
    return {"title": "One delivery a night", "origin": "irritation", "owner": owner} | more


def test_a_quick_win_is_found_carried_started_delivered_and_confirmed(cast, alice, marieke):
    theirs = cast.side_of(cast.aldersteen)
    answer = alice.post(_url("quick_win_add", cast), _said(cast, receiver=theirs.public_id, effort_days="6"))
    win = QuickWin.objects.get()
    assert answer.url == _url("quick_win_detail", cast, win)
    assert win.owner == cast.seat_of(cast.alice)

    due = {"due_on": (TODAY + timedelta(days=30)).isoformat()}
    assert "another side has to carry it" in alice.post(_url("quick_win_start", cast, win), due).text
    seat = cast.seat_of(cast.marieke).public_id
    assert marieke.post(_url("quick_win_take_part", cast, win), {"person": seat}).status_code == 302
    assert alice.post(_url("quick_win_start", cast, win), due).status_code == 302
    assert alice.post(_url("quick_win_deliver", cast, win)).status_code == 302
    assert alice.post(_url("quick_win_confirm", cast, win)).status_code == 409
    assert marieke.post(_url("quick_win_confirm", cast, win)).status_code == 302

    win.refresh_from_db()
    assert (win.state, win.confirmed_on, win.confirmed_by) == (State.CONFIRMED, TODAY, cast.seat_of(cast.marieke))
    verbs = [f"quick_win.{verb}" for verb in ("added", "carried", "started", "delivered", "confirmed")]
    assert (
        list(Event.objects.filter(partnership=cast.meals).order_by("number").values_list("verb", flat=True))
        == verbs
    )
    standing = Standing.objects.get(partnership=cast.meals)
    assert (standing.quick_wins_open, standing.quick_wins_delivered, standing.last_today_on) == (0, 1, TODAY)


@pytest.mark.parametrize(("name", "state"), [("deliver", "started"), ("confirm", "delivered")])
def test_pressing_twice_does_it_once(cast, marieke, name, state):
    win = QuickWinFactory(partnership=cast.meals, **{state: True})
    for _ in range(2):
        assert marieke.post(_url(f"quick_win_{name}", cast, win)).status_code == 302
    assert Event.objects.filter(partnership=cast.meals).count() == 1


def test_the_same_suggestion_sent_twice_is_one(cast, alice):
    for _ in range(2):
        alice.post(_url("quick_win_add", cast), _said(cast))
    assert QuickWin.objects.count() == 1


def test_not_yet_carries_its_reason_and_puts_it_under_way_again(cast, alice, marieke):
    win = QuickWinFactory(partnership=cast.meals, delivered=True)
    url = _url("quick_win_not_yet", cast, win)
    assert marieke.post(url, {"because": ""}).status_code == 422
    assert marieke.post(url, {"because": "The second lorry still came on Sunday."}).status_code == 302
    win.refresh_from_db()
    assert win.state == State.STARTED
    for reader in (alice, marieke):
        assert "The second lorry still came on Sunday." in reader.get(_url("quick_win_detail", cast, win)).text


@pytest.mark.parametrize(("days", "status"), [(90, 302), (91, 422), (-1, 422)])
def test_it_is_due_within_ninety_days(cast, alice, days, status):
    win = QuickWinFactory(partnership=cast.meals, carried=True)
    due = {"due_on": (TODAY + timedelta(days=days)).isoformat()}
    answer = alice.post(_url("quick_win_start", cast, win), due)
    assert answer.status_code == status
    if status == 422:
        assert "Within ninety days" in answer.text


def test_each_side_names_its_own_people(cast, alice, marieke):
    win = QuickWinFactory(partnership=cast.meals)
    url = _url("quick_win_take_part", cast, win)
    assert alice.post(url, {"person": cast.seat_of(cast.marieke).public_id}).status_code == 422
    outside = cast.seat_of(cast.iris, cast.snacks).public_id
    assert alice.post(url, {"person": outside}).status_code == 422
    win.refresh_from_db()
    assert win.owner is None


def test_a_colleague_takes_over_within_the_own_side(cast, alice):
    win = QuickWinFactory(partnership=cast.meals, started=True)
    alice.post(_url("quick_win_take_part", cast, win), {"person": cast.seat_of(cast.bob).public_id})
    win.refresh_from_db()
    assert (win.owner, win.co_owner) == (cast.seat_of(cast.bob), cast.seat_of(cast.marieke))


def test_a_member_delivers_but_does_not_confirm(cast, client_of):
    win = QuickWinFactory(partnership=cast.meals, delivered=True, receiver=cast.side_of(cast.noordzee))
    assert client_of(cast.bob).post(_url("quick_win_confirm", cast, win)).status_code == 403
    assert client_of(cast.ruben).post(_url("quick_win_confirm", cast, win)).status_code == 302


@pytest.mark.parametrize("state", ["carried", "started"])
def test_only_the_receiving_side_makes_another_side_the_receiver(cast, alice, marieke, state):
    """Or whoever delivers would name the own side, and confirm what nobody else has seen."""
    win = QuickWinFactory(partnership=cast.meals, **{state: True})
    said = {"title": win.title, "origin": "idea", "version": win.version}
    said["receiver"] = cast.side_of(cast.noordzee).public_id
    if state == "started":
        said["due_on"] = win.due_on.isoformat()
    answer = alice.post(_url("quick_win_edit", cast, win), said)
    assert answer.status_code in (409, 422)
    assert "receives it and confirms it" in answer.text
    win.refresh_from_db()
    assert win.receiver == cast.side_of(cast.aldersteen)
    assert marieke.post(_url("quick_win_edit", cast, win), said).status_code == 302
    win.refresh_from_db()
    assert win.receiver == cast.side_of(cast.noordzee)


def test_each_side_writes_its_own_value_and_the_second_writer_sees_both(cast, alice, client_of, marieke):
    win = QuickWinFactory(partnership=cast.meals, started=True)
    url = _url("quick_win_value", cast, win)
    assert alice.post(url, {"text": "One lorry less", "version": 0}).status_code == 302
    assert marieke.post(url, {"text": "A night shift less", "version": 0}).status_code == 302
    answer = client_of(cast.bob).post(url, {"text": "Less noise", "version": 0})
    assert answer.status_code == 409
    assert "One lorry less" in answer.text
    assert "Less noise" in answer.text
    assert SideValue.objects.filter(quick_win=win).count() == 2
    page = client_of(cast.olive).get(_url("quick_win_detail", cast, win)).text
    assert "One lorry less" in page
    assert "A night shift less" in page


def test_two_writers_lose_nothing(cast, alice, marieke):
    win = QuickWinFactory(partnership=cast.meals)
    url = _url("quick_win_edit", cast, win)
    said = {"title": "Half the lorries", "origin": "idea", "version": 0}
    assert alice.post(url, said).status_code == 302
    answer = marieke.post(url, said | {"title": "A third of the lorries"})
    assert answer.status_code == 409
    assert "Half the lorries" in answer.text
    win.refresh_from_db()
    assert win.title == "Half the lorries"


def test_what_is_confirmed_stays(cast, alice):
    win = QuickWinFactory(partnership=cast.meals, confirmed=True)
    answer = alice.post(_url("quick_win_edit", cast, win), {"title": "Other", "origin": "idea", "version": 0})
    assert answer.status_code == 422
    assert alice.post(_url("quick_win_set_aside", cast, win), {"because": "No"}).status_code == 409
    win.refresh_from_db()
    assert (win.title != "Other", win.state) == (True, State.CONFIRMED)


def test_rows_of_another_room_are_not_taken(cast, alice, other_partnership):
    for name, row in (
        ("receiver", cast.side_of(cast.rondeel, other_partnership)),
        ("kitchen_visit", KitchenVisitFactory(visitors=[])),
        ("slice_of", InitiativeFactory()),
        ("objective", ObjectiveFactory()),
    ):
        answer = alice.post(_url("quick_win_add", cast), _said(cast, **{name: row.public_id}))
        assert answer.status_code in (302, 422)
    assert not QuickWin.objects.filter(partnership=cast.meals).exclude(receiver=None, slice_of=None).exists()
    assert not QuickWin.objects.filter(partnership=cast.meals).exclude(objective=None, kitchen_visit=None).exists()


def test_set_aside_has_a_reason_and_can_be_taken_up(cast, alice, marieke):
    win = QuickWinFactory(partnership=cast.meals, started=True)
    alice.post(_url("quick_win_set_aside", cast, win), {"because": "The oven is replaced."})
    assert "The oven is replaced." in marieke.get(_url("quick_win_detail", cast, win)).text
    marieke.post(_url("quick_win_take_up", cast, win))
    win.refresh_from_db()
    assert (win.state, win.due_on) == (State.CANDIDATE, None)


@pytest.mark.parametrize(("stage", "status"), [("choosing", 422), ("parted", 403)])
def test_nothing_small_starts_before_the_choice_or_after_parting(cast, alice, stage, status):
    cast.meals.stage = stage
    cast.meals.save(update_fields=["stage"])
    assert alice.post(_url("quick_win_add", cast), _said(cast)).status_code == status
    assert not QuickWin.objects.exists()


# --- bringing in ------------------------------------------------------------
def test_lines_are_shown_before_they_are_brought_in(cast, alice):
    url = _url("quick_win_bring_in", cast)
    pasted = {"pasted": "Labels come loose\nTrolleys arrive late, every Friday\n\nlabels come loose"}
    answer = alice.post(url, pasted)
    assert answer.status_code == 200
    assert "2 new candidates" in answer.text
    assert not QuickWin.objects.exists()
    for _ in range(2):
        assert alice.post(url, pasted | {"title": "0", "bring_in": "1"}).status_code == 302
    found = set(QuickWin.objects.values_list("title", "origin"))
    assert found == {("Labels come loose", "open_issue"), ("Trolleys arrive late, every Friday", "open_issue")}


def test_columns_are_chosen_and_a_bad_line_stops_all(cast, alice):
    url = _url("quick_win_bring_in", cast)
    pasted = "Nr;Issue;Days\n1;Labels come loose;2,5\n2;Late trolleys;soon"
    chosen = {"pasted": pasted, "title": "1", "effort": "2", "skip_first": "on", "bring_in": "1"}
    answer = alice.post(url, chosen)
    assert answer.status_code == 422
    assert "not a number of days" in answer.text
    assert not QuickWin.objects.exists()
    assert alice.post(url, chosen | {"pasted": pasted.replace("soon", "3")}).status_code == 302
    assert set(QuickWin.objects.values_list("title", "effort_days")) == {
        ("Labels come loose", 2),
        ("Late trolleys", 3),
    }

"""The upper part of the overview: what people say, what can be seen beside it, and what happened on a day."""

import json
import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assessments.signals.pages.seen import SPEAK_OF, seen
from partnerships.conditions import Condition
from partnerships.room.models import Participant, Partnership
from partnerships.room.standing.models import Standing
from tests.assessments.reviews.rounds import a_closed_round, a_room, side_called
from tests.factories import ContributionFactory, EventFactory, SignalSnapshotFactory, WarningFactory, WatchFactory
from tests.moments import NOW

pytestmark = pytest.mark.django_db

HALF_A_YEAR = timedelta(days=182)


@pytest.fixture
def room():
    """A partnership that looked at trust twice."""
    room = a_room(4, 4)
    for place in (2, 1):
        when = NOW - place * HALF_A_YEAR
        a_closed_round(room, {"Noordzee": [6] * 4, "Aldersteen": [4] * 4}, now=when)
    return room


def page(client_of, room, side="Noordzee") -> str:
    lead = Participant.objects.get(side=side_called(room, side), function="lead")
    answer = client_of(lead.user).get(reverse("room_overview", args=[room.public_id]))
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", answer.content.decode())


def words_of(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", text))


def found(room, **says) -> None:
    snapshot = SignalSnapshotFactory(partnership=room, says=json.dumps(says))
    WatchFactory(partnership=room, looked=True, snapshot=snapshot)


def test_signals_stand_beside_what_people_say_of_a_condition(room, client_of):
    noordzee, aldersteen = (side_called(room, name).public_id for name in ("Noordzee", "Aldersteen"))
    found(
        room,
        commitments={noordzee: {"now": [2, 5, [12, 77]]}, aldersteen: {"before": [1, 1]}},
        today_moved={"": {"now": "2026-01-20"}},
    )
    for side in ("Noordzee", "Aldersteen"):
        text = words_of(page(client_of, room, side))
        assert "Commitments kept on the agreed day: Aldersteen – · Noordzee 2 of 5" in text
        assert "Last move in the lane “Today”: 20 January 2026" in text


def test_before_the_first_sweep_there_is_no_column_for_signals(room, client_of):
    assert "What we can see" not in page(client_of, room)


def test_no_signal_that_one_side_is_shown_first_speaks_of_a_condition():
    keys = [key for keys in SPEAK_OF.values() for key in keys]
    assert set(SPEAK_OF) == set(Condition)
    assert not [key for key in keys if "alone" in key or "unilateral" in key]
    assert seen({"unilateral": {"": {"now": 3}}}, []) == {condition: [] for condition in Condition}


def test_what_happened_stands_on_the_line_of_trust(room, client_of):
    for days, verb in ((300, "vision.sealed"), (200, "agreement.accepted"), (190, "agreement.accepted")):
        EventFactory(partnership=room, verb=verb, at=NOW - timedelta(days=days))
    EventFactory(partnership=room, verb="vision.sealed", at=NOW - timedelta(days=1000))
    EventFactory(partnership=room, verb="session.planned", at=NOW - timedelta(days=250))
    text = page(client_of, room)
    assert re.findall(r'<text class="c-event".*?>(.*?)</text>', text) == ["vision sealed", "agreement accepted"]
    assert re.search(r"Show as a table.*<li>\d+ \w+ \d{4}: vision sealed</li>", text)


def test_a_warning_counts_for_the_sides_that_are_shown_it(room, client_of):
    WarningFactory(partnership=room)
    WarningFactory(partnership=room, subject="x", closed=True)
    WarningFactory(partnership=room, subject="y", aside_until=(NOW + timedelta(days=9000)).date())
    WarningFactory(
        partnership=room,
        rule="unilateral",
        shown_first_to=side_called(room, "Aldersteen"),
        shown_to_all_at=NOW + timedelta(days=9000),
    )
    assert "2 things ask you to talk" in page(client_of, room, "Aldersteen")
    assert "1 thing asks you to talk" in page(client_of, room)


def test_how_equal_it_feels_stands_below_what_each_side_gains(room, client_of):
    assert "How equal it feels" not in page(client_of, room)  # nobody has put anything in
    lead = Participant.objects.get(side=side_called(room, "Noordzee"), function="lead")
    ContributionFactory(recorded_by=lead, confirmed=True)
    text = words_of(page(client_of, room))
    assert re.findall(r"How equal it feels, \w+ \d{4} (.*?\d+ and \d+)", text) == [
        "Between 33 and 67",
        "Between 67 and 100",
    ]


def test_as_many_statements_with_more_rounds_and_events(room, client_of):
    found(room, coverage={"": {"now": [1, 2]}})
    page(client_of, room)
    with CaptureQueriesContext(connection) as few:
        page(client_of, room)
    a_closed_round(room, {"Noordzee": [6] * 4, "Aldersteen": [5] * 4}, now=NOW)
    EventFactory.create_batch(20, partnership=room, verb="side.joined", at=NOW - timedelta(days=20))
    WarningFactory(partnership=room)
    with CaptureQueriesContext(connection) as many:
        page(client_of, room)
    assert len(many) == len(few), "\n".join(query["sql"][:160] for query in many)


def test_the_next_review_is_counted_from_the_day_where_the_partnership_lives(room, client_of):
    """The clock of the tests says 9 March; in Pago Pago it is still the evening of the 8th."""
    Partnership.objects.filter(pk=room.pk).update(time_zone="Pacific/Pago_Pago")
    Standing.objects.filter(partnership=room).update(next_review_on=NOW.date())
    step = page(client_of, room).split("Our next step together")[1]
    assert "tomorrow" in step.split("The next trust review")[0]


# --- the first sentence ---------------------------------------------------------------
def sentence(client_of, room) -> str:
    found = re.search(r'<div class="standing">.*?</div> <p class="lead">(.*?)</p>', page(client_of, room))
    assert found is not None
    return found[1]


def test_it_says_the_gap_and_leaves_the_rest_to_the_page_below(room, client_of):
    assert sentence(client_of, room) == (
        "Noordzee sees “Right partner”, “Equal footing” and six others more brightly than Aldersteen."
    )


def test_where_there_is_no_gap_it_says_the_first_thing_there_is(client_of):
    room = a_room(8, 8)
    a_closed_round(room, {"Noordzee": [7] * 8, "Aldersteen": [7] * 8}, now=NOW - HALF_A_YEAR)
    assert sentence(client_of, room).startswith("Both sides see “Right partner”")


def test_who_is_hidden_is_said_there(client_of):
    room = a_room(8, 8)
    a_closed_round(room, {"Noordzee": [7] * 8, "Aldersteen": [7] * 2}, now=NOW - HALF_A_YEAR)
    assert "Aldersteen is not shown:" in sentence(client_of, room)

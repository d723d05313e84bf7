"""The lower part of the overview: what both sides read there, and what it costs."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.identifiers import public_id
from partnerships.joint_sessions.decisions import actions as decisions
from tests.factories import (
    CommitmentFactory,
    ContributionFactory,
    DecisionFactory,
    GainFactory,
    JointSessionFactory,
    ObjectiveFactory,
    QuickWinFactory,
)


@pytest.fixture
def busy(cast):
    """The room `meals` with one of everything, and the room `snacks` with the same under other names."""
    for room, lead, prefix in ((cast.meals, cast.alice, "Our"), (cast.snacks, cast.iris, "Secret")):
        alice = cast.seat_of(lead, room)
        objective = ObjectiveFactory(partnership=room, joint=True, title=f"{prefix} waste per meal")
        QuickWinFactory(partnership=room, started=True, objective=objective, title=f"{prefix} small bread")
        QuickWinFactory(partnership=room, started=True, title=f"{prefix} loose end")
        ContributionFactory(recorded_by=alice, confirmed=True, what=f"{prefix} test kitchen")
        GainFactory(recorded_by=alice, what=f"{prefix} lower cost")
        JointSessionFactory(partnership=room, planned_by=alice, subject=f"{prefix} next meeting")
        DecisionFactory(proposed_by=alice, joint=True, text=f"{prefix} decision")
        CommitmentFactory(partnership=room, owner=alice, side=alice.side, late=True, what=f"{prefix} promise")
    return cast


def page(client, cast) -> str:
    answer = client.get(reverse("room_overview", args=[cast.meals.public_id]))
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", answer.content.decode())


WORDS = (
    "Our waste per meal",
    "Our small bread",
    "Our loose end",
    "Our test kitchen",
    "Our lower cost",
    "Our next meeting",
    "Our decision",
    "Our promise",
)


def test_both_sides_and_who_only_reads_see_the_same(busy, client_of):
    for user in (busy.alice, busy.marieke, busy.olive, busy.petra):
        text = page(client_of(user), busy)
        for word in WORDS:
            assert word in text, (user.name, word)
        assert "Secret" not in text


def test_a_promise_past_its_day_stands_out(busy, client_of):
    assert re.search(r'Our promise.*?<span class="flag flag--inline">Alice', page(client_of(busy.hugo), busy))


def test_the_next_session_is_the_next_step(busy, client_of):
    text = page(client_of(busy.olive), busy)
    assert re.search(r"Our next step together.*Our next meeting", text)


def test_of_many_sessions_the_newest_are_told_and_the_nearest_is_the_next(busy, client_of, now):
    alice = busy.seat_of(busy.alice)
    for days, subject in ((3, "Soon"), (90, "Far"), (120, "Farther"), (150, "Farthest"), (-9, "Long ago")):
        starts = now + timedelta(days=days)
        JointSessionFactory(partnership=busy.meals, planned_by=alice, subject=subject, starts_at=starts)
    tomorrow = now + timedelta(days=1)
    JointSessionFactory(
        partnership=busy.meals, planned_by=alice, subject="Called off", starts_at=tomorrow, cancelled=True
    )
    text = page(client_of(busy.olive), busy)
    next_step, _, recent = text.partition('aria-labelledby="recent"')
    assert re.search(r"Our next step together.*Soon", next_step)
    assert re.search(r"Farthest.*Farther.*Far\b", recent)
    for subject in ("Soon", "Long ago", "Called off"):
        assert subject not in recent


def test_only_who_may_write_is_offered_to(busy, client_of):
    assert "Add a quick win" in page(client_of(busy.bob), busy)
    assert "Add a quick win" not in page(client_of(busy.olive), busy)


def test_as_many_statements_for_many_as_for_few(busy, client_of, now):
    client = client_of(busy.bob)
    page(client, busy)
    with CaptureQueriesContext(connection) as few:
        page(client, busy)
    alice = busy.seat_of(busy.alice)
    for number in range(8):
        objective = ObjectiveFactory(partnership=busy.meals, joint=True)
        QuickWinFactory(partnership=busy.meals, started=True, objective=objective)
        ContributionFactory(recorded_by=alice, confirmed=True)
        JointSessionFactory(partnership=busy.meals, planned_by=alice, starts_at=now + timedelta(days=number))
        DecisionFactory(proposed_by=alice, joint=True)
        CommitmentFactory(partnership=busy.meals, owner=alice, side=alice.side)
    with CaptureQueriesContext(connection) as many:
        page(client, busy)
    assert len(many) == len(few), "\n".join(query["sql"][:160] for query in many)


def test_a_decision_shows_who_has_accepted_it(cast, client_of, now):
    alice = cast.seat_of(cast.alice)
    decisions.propose_decision(
        partnership=cast.meals, public_id=public_id(), text="One order a night", by=alice, now=now
    )
    accepted = r'One order a night.*?<ul class="accepts".*?Aldersteen: waits for you.*?</ul>'
    assert re.search(accepted, page(client_of(cast.hugo), cast))
    DecisionFactory(proposed_by=alice, text="Not put to anybody")
    assert re.search("Not put to anybody.*?not put to the sides yet", page(client_of(cast.bob), cast))


def test_the_next_step_says_who_moves(cast, client_of, now):
    decisions.propose_decision(
        partnership=cast.meals,
        public_id=public_id(),
        text="One order a night",
        by=cast.seat_of(cast.alice),
        now=now,
    )
    asked = page(client_of(cast.marieke), cast)
    assert f"{cast.alice.name} (Noordzee Airways) has put this to you." in asked
    assert "Aldersteen has not answered yet." in page(client_of(cast.alice), cast)
    assert "Aldersteen has not answered yet." in page(client_of(cast.olive), cast)

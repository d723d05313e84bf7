"""Moving along the way: gates that refuse with their reason, steps that count when every director accepts."""

from datetime import timedelta

import pytest
from django.urls import reverse

from partnerships import lifecycle
from partnerships.journey.models import StageMove
from partnerships.journey.stages import actions, reads
from partnerships.lifecycle import Need, Stage
from partnerships.room.consent import actions as consent
from partnerships.room.history.models import Event
from partnerships.room.models import Proposal
from tests.factories import (
    JointSessionFactory,
    ParticipantFactory,
    PrincipleFactory,
    SealedVisionFactory,
    StageMoveFactory,
)


@pytest.fixture
def room(cast):
    cast.meals.stage = Stage.CHOOSING
    cast.meals.save(update_fields=["stage"])
    return cast.meals


def _accept(proposal, by, now):
    return consent.accept(proposal=proposal, fingerprint=proposal.fingerprint, by=by, now=now)


@pytest.mark.parametrize("stage", lifecycle.GATES)
def test_a_gate_says_what_is_missing_and_opens_when_it_is_there(stage):
    needs = list(lifecycle.GATES[stage])
    assert lifecycle.missing(stage, set()) == needs
    for left_out in needs:
        assert lifecycle.missing(stage, set(needs) - {left_out}) == [left_out]
    assert lifecycle.missing(stage, set(needs)) == []


def test_there_is_no_gate_behind_growing_and_none_behind_parting():
    assert lifecycle.following(Stage.GROWING) is None
    assert lifecycle.following(Stage.PARTED) is None
    assert lifecycle.missing(Stage.PARTED, set()) == []
    assert lifecycle.earlier(Stage.PARTED) == []


def test_a_closed_gate_refuses_in_words_with_the_page_where_it_is_made(client, cast, room, now):
    client.force_login(cast.ruben)
    answer = client.post(reverse("journey_forward", args=[room.public_id]))
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Not yet:" in page
    assert "each side has brought a concrete idea" in page
    room.refresh_from_db()
    assert room.stage == Stage.CHOOSING
    assert not Proposal.objects.filter(partnership=room, kind=actions.STAGE).exists()


def test_an_open_gate_lets_through_when_a_director_of_every_side_accepted(cast, room, now, everything_there):
    proposal = actions.propose_forward(partnership=room, by=cast.seat_of(cast.ruben), now=now)
    room.refresh_from_db()
    assert room.stage == Stage.CHOOSING
    _accept(proposal, cast.seat_of(cast.hugo), now)
    room.refresh_from_db()
    assert (room.stage, room.stage_since) == (Stage.MEETING, now.date())
    assert StageMove.objects.get().way == StageMove.Way.FORWARD
    assert Event.objects.filter(partnership=room, verb="stage.moved").count() == 1


def test_evidence_that_went_away_meanwhile_closes_the_gate_again(cast, room, now, everything_there):
    proposal = actions.propose_forward(partnership=room, by=cast.seat_of(cast.ruben), now=now)
    everything_there.discard(Need.CONCRETE_IDEAS)
    with pytest.raises(actions.GateClosed, match="concrete idea"):
        _accept(proposal, cast.seat_of(cast.hugo), now)
    room.refresh_from_db()
    proposal.refresh_from_db()
    assert room.stage == Stage.CHOOSING
    assert proposal.state == Proposal.State.OPEN


def test_a_held_session_and_joint_principles_open_the_second_gate(cast, now):
    room = cast.meals
    room.stage = Stage.MEETING
    room.save(update_fields=["stage"])
    asked = {Need.SESSION_HELD, Need.PRINCIPLES_JOINT}
    assert {needed.key for needed in reads.missing(room)} == asked
    JointSessionFactory(partnership=cast.snacks, held=True)
    assert {needed.key for needed in reads.missing(room)} == asked
    JointSessionFactory(partnership=room, held=True)
    assert {needed.key for needed in reads.missing(room)} == {Need.PRINCIPLES_JOINT}
    PrincipleFactory(partnership=room, joint=True)
    assert reads.missing(room) == []


def test_a_seal_opens_the_third_gate(cast, now):
    room = cast.meals
    room.stage = Stage.ENVISIONING
    room.save(update_fields=["stage"])
    assert [needed.key for needed in reads.missing(room)] == [Need.VISION_SEALED]
    SealedVisionFactory(partnership=room)
    assert reads.missing(room) == []


def test_a_lead_moves_nothing(client, cast, room):
    client.force_login(cast.alice)
    assert client.post(reverse("journey_forward", args=[room.public_id])).status_code == 403
    assert "Propose the step" not in client.get(reverse("journey", args=[room.public_id])).content.decode()


def test_a_partnership_that_runs_is_brought_in_with_what_is_open(client, cast, room, now):
    client.force_login(cast.ruben)
    since = (now - timedelta(days=700)).date()
    answer = client.post(
        reverse("journey_bring_in", args=[room.public_id]), {"to": "growing", "since": since.isoformat()}
    )
    assert answer.status_code == 302
    proposal = Proposal.objects.get(partnership=room, kind=actions.STAGE)
    _accept(proposal, cast.seat_of(cast.hugo), now)
    room.refresh_from_db()
    assert (room.stage, room.stage_since) == (Stage.GROWING, since)
    assert Need.VISION_SEALED in StageMove.objects.get().still_open
    page = client.get(reverse("journey", args=[room.public_id])).content.decode()
    assert "Needs a look" in page
    assert "We already work together" not in page


def test_bringing_in_is_over_after_the_first_move(cast, room, now):
    StageMoveFactory(partnership=room)
    with pytest.raises(actions.CannotMove):
        actions.propose_bringing_in(
            partnership=room, to=Stage.GROWING, since=now.date(), by=cast.seat_of(cast.ruben), now=now
        )


def test_a_step_back_needs_every_side_and_loses_nothing(cast, now):
    proposal = actions.propose_back(
        partnership=cast.meals,
        to=Stage.MEETING,
        reason="We never spoke about the old wounds.",
        by=cast.seat_of(cast.ruben),
        now=now,
    )
    cast.meals.refresh_from_db()
    assert cast.meals.stage == Stage.GROWING
    _accept(proposal, cast.seat_of(cast.hugo), now)
    cast.meals.refresh_from_db()
    assert cast.meals.stage == Stage.MEETING
    with pytest.raises(actions.CannotMove):
        actions.propose_back(
            partnership=cast.meals, to=Stage.GROWING, reason="-", by=cast.seat_of(cast.ruben), now=now
        )


def test_three_sides_need_three_directors(cast, room, now, everything_there):
    third = ParticipantFactory(side__partnership=room, director=True)
    proposal = actions.propose_forward(partnership=room, by=cast.seat_of(cast.ruben), now=now)
    _accept(proposal, cast.seat_of(cast.hugo), now)
    room.refresh_from_db()
    assert room.stage == Stage.CHOOSING
    _accept(proposal, third, now)
    room.refresh_from_db()
    assert room.stage == Stage.MEETING


@pytest.fixture
def everything_there(monkeypatch):
    """Say of every need that it is there; tests take needs out of the set."""
    there = set(Need)
    rules = {
        need: reads._Rule(rule.condition, rule.words, rule.page, lambda room, need=need: need in there)
        for need, rule in reads.RULES.items()
    }
    monkeypatch.setattr(reads, "RULES", rules)
    return there

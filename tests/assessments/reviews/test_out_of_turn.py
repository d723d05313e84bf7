"""A round out of turn, and more time for an open one: both by consent of all sides."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from accounts.calendars.zones import local_day
from assessments.reviews import actions
from assessments.reviews.models import ReviewPlan, TrustReview
from partnerships.room.models import Event, Participant, Proposal, Standing
from tests.assessments.reviews.rounds import a_room, opened, side_called
from tests.moments import NOW

pytestmark = pytest.mark.django_db


def lead(room, short_name):
    return Participant.objects.get(side=side_called(room, short_name), function="lead").user


def accept(client, proposal):
    return client.post(
        reverse("consent_accept", args=[proposal.partnership.public_id, proposal.public_id]),
        {"fingerprint": proposal.fingerprint},
    )


def ask(client, room, **data):
    return client.post(
        reverse("review_propose", args=[room.public_id]), {"kind": "pulse", "reason": "A strike"} | data
    )


def extend(client, review, days="5"):
    address = reverse("review_extend", args=[review.partnership.public_id, review.public_id])
    return client.post(address, {"days": days})


# --- out of turn -----------------------------------------------------------
def test_a_round_out_of_turn_opens_when_every_side_has_said_yes(client_of):
    room = a_room(4, 4, next_full_on=NOW.date() + timedelta(days=90))
    ours, theirs = client_of(lead(room, "Noordzee")), client_of(lead(room, "Aldersteen"))
    assert ask(ours, room).status_code == 302
    assert actions.open_due(now=NOW) == 0
    assert accept(theirs, Proposal.objects.get()).status_code == 302
    assert actions.open_due(now=NOW) == 1
    review = TrustReview.objects.get()
    assert (review.kind, review.due_on) == ("pulse", NOW.date())
    assert actions.open_due(now=NOW) == 0


def test_the_rhythm_counts_from_it(client_of):
    room = a_room(4, 4, next_full_on=NOW.date() + timedelta(days=90))
    ours, theirs = client_of(lead(room, "Noordzee")), client_of(lead(room, "Aldersteen"))
    ask(ours, room, kind="full")
    accept(theirs, Proposal.objects.get())
    actions.open_due(now=NOW)
    assert str(ReviewPlan.objects.get().next_full_on) == "2026-09-09"


def test_one_side_alone_opens_nothing(client_of):
    room = a_room(4, 4, next_full_on=None)
    ours = client_of(lead(room, "Noordzee"))
    for _ in range(2):
        assert ask(ours, room).status_code == 302
    assert Proposal.objects.filter(state="open").count() == 1
    assert actions.open_due(now=NOW) == 0


def test_while_a_round_is_open_no_other_can_be_asked_for(client_of):
    room = a_room(4, 4)
    opened(room)
    response = ask(client_of(lead(room, "Noordzee")), room)
    assert response.status_code == 409
    assert "A review is open already." in response.content.decode()


def test_what_opened_before_all_accepted_refuses_the_late_yes(client_of):
    room = a_room(4, 4)
    ours, theirs = client_of(lead(room, "Noordzee")), client_of(lead(room, "Aldersteen"))
    ask(ours, room)
    opened(room)
    assert accept(theirs, Proposal.objects.get()).status_code == 409
    assert Proposal.objects.get().state == "open"


def test_without_a_plan_the_first_step_is_named(client_of):
    room = a_room(4, 4)
    ReviewPlan.objects.all().delete()
    response = ask(client_of(lead(room, "Noordzee")), room)
    assert response.status_code == 409
    assert "First agree together what you ask each other" in response.content.decode()


# --- more time -------------------------------------------------------------
def test_more_time_by_consent(client_of):
    room = a_room(4, 4)
    review = opened(room)
    before = local_day(review.closes_at, "Europe/Amsterdam")
    ours, theirs = client_of(lead(room, "Noordzee")), client_of(lead(room, "Aldersteen"))
    assert extend(ours, review).status_code == 302
    review.refresh_from_db()
    assert local_day(review.closes_at, "Europe/Amsterdam") == before
    accept(theirs, Proposal.objects.get())
    review.refresh_from_db()
    # Monday 23 March and five working days, 17:00 in Amsterdam, after the change to summer time.
    assert str(review.closes_at) == "2026-03-30 15:00:00+00:00"
    assert Standing.objects.get(partnership=room).open_review_until == review.closes_at
    assert Event.objects.filter(verb="review.extended").count() == 1


def test_a_yes_after_the_close_extends_nothing(client_of):
    room = a_room(4, 4)
    review = opened(room)
    extend(client_of(lead(room, "Noordzee")), review)
    with time_machine.travel(review.closes_at, tick=False):
        theirs = client_of(lead(room, "Aldersteen"))
        assert accept(theirs, Proposal.objects.get()).status_code == 409
    closes_at = review.closes_at
    review.refresh_from_db()
    assert review.closes_at == closes_at


def test_two_wishes_for_more_time_count_once(client_of):
    room = a_room(4, 4)
    review = opened(room)
    ours, theirs = client_of(lead(room, "Noordzee")), client_of(lead(room, "Aldersteen"))
    extend(ours, review, "5")
    extend(theirs, review, "5")  # the same wish: this is their yes
    for proposal in Proposal.objects.filter(state="open"):
        accept(theirs, proposal)
    review.refresh_from_db()
    assert str(review.closes_at) == "2026-03-30 15:00:00+00:00"


@pytest.mark.parametrize("days", ["0", "4", "99", "-3", "x", ""])
def test_only_what_is_offered(client_of, days):
    room = a_room(4, 4)
    review = opened(room)
    assert extend(client_of(lead(room, "Noordzee")), review, days).status_code == 422
    assert not Proposal.objects.exists()

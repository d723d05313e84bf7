"""The farewell review: once for each notice, early enough to be talked about, and on the page of parting."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from accounts.post.actions import deliver_due
from assessments.reviews import actions
from assessments.reviews.farewell import AFTER, BEFORE
from assessments.reviews.models import ReviewPlan, TrustReview
from partnerships.journey.ending import end_due
from partnerships.journey.models import Parting
from partnerships.journey.parting import actions as parting
from partnerships.lifecycle import Stage
from partnerships.room.consent import actions as consent
from partnerships.room.models import Event, Participant, Partnership, Standing
from tests.assessments.reviews.rounds import a_room, answered, opened, side_called
from tests.factories import TrialFactory
from tests.moments import NOW

pytestmark = pytest.mark.django_db

LATER = NOW.date() + timedelta(days=300)
ALL = {"Noordzee": [4] * 4, "Aldersteen": [2] * 4}


def director(room, short_name):
    return Participant.objects.get(side=side_called(room, short_name), function="director")


def notice(room, short_name="Noordzee", now=NOW) -> Parting:
    by = director(room, short_name)
    ends_on = parting.earliest_end(room, now)
    return parting.give_notice(reason="We stop flying.", ends_on=ends_on, by=by, now=now)


def day_before(given: Parting) -> object:
    """The moment on which the farewell review of a notice is due."""
    return NOW + (given.ends_on - NOW.date()) - BEFORE


@pytest.fixture
def room():
    return a_room(4, 4, next_full_on=LATER, pulse_every_months=None)


def test_it_opens_once_four_weeks_before_the_last_day(room):
    due = day_before(notice(room))
    assert actions.open_farewells(now=due - timedelta(days=1)) == 0
    assert actions.run_due(now=due)["opened"] == 1
    review = TrustReview.objects.get()
    assert (review.kind, review.is_farewell, review.due_on) == ("full", True, due.date())
    answered(review, ALL, now=due)
    actions.close_due(now=review.closes_at)
    for days in (0, 10, 20, 29, 60):
        assert actions.run_due(now=review.closes_at + timedelta(days=days))["opened"] == 0
        end_due(now=review.closes_at + timedelta(days=days))
    room.refresh_from_db()
    assert room.stage == Stage.PARTED
    assert Event.objects.filter(partnership=room, verb="review.opened.farewell").count() == 1


def test_a_notice_that_is_taken_back_asks_nobody(room):
    given = notice(room)
    parting.take_back(parting=given, by=director(room, "Noordzee"), now=NOW)
    assert actions.open_farewells(now=day_before(given)) == 0


def test_the_next_notice_has_a_farewell_of_its_own(room):
    given = notice(room)
    due = day_before(given)
    actions.open_farewells(now=due)
    review = TrustReview.objects.get()
    parting.take_back(parting=given, by=director(room, "Noordzee"), now=due)
    actions.close_due(now=review.closes_at)
    again = notice(room, "Aldersteen", now=review.closes_at)
    opens = review.closes_at + (again.ends_on - review.closes_at.date()) - BEFORE
    assert actions.open_farewells(now=opens - timedelta(days=2)) == 0
    assert actions.open_farewells(now=opens) == 1


def test_it_waits_while_another_round_is_open(room):
    due = day_before(notice(room))
    other = opened(room, now=due - timedelta(days=1))
    assert actions.open_farewells(now=due) == 0
    actions.close_due(now=other.closes_at)
    assert actions.open_farewells(now=other.closes_at) == 1
    assert actions.open_due(now=other.closes_at) == 0


def test_a_day_agreed_for_soon_still_has_its_farewell_after_parting(room, client_of):
    given = notice(room)
    proposal = parting.propose_day(parting=given, ends_on=NOW.date(), by=director(room, "Noordzee"), now=NOW)
    consent.accept(proposal=proposal, fingerprint=proposal.fingerprint, by=director(room, "Aldersteen"), now=NOW)
    assert end_due(now=NOW) == 1
    assert actions.run_due(now=NOW + timedelta(minutes=1))["opened"] == 1
    review = TrustReview.objects.get()
    answered(review, ALL, now=NOW + timedelta(days=1))
    actions.close_due(now=review.closes_at)
    review.refresh_from_db()
    assert review.state == TrustReview.State.CLOSED
    standing = Standing.objects.get(partnership=room)
    assert (standing.next_review_on, standing.attention_reason) == (None, "")
    with time_machine.travel(review.closes_at, tick=False):
        page = client_of(director(room, "Aldersteen").user).get(reverse("parting", args=[room.public_id])).text
        result = client_of(director(room, "Noordzee").user).get(
            reverse("review_result", args=[room.public_id, review.public_id])
        )
    assert "Read how we look back" in page
    assert "Farewell review, " in result.text


def test_a_trial_that_came_to_its_end_is_looked_back_on(room):
    TrialFactory(partnership=room, ends_on=NOW.date())
    assert end_due(now=NOW) == 1
    assert actions.open_farewells(now=NOW + timedelta(minutes=1)) == 1
    assert actions.open_farewells(now=NOW + timedelta(minutes=2)) == 0


def test_who_parted_long_ago_or_never_chose_is_not_asked(room):
    days_ago = NOW.date() - AFTER - timedelta(days=1)
    Partnership.objects.update(stage=Stage.PARTED, stage_since=days_ago, parted_from=Stage.GROWING)
    assert actions.open_farewells(now=NOW) == 0
    Partnership.objects.update(stage_since=NOW.date(), parted_from=Stage.CHOOSING)
    assert actions.open_farewells(now=NOW) == 0
    Partnership.objects.update(parted_from=Stage.GROWING)
    assert actions.open_farewells(now=NOW) == 1


def test_of_three_sides_all_look_back_with_the_one_that_goes():
    room = a_room(4, 4, 4, next_full_on=LATER, pulse_every_months=None)
    given = notice(room, "Oostwaarde")
    assert actions.open_farewells(now=day_before(given)) == 1
    assert TrustReview.objects.get().sides.count() == 3
    actions.close_due(now=TrustReview.objects.get().closes_at)
    end_due(now=day_before(given) + BEFORE)
    assert actions.open_farewells(now=day_before(given) + BEFORE) == 0


def test_who_goes_later_has_a_farewell_of_their_own():
    room = a_room(4, 4, 4, next_full_on=LATER, pulse_every_months=None)
    soon, late = notice(room, "Oostwaarde"), notice(room, "Noordzee")
    Parting.objects.filter(pk=late.pk).update(ends_on=soon.ends_on + timedelta(days=70))
    due = day_before(soon)
    actions.open_farewells(now=due)
    actions.close_due(now=TrustReview.objects.get().closes_at)
    end_due(now=due + BEFORE)
    assert actions.open_farewells(now=due + timedelta(days=69)) == 0
    assert actions.open_farewells(now=due + timedelta(days=70)) == 1
    assert [review.sides.count() for review in TrustReview.objects.order_by("number")] == [3, 2]


def test_who_goes_soon_after_another_is_not_asked_twice():
    room = a_room(4, 4, 4, next_full_on=LATER, pulse_every_months=None)
    soon, late = notice(room, "Oostwaarde"), notice(room, "Noordzee")
    Parting.objects.filter(pk=late.pk).update(ends_on=soon.ends_on + timedelta(days=20))
    due = day_before(soon)
    actions.open_farewells(now=due)
    actions.close_due(now=TrustReview.objects.get().closes_at)
    for days in (20, 29, 48, 49, 60):
        end_due(now=due + timedelta(days=days))
        assert actions.open_farewells(now=due + timedelta(days=days)) == 0


def test_another_partnership_is_not_asked(room):
    a_room(4, 4, next_full_on=LATER)
    actions.open_farewells(now=day_before(notice(room)))
    assert TrustReview.objects.get().partnership == room


def test_the_page_of_parting_says_how_the_farewell_stands(room, client_of):
    client, address = client_of(director(room, "Aldersteen").user), reverse("parting", args=[room.public_id])
    assert "Farewell review" not in client.get(address).text
    given = notice(room)
    assert "It opens on" in client.get(address).text
    due = day_before(given)
    actions.open_farewells(now=due)
    with time_machine.travel(due, tick=False):
        assert "Open until" in client_of(director(room, "Noordzee").user).get(address).text
    ReviewPlan.objects.update(criteria_set=None)
    TrustReview.objects.update(is_farewell=False)
    assert "have not agreed what they ask" in client.get(address).text


def test_the_letter_says_that_it_is_the_farewell(room, mailoutbox):
    due = day_before(notice(room))
    actions.open_farewells(now=due)
    deliver_due(now=due)
    letters = [letter for letter in mailoutbox if "farewell review" in letter.body]
    assert len(letters) == 8


def test_two_workers_open_one(room):
    due = day_before(notice(room))
    assert [actions.run_due(now=due)["opened"] for _twice in range(2)] == [1, 0]

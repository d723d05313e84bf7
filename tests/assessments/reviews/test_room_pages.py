"""Rounds, plan and method: what stands on the pages around a review."""

from datetime import timedelta

import pytest
from django.urls import reverse

from accounts.post.models import OutboxMail
from assessments.reviews.actions import tell_coverage_due
from assessments.reviews.models import ReviewPlan
from partnerships.roles import Function
from partnerships.room.consent.models import Proposal
from partnerships.room.models import Participant
from tests.assessments.reviews.rounds import a_closed_round, a_room, answered, opened, side_called
from tests.factories import ParticipantFactory, PartnershipFactory, UserFactory
from tests.moments import NOW

pytestmark = pytest.mark.django_db


def of(room, short_name, function=Function.LEAD):
    side = side_called(room, short_name)
    return Participant.objects.filter(side=side, function=function).order_by("pk").first().user


def text(client, name, *args):
    response = client.get(reverse(name, args=args))
    assert response.status_code == 200
    return response.content.decode()


PLAN = {
    "first_on": "2026-05-04",
    "full_every_months": "6",
    "pulse_every_months": "3",
    "window_days": "10",
    "minimum": "4",
    "keep_below": "0",
}


# --- list ------------------------------------------------------------------
def test_the_first_day_leads_to_the_plan(client_of):
    room = PartnershipFactory(sides=2)
    lead = Participant.objects.filter(partnership=room, function="lead").first().user
    page = text(client_of(lead), "review_list", room.public_id)
    assert "Nobody has asked yet" in page
    assert reverse("review_plan", args=[room.public_id]) in page


def test_coverage_is_a_word_below_eight_and_a_number_from_eight(client_of):
    room = a_room(9, 5)
    review = answered(opened(room), {"Noordzee": [5] * 6, "Aldersteen": [5] * 2})
    client = client_of(of(room, "Noordzee"))
    assert "9 people asked" in text(client, "review_list", room.public_id)
    tell_coverage_due(now=review.next_coverage_at)
    page = text(client, "review_list", room.public_id)
    assert "6 of 9 have answered" in page
    assert "not enough have answered yet" in page
    assert "2 of 5" not in page


def test_who_is_asked_is_seen_by_the_own_side_only(client_of):
    room = a_room(4, 4)
    opened(room)
    ours, theirs = of(room, "Noordzee", Function.MEMBER), of(room, "Aldersteen", Function.MEMBER)
    page = text(client_of(of(room, "Noordzee")), "review_list", room.public_id)
    assert f"<li>{ours.name}</li>" in page
    assert theirs.name not in page


def test_my_link_again_comes_by_mail_and_once(client_of):
    room = a_room(4, 4)
    review = opened(room)
    client = client_of(of(room, "Noordzee"))
    address = reverse("review_link", args=[room.public_id, review.public_id])
    for _ in range(2):
        assert client.post(address).headers["Location"] == address
    assert OutboxMail.objects.filter(kind="review_link").count() == 1
    assert "Your link is on its way" in client.get(address).content.decode()


def test_somebody_who_came_later_hears_that_the_next_one_is_theirs(client_of):
    room = a_room(4, 4)
    review = opened(room)
    late = ParticipantFactory(side=side_called(room, "Noordzee")).user
    client = client_of(late)
    client.post(reverse("review_link", args=[room.public_id, review.public_id]))
    page = text(client, "review_link", room.public_id, review.public_id)
    assert "You are not asked this time" in page
    assert not OutboxMail.objects.filter(kind="review_link").exists()


def test_past_rounds_stand_newest_first(client_of):
    room = a_room(4, 4)
    a_closed_round(room, {})
    page = text(client_of(of(room, "Noordzee")), "review_list", room.public_id)
    assert "Trust review, March 2026" in page


# --- plan ------------------------------------------------------------------
@pytest.fixture
def planless():
    room = a_room(4, 4)
    plan = ReviewPlan.objects.get(partnership=room)
    criteria = plan.criteria_set.public_id
    plan.delete()
    return room, criteria


def propose(client, room, **data):
    return client.post(reverse("review_plan_propose", args=[room.public_id]), data)


def test_a_plan_is_proposed_and_becomes_joint(client_of, planless):
    room, criteria = planless
    ours, theirs = client_of(of(room, "Noordzee")), client_of(of(room, "Aldersteen"))
    assert propose(ours, room, criteria_set=criteria, **PLAN).status_code == 302
    assert Proposal.objects.count() == 2
    assert "Not yet: Aldersteen" in text(ours, "review_plan", room.public_id)
    for proposal in Proposal.objects.all():
        theirs.post(
            reverse("consent_accept", args=[room.public_id, proposal.public_id]),
            {"fingerprint": proposal.fingerprint},
        )
    plan = ReviewPlan.objects.get(partnership=room)
    assert (plan.full_every_months, str(plan.next_full_on)) == (6, "2026-05-04")
    page = text(ours, "review_plan", room.public_id)
    assert "every 6 months" in page
    assert "4 May 2026" in page


def test_what_is_agreed_already_is_not_proposed_again(client_of, planless):
    room, criteria = planless
    ours, theirs = client_of(of(room, "Noordzee")), client_of(of(room, "Aldersteen"))
    for client in (ours, theirs):
        propose(client, room, criteria_set=criteria, **PLAN)
    for proposal in Proposal.objects.filter(state="open"):
        address = reverse("consent_accept", args=[room.public_id, proposal.public_id])
        theirs.post(address, {"fingerprint": proposal.fingerprint})
    before = Proposal.objects.count()
    response = ours.post(
        reverse("review_plan_propose", args=[room.public_id]), {"criteria_set": criteria, **PLAN}, follow=True
    )
    assert "nothing new to propose" in response.content.decode()
    assert Proposal.objects.count() == before


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("first_on", (NOW - timedelta(days=1)).date().isoformat()),
        ("first_on", "9999-01-01"),
        ("first_on", "0001-01-01"),
        ("first_on", "x"),
        ("minimum", "3"),
        ("minimum", "9" * 20),
        ("window_days", "0"),
        ("keep_below", "5"),
        ("full_every_months", "7"),
        ("pulse_every_months", "6"),
        ("criteria_set", "\x00"),
        ("criteria_set", "2" * 20),
    ],
)
def test_a_plan_that_cannot_be_is_refused_in_words(client_of, planless, field, value):
    room, criteria = planless
    response = propose(client_of(of(room, "Noordzee")), room, **{"criteria_set": criteria, **PLAN, field: value})
    assert response.status_code == 422
    assert 'class="error' in response.content.decode()
    assert not Proposal.objects.exists()


def test_members_read_the_plan_and_cannot_propose(client_of, planless):
    room, criteria = planless
    client = client_of(of(room, "Noordzee", Function.MEMBER))
    assert "Propose to all sides" not in text(client, "review_plan", room.public_id)
    assert propose(client, room, criteria_set=criteria, **PLAN).status_code == 403


# --- method ----------------------------------------------------------------
@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_method_is_open_to_all_and_has_every_anchor(client, language):
    UserFactory()  # before the first account every page leads to the one that makes it
    client.cookies["samen-language"] = language
    page = client.get(reverse("method")).content.decode()
    for anchor in ("bands", "figure", "told-apart", "stored", "operator", "keep", "not-protected", "sources"):
        assert f'id="{anchor}"' in page
    assert "40–60" in page

"""The first day: what can be begun with, for whom, and until it is done."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from dashboards.first_day import beginnings
from partnerships.room.access import enter
from tests.factories import (
    BenefitFactory,
    CommitmentFactory,
    DatePollFactory,
    IdeaFactory,
    JointSessionFactory,
    OrganisationFactory,
    ParticipantFactory,
    PartnershipFactory,
    SideFactory,
)
from tests.reading import text

pytestmark = pytest.mark.django_db

MEET, HOPE, IDEA = "Propose dates for a first session", "hopes to gain, beyond money", "Bring one small thing"


@pytest.fixture
def choosing(cast):
    """The room `meals` on the day it was opened."""
    type(cast.meals).objects.filter(pk=cast.meals.pk).update(stage="choosing")
    return cast


def titles(cast, user) -> str:
    return " | ".join(step.title for step in beginnings(enter(user, cast.meals.public_id)))


def test_both_sides_can_begin_with_the_same(choosing):
    assert titles(choosing, choosing.bob).replace("Noordzee", "") == (
        titles(choosing, choosing.marieke).replace("Aldersteen", "")
    )
    for words in (MEET, HOPE, IDEA):
        assert words in titles(choosing, choosing.bob)


def test_what_the_own_side_has_done_is_no_step_any_more(choosing):
    marieke = choosing.seat_of(choosing.marieke)
    BenefitFactory(written_by=marieke, beyond_money=False)
    assert HOPE in titles(choosing, choosing.marieke)
    BenefitFactory(written_by=marieke)
    IdeaFactory(brought_by=marieke)
    DatePollFactory(asked_by=marieke, called_off=True)
    assert titles(choosing, choosing.marieke) == MEET
    DatePollFactory(asked_by=marieke)
    assert titles(choosing, choosing.marieke) == ""
    assert HOPE in titles(choosing, choosing.alice)
    assert IDEA in titles(choosing, choosing.alice)
    assert MEET not in titles(choosing, choosing.alice)


def test_who_only_reads_is_asked_nothing_and_after_choosing_only_a_day_is_looked_for(cast):
    assert titles(cast, cast.olive) == titles(cast, cast.petra) == ""
    assert titles(cast, cast.bob) == MEET


def test_every_step_of_an_empty_room_leads_to_a_page(choosing, client_of):
    for user in (choosing.alice, choosing.marieke, choosing.bob, choosing.olive, choosing.petra):
        client = client_of(user)
        page = client.get(reverse("room_overview", args=[choosing.meals.public_id])).content.decode()
        steps = re.search(r'<ol class="steps">.*?</ol>', page, re.DOTALL)
        assert steps is not None, user.name
        for address in re.findall(r'href="([^"]+)"', steps[0]):
            assert client.get(address).status_code == 200, (user.name, address)


def test_one_statement(choosing):
    access = enter(choosing.bob, choosing.meals.public_id)
    PartnershipFactory.create_batch(3)
    with CaptureQueriesContext(connection) as asked:
        beginnings(access)
    assert len(asked) == 1


# --- home ---------------------------------------------------------------------------
def home(client_of, user):
    answer = client_of(user).get(reverse("portfolio"))
    return [ask.title for ask in answer.context["asks"]], text(answer)


def test_where_nothing_waits_home_says_what_can_be_begun_with(choosing, client_of):
    asks, page = home(client_of, choosing.bob)
    assert asks == [f"Aldersteen Catering: {MEET}"]
    assert "Nothing waits for you." not in page
    assert "you can begin" in page
    assert home(client_of, choosing.marieke)[0] == [f"Noordzee Airways: {MEET}"]


def test_of_several_new_rooms_the_newest_and_no_more_statements(choosing, client_of):
    client, address = client_of(choosing.bob), reverse("portfolio")
    client.get(address)
    with CaptureQueriesContext(connection) as one:
        client.get(address)
    for number in range(4):
        side = SideFactory(organisation=choosing.noordzee)
        SideFactory(partnership=side.partnership, organisation=OrganisationFactory(name=f"Wijkwerk {number}"))
        ParticipantFactory(side=side, user=choosing.bob)
    with CaptureQueriesContext(connection) as five:
        asks = client.get(address).context["asks"]
    assert [ask.title for ask in asks] == [f"Wijkwerk 3: {MEET}"]
    assert len(five) == len(one)


def test_who_only_reads_or_has_begun_is_told_that_nothing_waits(choosing, client_of):
    assert home(client_of, choosing.olive)[0] == []
    JointSessionFactory(partnership=choosing.meals, planned_by=choosing.seat_of(choosing.alice))
    for user in (choosing.olive, choosing.bob):
        asks, page = home(client_of, user)
        assert asks == []
        assert "Nothing waits for you." in page


def test_what_waits_goes_before_what_can_be_begun_with(choosing, client_of):
    elsewhere = ParticipantFactory(side=SideFactory(organisation=choosing.noordzee), user=choosing.bob)
    CommitmentFactory(owner=elsewhere, what="The forecast", late=True)
    asks, page = home(client_of, choosing.bob)
    assert len(asks) == 1
    assert "The forecast" in asks[0]
    assert "1 thing waits for you" in page


def test_nothing_is_begun_where_the_sides_have_parted(choosing, client_of):
    type(choosing.meals).objects.filter(pk=choosing.meals.pk).update(stage="parted")
    assert home(client_of, choosing.bob)[0] == []

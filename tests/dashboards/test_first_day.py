"""The first day: what can be begun with, for whom, and until it is done."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from dashboards.first_day import beginnings
from partnerships.room.access import enter
from tests.factories import BenefitFactory, DatePollFactory, IdeaFactory, PartnershipFactory

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

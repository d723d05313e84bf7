"""What one side, one lead, or one organisation's administrator cannot do alone."""

from datetime import timedelta

import pytest
from django.urls import reverse

from accounts.organisations import actions as organisations
from accounts.organisations.upkeep import Refused
from partnerships.roles import Function
from partnerships.room.models import OpenSeat, Participant, Side
from partnerships.room.table import actions
from partnerships.room.table.actions import Guest
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def seat_of(cast, user) -> Participant:
    return Participant.objects.present().get(partnership=cast.meals, user=user)


def guest(email: str) -> Guest:
    return Guest(organisation_name="Rondeel", label="supplier", email=email, name="Charlie", language="en")


def test_one_side_alone_lets_no_third_organisation_in(cast, client_of, now):
    with pytest.raises(actions.SeatRefused, match="directors of all sides"):
        actions.keep_seat_for_organisation(
            partnership=cast.meals,
            guest=guest(cast.charlie.email),
            by=seat_of(cast, cast.marieke),
            now=now,
        )
    assert not OpenSeat.objects.filter(partnership=cast.meals).exists()
    page = client_of(cast.marieke).get(reverse("room_people", args=[cast.meals.public_id])).content.decode()
    assert reverse("side_invite", args=[cast.meals.public_id]) not in page
    assert Side.objects.filter(partnership=cast.meals).count() == 2


def test_a_lead_brings_in_no_director_of_the_own_choosing(cast, now):
    with pytest.raises(actions.SeatRefused, match="administrator of your organisation"):
        actions.invite_person(
            email="alice.again@people.example",
            name="Alice again",
            function=Function.DIRECTOR,
            language="en",
            by=seat_of(cast, cast.alice),
            now=now,
        )
    seat = actions.invite_person(
        email="new.director@people.example",
        name="New director",
        function=Function.DIRECTOR,
        language="en",
        by=seat_of(cast, cast.ruben),
        now=now,
    )
    assert seat.function == Function.DIRECTOR


def test_a_seat_is_worth_what_its_keeper_may_do_on_the_day_it_is_taken(cast, now):
    seat = actions.invite_person(
        email="friend@people.example",
        name="A friend",
        function=Function.MEMBER,
        language="en",
        by=seat_of(cast, cast.alice),
        now=now,
    )
    Participant.objects.filter(pk=seat_of(cast, cast.alice).pk).update(left_at=now)
    friend = UserFactory(email="friend@people.example")
    with pytest.raises(Refused, match="no longer leads"):
        organisations.accept(
            invitation=seat.invitation, person=friend, job_title="friend", now=now + timedelta(hours=1)
        )
    assert not Participant.objects.filter(user=friend).exists()
    assert not friend.memberships.exists()


def test_a_lead_makes_no_second_address_a_director(cast, now):
    """Else a lead would bring in an address of the own as member, make it director and bind the side alone."""
    with pytest.raises(actions.SeatRefused, match="director"):
        actions.change_function(
            participant=cast.seat_of(cast.bob),
            function="director",
            job_title="",
            by=cast.seat_of(cast.alice),
            now=now,
        )
    made = actions.change_function(
        participant=cast.seat_of(cast.bob), function="director", job_title="", by=cast.seat_of(cast.ruben), now=now
    )
    assert made.function == "director"

"""An invitation is worth what its sender may do on the day it is used."""

import pytest

from accounts.organisations import actions
from accounts.organisations.models import Membership
from accounts.organisations.upkeep import Refused
from tests.factories import MembershipFactory, OrganisationFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def root():
    return UserFactory(installation_administrator=True, email="root@installation.example")


@pytest.fixture
def wijkwerk():
    return OrganisationFactory(name="Wijkwerk")


def accept(invitation, person, now):
    return actions.accept(invitation=invitation, person=person, job_title="", now=now)


def test_the_installation_cannot_invite_itself(root, wijkwerk, now):
    with pytest.raises(Refused, match="administers the installation"):
        actions.invite_first_administrator(organisation=wijkwerk, email=root.email, by=root, now=now)


def test_a_second_first_administrator_comes_too_late(root, wijkwerk, now):
    letters = [
        actions.invite_first_administrator(organisation=wijkwerk, email=f"{name}@wijk.example", by=root, now=now)
        for name in ("marga", "samir")
    ]
    people = [UserFactory(email=letter.email) for letter in letters]
    accept(letters[0], people[0], now)
    with pytest.raises(Refused, match="has an administrator"):
        accept(letters[1], people[1], now)
    with pytest.raises(Refused, match="has an administrator"):
        actions.resend(invitation=letters[1], by=root, now=now)


def test_closing_accounts_opens_no_door(root, wijkwerk, now):
    MembershipFactory(organisation=wijkwerk, administrator=True, user__inactive=True)
    with pytest.raises(Refused, match="has an administrator"):
        actions.invite_first_administrator(organisation=wijkwerk, email="x@people.example", by=root, now=now)


def test_who_administers_no_more_has_invited_nobody(wijkwerk, now):
    membership = MembershipFactory(organisation=wijkwerk, administrator=True)
    MembershipFactory(organisation=wijkwerk, administrator=True)
    letter = actions.invite(
        organisation=wijkwerk, email="private@mail.example", by=membership.user, now=now, as_portfolio_reader=True
    )
    Membership.objects.filter(pk=membership.pk).update(is_administrator=False)
    with pytest.raises(Refused, match="no longer administers"):
        accept(letter, UserFactory(email="private@mail.example"), now)
    assert not Membership.objects.filter(user__email="private@mail.example").exists()


@pytest.mark.parametrize("path", ["/accounts/login/", "/accounts/logout/"])
def test_half_an_address_to_go_on_to_is_no_error_of_ours(client, path):
    UserFactory()
    assert client.get(path, {"next": "http://["}).status_code in (200, 302)

"""The first day: no account, one link, one administrator."""

import re
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse

from accounts.people import actions
from accounts.people.models import FirstDay, User
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

SAID = {
    "name": "Ada Beheer",
    "email": "Ada@Samen.example",
    "password": "quiet harbour lantern",
    "language": "nl",
}


@pytest.fixture
def link(now) -> str:
    return reverse("setup", args=[actions.first_token(now=now)])


def printed() -> str:
    out = StringIO()
    call_command("first_token", stdout=out)
    return out.getvalue()


@pytest.mark.parametrize("path", ["/", "/accounts/login/", "/administration/", "/settings/", "/no-such-page/"])
def test_every_page_leads_to_the_one_that_says_where_the_token_is(client, path):
    response = client.get(path)
    assert response.status_code == 302
    assert response.url == reverse("setup_where")
    assert "first_token" in client.get(response.url).content.decode()


def test_what_we_store_is_there_from_the_first_day(client):
    assert client.get(reverse("what_we_store")).status_code == 200


def test_the_command_prints_the_same_address_until_it_is_used(client):
    first = printed()
    assert printed() == first
    path = re.search(r"https://samen\.test(/setup/\S+/)", first)[1]
    assert client.get(path).status_code == 200
    assert FirstDay.objects.get().nonce not in first


def test_the_link_makes_one_administrator_and_signs_in(client, link):
    response = client.post(link, SAID)
    assert response.url == reverse("administration")
    person = User.objects.get()
    assert (person.email, person.name, person.language) == ("ada@samen.example", "Ada Beheer", "nl")
    assert person.is_installation_administrator
    assert person.check_password(SAID["password"])
    assert client.get(response.url).status_code == 200
    assert printed() == ""


def test_afterwards_the_pages_are_gone(client, client_of, link):
    client.post(link, SAID)
    for path in (link, reverse("setup_where")):
        assert client_of(None).get(path).status_code == 404
        assert client_of(None).post(path, SAID).status_code in (404, 405)
    assert User.objects.count() == 1


def test_with_accounts_nothing_is_printed_and_no_token_opens(client, now):
    UserFactory()
    assert printed() == ""
    assert client.get(reverse("setup", args=["a" * 27])).status_code == 404


def test_a_wrong_token_is_404(client, link):
    assert client.get(reverse("setup", args=["a" * 27])).status_code == 404


def test_of_two_who_race_one_wins(now):
    token = actions.first_token(now=now)
    said = {"token": token, "password": "quiet harbour lantern", "language": "en", "now": now}
    FirstDay.objects.update(used_at=now)  # the other has claimed the row; the account is not yet to be seen
    with pytest.raises(actions.FirstDayOver):
        actions.make_first_administrator(name="Second", email="second@samen.example", **said)
    assert not User.objects.exists()


def test_the_password_rule_holds_and_what_was_typed_stays(client, link):
    response = client.post(link, SAID | {"password": "too short"})
    assert response.status_code == 422
    assert "Ada Beheer" in response.content.decode()
    assert not User.objects.exists()


def test_reading_writes_nothing(client, link, django_assert_num_queries):
    before = FirstDay.objects.values().get()
    client.get(link)
    assert FirstDay.objects.values().get() == before

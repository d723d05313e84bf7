"""A person's own settings."""

import pytest
from django.urls import reverse

from tests.factories import PASSWORD, MembershipFactory, UserFactory

pytestmark = pytest.mark.django_db
PATH = "/settings/"


@pytest.fixture
def person():
    return UserFactory(name="Bob de Wit")


def test_only_for_who_is_signed_in(client, person):
    assert client.get(PATH).status_code == 302
    assert client.post("/settings/sign-out-elsewhere/").status_code == 302


def test_it_shows_address_organisations_and_the_way_to_a_new_password(client_of, person):
    membership = MembershipFactory(user=person, opener=True)
    page = client_of(person).get(PATH).content.decode()
    for words in (person.email, membership.organisation.name, reverse("account_change_password")):
        assert words in page


def test_name_and_language_change(client_of, person):
    client = client_of(person)
    response = client.post(PATH, {"name": " Bob   de Wit-Smit ", "language": "nl", "version": 1}, follow=True)
    person.refresh_from_db()
    assert (person.name, person.language, person.version) == ("Bob de Wit-Smit", "nl", 2)
    assert response.headers["Content-Language"] == "nl"


def test_the_second_writer_sees_both_texts_and_may_decide(client_of, person):
    client = client_of(person)
    client.post(PATH, {"name": "First", "language": "en", "version": 1})
    response = client.post(PATH, {"name": "Second", "language": "en", "version": 1})
    page = response.content.decode()
    assert "First" in page
    assert "Second" in page
    person.refresh_from_db()
    assert person.name == "First"
    client.post(PATH, {"name": "Second", "language": "en", "version": response.context["form"]["version"].value()})
    person.refresh_from_db()
    assert person.name == "Second"


def test_twice_the_same_is_once(client_of, person):
    client = client_of(person)
    for _ in range(2):
        assert client.post(PATH, {"name": "New", "language": "en", "version": 1}).status_code == 302
    person.refresh_from_db()
    assert person.version == 2


def test_fields_that_are_not_on_the_page_change_nothing(client_of, person):
    client_of(person).post(
        PATH,
        {
            "name": "New",
            "language": "en",
            "version": 1,
            "email": "other@people.example",
            "is_installation_administrator": "on",
        },
    )
    before = person.email
    person.refresh_from_db()
    assert person.email == before
    assert not person.is_installation_administrator


@pytest.mark.parametrize(
    "bad",
    [
        {"name": "a\x00b"},
        {"name": "x" * 100_000},
        {"name": "a\x1bb"},
        {"name": "   "},
        {"language": "xx"},
        {"version": "99999999999999999999"},
        {"version": "1e309"},
        {"version": ""},
    ],
)
def test_bad_input_is_answered_in_words(client_of, person, bad):
    response = client_of(person).post(PATH, {"name": "New", "language": "en", "version": 1} | bad)
    assert response.status_code == 422
    assert response.context["form"].errors
    person.refresh_from_db()
    assert person.name == "Bob de Wit"


def test_marks_that_turn_the_direction_are_taken_out(client_of, person):
    client_of(person).post(PATH, {"name": "Bob \u202eeveD", "language": "en", "version": 1})
    person.refresh_from_db()
    assert person.name == "Bob eveD"


def test_signing_out_elsewhere_keeps_this_session_only(client_of, person):
    here, there = client_of(person), client_of(person)
    here.post("/settings/sign-out-elsewhere/")
    assert here.get(PATH).status_code == 200
    assert there.get(PATH).status_code == 302
    assert (
        client_of(None).post("/accounts/login/", {"login": person.email, "password": PASSWORD}).status_code == 302
    )


def test_a_closed_account_is_out_at_the_next_request(client_of, person):
    client = client_of(person)
    type(person).objects.update(is_active=False)
    assert client.get(PATH).status_code == 302


def test_the_first_words_after_signing_in_are_in_the_language_of_the_person(client_of):
    person = UserFactory(language="nl")
    typed = {"login": person.email, "password": PASSWORD}
    page = client_of(None).post("/accounts/login/", typed, follow=True, headers={"accept-language": "en"})
    assert "Je bent aangemeld als" in page.content.decode()

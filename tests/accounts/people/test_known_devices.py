"""Ten guesses per account in a quarter of an hour, and the right person still gets in."""

import pytest
from django.core.cache import cache
from django.test import Client

from accounts.people.known_devices import COOKIE
from tests.factories import PASSWORD


@pytest.fixture(autouse=True)
def _no_guesses_yet():
    cache.clear()
    yield
    cache.clear()


def _sign_in(client, email, password, **headers):
    client.post("/accounts/login/", {"login": email, "password": password}, **headers)
    return "_auth_user_id" in client.session


def _guess(client, email, times=10, **headers):
    return [_sign_in(client, email, f"guess {n}", **headers) for n in range(times)]


@pytest.mark.usefixtures("cast")
def test_a_stranger_has_ten_guesses_and_no_header_gives_more(cast):
    stranger = Client()
    assert not any(_guess(stranger, "alice@noordzee.example"))
    assert not _sign_in(stranger, "alice@noordzee.example", PASSWORD)
    assert not _sign_in(Client(), "Alice@Noordzee.example", PASSWORD, headers={"x-forwarded-for": "10.9.8.7"})


def test_the_person_gets_in_from_a_browser_used_before(cast):
    own = Client()
    assert _sign_in(own, "alice@noordzee.example", PASSWORD)
    own.post("/accounts/logout/")
    assert COOKIE in own.cookies
    _guess(Client(), "alice@noordzee.example", 12)
    assert _sign_in(own, "alice@noordzee.example", PASSWORD)


def test_a_known_browser_has_ten_guesses_too(cast):
    own = Client()
    _sign_in(own, "alice@noordzee.example", PASSWORD)
    own.post("/accounts/logout/")
    _guess(own, "alice@noordzee.example")
    assert not _sign_in(own, "alice@noordzee.example", PASSWORD)


def test_a_cookie_of_one_account_opens_no_count_for_another(cast):
    thief = Client()
    _sign_in(thief, "charlie@rondeel.example", PASSWORD)
    thief.post("/accounts/logout/")
    _guess(thief, "alice@noordzee.example")
    assert not _sign_in(Client(), "alice@noordzee.example", PASSWORD)
    assert not _sign_in(thief, "alice@noordzee.example", PASSWORD)


@pytest.mark.parametrize("value", ["", "nonsense", "e30:1:2", "\x00", "x" * 5000])
def test_a_cookie_that_is_none_counts_for_nothing(cast, value):
    client = Client()
    client.cookies[COOKIE] = value
    assert _sign_in(client, "alice@noordzee.example", PASSWORD)


def test_the_cookie_tells_nobody_the_address(cast):
    client = Client()
    _sign_in(client, "alice@noordzee.example", PASSWORD)
    assert "alice" not in client.cookies[COOKIE].value
    assert client.cookies[COOKIE]["httponly"]

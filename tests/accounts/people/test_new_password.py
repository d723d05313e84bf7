"""Forgot the password: the same for every address, and a link that works once."""

import re

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.post.actions import deliver_due
from accounts.post.models import OutboxMail
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
NEW = "another quiet harbour"


def ask(client, address: str) -> tuple:
    with CaptureQueriesContext(connection) as captured:
        response = client.post(reverse("account_reset_password"), {"email": address})
    kinds = [query["sql"].split()[0] for query in captured if "outbox" in query["sql"] or "user" in query["sql"]]
    return response.status_code, response.headers.get("Location"), kinds


def test_nobody_learns_whether_there_is_an_account(client_of, now):
    UserFactory(email="bob@people.example")
    UserFactory(email="closed@people.example", is_active=False)
    answers = [ask(client_of(None), f"{name}@people.example") for name in ("bob", "nobody", "closed")]
    assert answers[0] == answers[1] == answers[2]
    deliver_due(now=now)
    assert [letter.to for letter in mail.outbox] == [["bob@people.example"]]
    assert set(OutboxMail.objects.values_list("to_email", flat=True)) == {""}


def test_the_link_sets_a_password_once(client_of, now):
    bob = UserFactory(email="bob@people.example")
    ask(client_of(None), "BOB@people.example")
    ask(client_of(None), "bob@people.example")
    assert deliver_due(now=now) == 1
    path = re.search(r"https://samen\.test(/accounts/password/reset/key/\S+/)", mail.outbox[0].body)[1]
    client = client_of(None)
    form = client.get(path)
    assert form.status_code == 302
    short = client.post(form.url, {"password1": "short", "password2": "short"})
    assert short.status_code == 200
    client.post(form.url, {"password1": NEW, "password2": NEW})
    bob.refresh_from_db()
    assert bob.check_password(NEW)
    again = client_of(None).get(path)
    assert again.status_code == 200
    assert "password1" not in again.content.decode()


@pytest.mark.parametrize("path", ["%00-set-password", "1-%00", "é-x", "1-" + "x" * 5000])
def test_what_is_no_key_is_404(client, path):
    UserFactory()
    assert client.get(f"/accounts/password/reset/key/{path}/").status_code == 404


@pytest.mark.parametrize(
    "target", ["99999", "x", "//evil.example/", "https://evil.example/", "/" + "x" * 9999, "\x00"]
)
def test_language_leads_back_only_to_our_pages(client, target):
    UserFactory()
    for path in ("/accounts/language/", "/accounts/colours/"):
        assert client.post(path, {"next": target, "language": "nl", "theme": "dark"}).url == "/"

"""Pages that explain: what is stored; the demonstration's mailbox."""

import stat

import pytest
from django.core.mail import EmailMessage
from django.urls import reverse

from accounts.post.demo_backend import DemoBackend
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def test_what_we_store_is_open_to_all(client):
    UserFactory()
    page = client.get(reverse("what_we_store"))
    assert page.status_code == 200
    assert "What an operator could see" in page.content.decode()


@pytest.fixture
def post_folder(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    return tmp_path / "demo-post"


def send(to: str, subject: str, body: str, message_id: str) -> None:
    mail = EmailMessage(subject, body, to=[to], headers={"Message-ID": message_id})
    DemoBackend().send_messages([mail])


def test_a_visitor_reads_only_the_letters_to_the_own_address(client_of, post_folder, capsys):
    bob, eve = UserFactory(email="bob@people.example"), UserFactory(email="eve@people.example")
    send(
        "Bob@people.example",
        "Täglich für Bob",
        "See https://samen.test/answer/abc/ now <b>x</b>",
        "<1@samen.test>",
    )
    page = client_of(bob).get(reverse("demo_post")).content.decode()
    assert "Täglich für Bob" in page
    assert '<a href="https://samen.test/answer/abc/"' in page
    assert "<b>x</b>" not in page
    assert "Bob" not in client_of(eve).get(reverse("demo_post")).content.decode()


def test_a_letter_sent_twice_is_kept_once_and_read_by_nobody_else_on_the_machine(post_folder, capsys):
    for _ in range(2):
        send("bob@people.example", "Once", "text", "<1@samen.test>")
    [file] = post_folder.rglob("*.eml")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_nobody_without_an_account(client):
    UserFactory()
    assert client.get("/demo/post/").status_code == 302

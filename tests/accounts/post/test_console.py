"""Mail on the console keeps its link, also where the worker's log takes hold of standard error."""

import io
import sys

from django.core.mail import EmailMessage

from accounts.post.console_backend import ConsoleBackend
from accounts.post.demo_backend import MOST_NAMED, DemoBackend


class TakenBySomebody:
    """What Celery puts in the place of standard error: everything goes to a log, which masks links."""

    def write(self, text):
        raise AssertionError("the mail went into the log")


def test_it_writes_past_what_took_standard_error(monkeypatch):
    monkeypatch.setattr(sys, "stderr", TakenBySomebody())
    backend = ConsoleBackend()
    assert backend.stream is sys.__stderr__


def test_a_mail_is_short_and_whole(capsys):
    lines: list[str] = []

    class Paper:
        def write(self, text):
            lines.append(text)

        def flush(self):
            pass

    letter = EmailMessage("News", "Hello\n\nhttps://samen.test/join/abc/", to=["bob@people.example"])
    ConsoleBackend(stream=Paper()).send_messages([letter])
    assert "".join(lines) == "mail to bob@people.example: News\n    Hello\n    https://samen.test/join/abc/\n"


def test_the_demonstration_names_the_first_letters_and_counts_the_others(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    said = io.StringIO()
    post = DemoBackend(stream=said)
    for number in range(20):
        letter = EmailMessage(f"News {number}", "https://samen.test/join/abc/", to=[f"p{number}@people.example"])
        letter.connection = post
        letter.send()
    post.close()
    lines = said.getvalue().splitlines()
    assert len(lines) == MOST_NAMED + 1
    assert "p0@people.example: News 0" in lines[0]
    assert lines[-1] == f"and {20 - MOST_NAMED} more: sign in and read your own at {settings.BASE_URL}/demo/post/"
    assert len(list(tmp_path.rglob("*.eml"))) == 20


def test_of_few_letters_each_is_named(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    said = io.StringIO()
    post = DemoBackend(stream=said)
    for number in range(MOST_NAMED):
        post.send_messages([EmailMessage(f"News {number}", "text", to=["bob@people.example"])])
    post.close()
    assert len(said.getvalue().splitlines()) == MOST_NAMED

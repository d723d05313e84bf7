"""Mail on the console keeps its link, also where the worker's log takes hold of standard error."""

import sys

from django.core.mail import EmailMessage

from accounts.post.console_backend import ConsoleBackend


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

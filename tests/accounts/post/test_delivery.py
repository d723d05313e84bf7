"""The outbox: what is written once leaves once, and its text rests nowhere."""

from datetime import timedelta
from threading import Barrier, Thread, get_ident

import pytest
from django.core import mail
from django.core.mail import get_connection
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection

from accounts.post import actions, kinds
from accounts.post.models import OutboxMail
from tests.factories import OutboxMailFactory

MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def _kind(monkeypatch):
    letters = {
        "news": lambda about: kinds.Letter("News", [f"secret of {about['n']}"]),
        "nothing": lambda about: None,
    }
    monkeypatch.setattr(kinds, "_KINDS", kinds._KINDS | letters)


class Dies(EmailBackend):
    """The process dies after the mail has left and before anybody wrote that down."""

    def send_messages(self, messages):
        super().send_messages(messages)
        raise SystemExit


class Refuses(EmailBackend):
    """A mail server that takes nothing."""

    def send_messages(self, messages):
        raise OSError("no route")


def here(name: type) -> str:
    return f"{__name__}.{name.__name__}"


def put(now, once="news:1", **fields):
    actions.put(
        **{"kind": "news", "to": "bob@people.example", "language": "en", "about": {"n": 7}} | fields,
        once=once,
        now=now,
    )


@pytest.mark.django_db
def test_the_same_news_is_written_and_sent_once(now):
    put(now)
    put(now, to="other@people.example")
    assert actions.deliver_due(now=now) == 1
    put(now)
    assert actions.deliver_due(now=now + MINUTE) == 0
    assert [letter.to for letter in mail.outbox] == [["bob@people.example"]]


@pytest.mark.django_db
def test_the_text_and_what_it_is_about_are_not_kept(now):
    put(now)
    actions.deliver_due(now=now)
    row = OutboxMail.objects.values().get()
    assert "secret of 7" in mail.outbox[0].body
    assert "secret" not in str(row)
    assert row["about"] == {}


@pytest.mark.django_db
def test_no_news_any_more_sends_nothing_and_is_done(now):
    put(now, kind="nothing")
    assert actions.deliver_due(now=now) == 0
    assert OutboxMail.objects.get().sent_at == now
    assert mail.outbox == []


@pytest.mark.django_db
def test_a_mail_waits_for_its_moment(now):
    put(now + MINUTE)
    assert actions.deliver_due(now=now) == 0
    assert actions.deliver_due(now=now + MINUTE) == 1


@pytest.mark.django_db
def test_after_a_crash_the_same_mail_leaves_with_the_same_id(now, settings):
    put(now)
    settings.EMAIL_BACKEND = here(Dies)
    with pytest.raises(SystemExit):
        actions.deliver_due(now=now)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert actions.deliver_due(now=now + 4 * MINUTE) == 0  # still claimed
    assert actions.deliver_due(now=now + 6 * MINUTE) == 1
    first, second = mail.outbox
    assert first.extra_headers["Message-ID"] == second.extra_headers["Message-ID"]


@pytest.mark.django_db
def test_a_mail_that_kills_the_worker_each_time_is_given_up(now, settings):
    put(now)
    settings.EMAIL_BACKEND = here(Dies)
    for attempt in range(actions.MOST_TRIES):
        with pytest.raises(SystemExit):
            actions.deliver_due(now=now + attempt * 6 * MINUTE)
    assert actions.deliver_due(now=now + timedelta(days=1)) == 0
    assert OutboxMail.objects.get().given_up_at
    assert len(mail.outbox) == actions.MOST_TRIES


@pytest.mark.django_db
def test_it_tries_again_ever_later_and_then_gives_up(now, settings, caplog):
    put(now)
    settings.EMAIL_BACKEND = here(Refuses)
    waits, at = [], now
    for _ in range(actions.MOST_TRIES):
        actions.deliver_due(now=at)
        row = OutboxMail.objects.get()
        waits.append(row.next_try_at - at)
        at = row.next_try_at
    assert waits == sorted(waits)
    assert row.given_up_at
    assert row.about == {}
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert actions.deliver_due(now=at + timedelta(days=9)) == 0
    assert "bob@people.example" not in caplog.text
    assert "secret" not in caplog.text


@pytest.mark.django_db
def test_one_bad_mail_does_not_hold_up_the_others(now):
    put(now, once="bad", kind="no such kind")
    put(now, once="good")
    assert actions.deliver_due(now=now) == 1


@pytest.mark.django_db
def test_the_claim_asks_again_whether_the_mail_is_due(now):
    put(now)
    pk = OutboxMail.objects.get().pk
    OutboxMail.objects.update(sent_at=now)  # another worker, between the look and the claim
    assert actions._deliver_one(pk, now, get_connection()) == 0
    assert mail.outbox == []


@pytest.mark.django_db(transaction=True)
@pytest.mark.real_time
@pytest.mark.parametrize("claims", [True, False], ids=["with the claim", "without it"])
def test_two_workers_at_once_send_once(now, monkeypatch, claims):
    """The twin without the claim shows that this test can fail.

    All three hold a mail in their hands before the first one leaves: a worker that comes later would find
    nothing left to write, and the twin would pass by luck.
    """
    for number in range(10):
        put(now, once=f"news:{number}")
    if not claims:
        monkeypatch.setattr(actions, "_free", lambda at: actions.Q(pk__gt=0))
    all_hold_one, write, met = Barrier(3, timeout=60), actions._message, set()

    def write_together(row):
        if get_ident() not in met:
            met.add(get_ident())
            all_hold_one.wait()
        return write(row)

    monkeypatch.setattr(actions, "_message", write_together)

    def work():
        actions.deliver_due(now=now)
        connection.close()

    workers = [Thread(target=work) for _ in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert (len(mail.outbox) == 10) is claims


@pytest.mark.django_db
def test_addresses_of_old_mails_are_forgotten_and_the_news_stays_told(now):
    OutboxMailFactory(once="old", sent=True)
    OutboxMailFactory(once="waiting")
    later = now + timedelta(days=30)
    assert actions.forget_addresses(now=later - MINUTE) == 0
    assert actions.forget_addresses(now=later) == 1
    assert set(OutboxMail.objects.values_list("once", "to_email")) == {
        ("old", ""),
        ("waiting", "alice@noordzee.example"),
    }
    put(later, once="old")
    assert OutboxMail.objects.count() == 2

"""Putting mail into the outbox and sending what is due."""

import hashlib
import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import F, Q
from django.template.loader import render_to_string
from django.utils import translation

from accounts.post import kinds
from accounts.post.models import OutboxMail

log = logging.getLogger(__name__)

CLAIM = timedelta(minutes=5)
MOST_TRIES = 8
BATCH = 200
ADDRESS_KEPT = timedelta(days=30)


def put(*, kind: str, to: str, language: str, once: str, now: datetime, about: dict | None = None) -> None:
    """Write a mail into the outbox, unless the same news (`once`) stands there already."""
    put_many([OutboxMail(kind=kind, to_email=to, language=language, once=once, about=about or {})], now=now)


def put_many(mails: list[OutboxMail], *, now: datetime) -> None:
    """Write many mails in one statement. Each needs kind, to_email, language, once and about."""
    for mail in mails:
        mail.message_id = _message_id(mail.once)
        mail.created_at = mail.next_try_at = now
    OutboxMail.objects.bulk_create(mails, ignore_conflicts=True, batch_size=500)


def _message_id(once: str) -> str:
    # A keyed hash: the id travels in the mail and must not tell which rows it is about.
    digest = hashlib.blake2s(once.encode(), key=settings.SECRET_KEY.encode()[:32], digest_size=16)
    host = settings.BASE_URL.split("//")[-1].split(":")[0]
    return f"<{digest.hexdigest()}@{host}>"


def deliver_due(*, now: datetime, connection: BaseEmailBackend | None = None) -> int:
    """Send what waits; returns how many mails left. Any number of workers may run this at once.

    `connection`: another way out than the one in the settings.
    """
    return _deliver(_waiting(now), now, connection or get_connection())


def deliver_and_tell(*, now: datetime) -> dict[str, int]:
    """Send what waits; returns what may be told of it.

    `letters`: those that are done with, also where there was nothing to say any more: the difference would
    tell how many people had answered. For the same reason it is told only where all could leave, and not of
    letters that come a second time: what had nothing to say never comes again. `held_up`: 1 if some could not
    leave, `late`: 1 if some left that had been held up, however many.
    """
    due = _waiting(now)
    _deliver(due, now, get_connection())
    tried = OutboxMail.objects.filter(pk__in=due)
    kept_back = Q(sent_at=None, claimed_until=None) & (Q(next_try_at__gt=now) | Q(given_up_at=now))
    held_up, left = tried.filter(kept_back).exists(), tried.filter(sent_at=now)
    return {
        "letters": 0 if held_up else left.filter(tries=1).count(),
        "held_up": int(held_up),
        "late": int(left.filter(tries__gt=1).exists()),
    }


def _waiting(now: datetime) -> list[int]:
    waiting = OutboxMail.objects.filter(_free(now)).order_by("next_try_at", "pk")
    return list(waiting.values_list("pk", flat=True)[:BATCH])


def _deliver(mails: list[int], now: datetime, connection: BaseEmailBackend) -> int:
    sent = sum(_deliver_one(pk, now, connection) for pk in mails)
    connection.close()
    return sent


def _free(now: datetime) -> Q:
    due = Q(sent_at=None, given_up_at=None, next_try_at__lte=now)
    return due & (Q(claimed_until=None) | Q(claimed_until__lte=now))


def _deliver_one(pk: int, now: datetime, connection: BaseEmailBackend) -> int:
    # The condition stands in the update itself: of two workers one changes a row and sends.
    claimed = OutboxMail.objects.filter(_free(now), pk=pk).update(claimed_until=now + CLAIM, tries=F("tries") + 1)
    if not claimed:
        return 0
    mail = OutboxMail.objects.get(pk=pk)
    if mail.tries > MOST_TRIES:
        # A mail on which the worker itself dies each time never gets to `_postpone`.
        OutboxMail.objects.filter(pk=pk).update(given_up_at=now, claimed_until=None, about={})
        return 0
    try:
        message = _message(mail)
        if message is not None:
            message.connection = connection
            message.send()
        elif connection.open():
            # The mail server is asked for all the same: while it is away nothing is done with, and the rows
            # of those who need no reminder any more do not stand out among the others.
            connection.close()
    except Exception as error:
        log.warning("mail %s (%s) could not be sent: %s", mail.pk, mail.kind, type(error).__name__)
        _postpone(mail, now)
        return 0
    with transaction.atomic():
        OutboxMail.objects.filter(pk=pk).update(
            sent_at=now,
            claimed_until=None,
            next_try_at=None,
            about={},
            # The address goes with the mail, whether or not there was something to say: a difference would tell.
            to_email="",
        )
    return int(message is not None)


def _postpone(mail: OutboxMail, now: datetime) -> None:
    wait = timedelta(minutes=2 ** min(mail.tries, 8))
    given_up = now if mail.tries >= MOST_TRIES else None
    OutboxMail.objects.filter(pk=mail.pk).update(
        next_try_at=now + wait,
        claimed_until=None,
        given_up_at=given_up,
        about={} if given_up else mail.about,
    )


def _message(mail: OutboxMail) -> EmailMessage | None:
    with translation.override(mail.language):
        letter = kinds.compose(mail.kind, mail.about)
        if letter is None:
            return None
        body = render_to_string("post/letter.txt", {"letter": letter})
    return EmailMessage(
        subject=" ".join(letter.subject.split()),
        body=body,
        to=[mail.to_email],
        headers={"Message-ID": mail.message_id, "Auto-Submitted": "auto-generated"},
    )


def forget_addresses(*, now: datetime) -> int:
    """Take the address out of mails that left, or were given up, thirty days ago.

    The rows stay: their `once` keeps old news from being written a second time.
    """
    old = Q(sent_at__lte=now - ADDRESS_KEPT) | Q(given_up_at__lte=now - ADDRESS_KEPT)
    return OutboxMail.objects.filter(old).exclude(to_email="").update(to_email="")

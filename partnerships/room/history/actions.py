"""Writing an event: the one thing that every verb of a room does last."""

import hashlib
from datetime import datetime
from typing import Any

from django.db import transaction

from partnerships.room.canonical import canonical
from partnerships.room.history.models import ChainHead, Event
from partnerships.room.seats.models import Participant, Partnership


def hold(partnership: Partnership) -> ChainHead:
    """Let the writers of a partnership wait for each other until the end of the transaction.

    The chain's head row is what they wait for: a lock on the partnership itself would block every insert
    that refers to it. Whoever changes rows that sides consent to takes this lock first.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("a lock lasts as long as its transaction: there is none")
    ChainHead.objects.get_or_create(partnership=partnership)
    return _locked(partnership)


def _locked(partnership: Partnership) -> ChainHead:
    return ChainHead.objects.select_for_update(no_key=True).get(partnership=partnership)


def record(
    *,
    partnership: Partnership,
    verb: str,
    by: Participant | None,
    now: datetime,
    subject: tuple[str, str] = ("", ""),
    data: dict[str, Any] | None = None,
) -> Event:
    """Append an event to the partnership's chain.

    Must run in the transaction of what it tells of. The head row is locked, so that two writers at once
    get two numbers. `data` holds ids and codes, never a name or text about a person.
    """
    head = hold(partnership)
    event = Event(
        partnership=partnership,
        number=head.number + 1,
        at=now.replace(microsecond=0),
        verb=verb,
        by=by,
        subject_kind=subject[0],
        subject_id=str(subject[1]),
        data=data or {},
        digest_before=head.digest,
    )
    event.digest = digest_of(event, partnership.public_id)
    event.save(force_insert=True)
    head.number, head.digest = event.number, event.digest
    head.save(update_fields=["number", "digest"])
    return event


def digest_of(event: Event, partnership: str) -> str:
    """Return the SHA-256 over everything an event says, chained to the digest before it."""
    content = [
        event.digest_before,
        partnership,
        event.number,
        event.at,
        event.verb,
        event.by_id,
        event.subject_kind,
        event.subject_id,
        event.data,
    ]
    return hashlib.sha256(canonical(content).encode()).hexdigest()

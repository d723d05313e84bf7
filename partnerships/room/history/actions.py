"""Writing an event, and checking that nobody rewrote one."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from partnerships.room.canonical import canonical
from partnerships.room.history.models import ChainHead, Event
from partnerships.room.seats.models import Participant, Partnership


@dataclass(frozen=True)
class Break:
    """Where a chain does not hold."""

    partnership: str
    number: int
    what: str


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
    get two numbers.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("an event belongs into the transaction of what it records")
    ChainHead.objects.get_or_create(partnership=partnership)
    head = ChainHead.objects.select_for_update(no_key=True).get(partnership=partnership)
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


def breaks() -> Iterator[Break]:
    """Walk every chain and yield each place where it does not hold."""
    heads = {head.partnership_id: head for head in ChainHead.objects.all()}
    known = dict(Partnership.objects.values_list("pk", "public_id"))
    last: dict[int, tuple[int, str]] = {}
    for event in Event.objects.order_by("partnership_id", "number").iterator(chunk_size=2000):
        number, digest = last.get(event.partnership_id, (0, ""))
        room = known[event.partnership_id]
        if event.number != number + 1:
            yield Break(room, number + 1, "missing")
        if event.digest_before != digest:
            yield Break(room, event.number, "not chained to the event before it")
        if digest_of(event, room) != event.digest:
            yield Break(room, event.number, "changed")
        last[event.partnership_id] = (event.number, event.digest)
    for pk, head in heads.items():
        if last.get(pk, (0, "")) != (head.number, head.digest):
            yield Break(known[pk], head.number, "the end of the chain is cut or replaced")
    for pk in last.keys() - heads.keys():
        yield Break(known[pk], last[pk][0], "the head of the chain is gone")

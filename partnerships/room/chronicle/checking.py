"""Checking that nobody rewrote the history: within the database, and against heads kept elsewhere.

Whoever can write rows can also compute every digest anew. That is why the heads leave the house, and why a
chain is also compared with heads that somebody kept.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from partnerships.room.canonical import fingerprint
from partnerships.room.consent.models import Consent, Proposal
from partnerships.room.history.actions import digest_of
from partnerships.room.history.models import ChainHead, Event
from partnerships.room.seats.models import Partnership


@dataclass(frozen=True)
class Break:
    """Where a chain does not hold."""

    partnership: str
    number: int
    what: str


@dataclass(frozen=True)
class KeptHead:
    """The head of a chain as somebody kept it outside the database."""

    partnership: str
    number: int
    digest: str


# What rooms on upper floors have sealed: each says itself where a row no longer is what the chain says of it.
Check = Callable[[], Iterator[Break]]
_CHECKS: dict[str, Check] = {}


def register(name: str, check: Check) -> None:
    """Add the check of a room's sealed rows, in its `apps.ready`; each name once.

    A check yields a `Break` with the partnership's public id for each row that was changed.
    """
    if name in _CHECKS:
        raise ValueError(f"the check {name!r} is registered twice")
    _CHECKS[name] = check


def breaks() -> Iterator[Break]:
    """Walk every chain and yield each place where it does not hold; then what the rooms have sealed."""
    heads = {head.partnership_id: head for head in ChainHead.objects.order_by("pk")}
    known = dict(Partnership.objects.values_list("pk", "public_id"))
    last: dict[int, tuple[int, str]] = {}
    events = Event.objects.order_by("partnership_id", "number", "pk")
    for event in events.iterator(chunk_size=2000):
        yield from _breaks_at(event, known[event.partnership_id], last.get(event.partnership_id, (0, "")))
        last[event.partnership_id] = (event.number, event.digest)
    for pk, head in heads.items():
        if last.get(pk, (0, "")) != (head.number, head.digest):
            yield Break(known[pk], last.get(pk, (0, ""))[0] + 1, "the end of the chain is cut or replaced")
    for pk in sorted(last.keys() - heads.keys()):
        yield Break(known[pk], last[pk][0], "the head of the chain is gone")
    yield from _changed_texts(known)
    for check in _CHECKS.values():
        yield from check()


def _breaks_at(event: Event, room: str, before: tuple[int, str]) -> Iterator[Break]:
    number, digest = before
    if event.number > number + 1:
        yield Break(room, number + 1, "missing")
    elif event.number <= number:
        yield Break(room, event.number, "stands there twice")
    if event.digest_before != digest:
        yield Break(room, event.number, "not chained to the event before it")
    try:
        said = digest_of(event, room)
    except ValueError:  # content that no canonical form allows was never written by record()
        said = ""
    if said != event.digest:
        yield Break(room, event.number, "changed")


def _changed_texts(known: dict[int, str]) -> Iterator[Break]:
    """Compare each accepted text with its fingerprint, and that with what the chain says of it."""
    fingerprints: dict[str, str] = {}
    for proposal in Proposal.objects.order_by("pk").iterator(chunk_size=500):
        fingerprints[proposal.public_id] = fingerprint(proposal.content)
        if fingerprints[proposal.public_id] != proposal.fingerprint:
            yield Break(known[proposal.partnership_id], 0, f"the text of proposal {proposal.public_id}")
    told = Event.objects.filter(verb__startswith="consent.").order_by("partnership_id", "number")
    for event in told.iterator(chunk_size=2000):
        claimed = event.data.get("fingerprint") if isinstance(event.data, dict) else None
        if claimed and fingerprints.get(event.subject_id) != claimed:
            yield Break(known[event.partnership_id], event.number, "is about a text that was changed")
    given = Consent.objects.select_related("proposal").order_by("pk")
    for consent in given.iterator(chunk_size=2000):
        if consent.fingerprint != consent.proposal.fingerprint:
            room = known[consent.proposal.partnership_id]
            yield Break(room, 0, f"an acceptance of proposal {consent.proposal.public_id}")


def breaks_against(kept: Iterable[KeptHead]) -> Iterator[Break]:
    """Yield each chain that does not lead through a head which somebody kept."""
    for head in sorted(kept, key=lambda head: (head.partnership, head.number)):
        events = Event.objects.filter(partnership__public_id=head.partnership)
        event = events.filter(number=head.number).order_by("pk").first()
        if event is None and (head.number, head.digest) != (0, ""):
            end = events.order_by("-number").values_list("number", flat=True).first() or 0
            yield Break(head.partnership, end + 1, f"cut: event {head.number} was kept and is gone")
        elif event is not None and event.digest != head.digest:
            yield Break(head.partnership, head.number, "rewritten: this event or one before it is another")


def heads() -> list[KeptHead]:
    """Return the head of every chain, to be kept outside the database."""
    rows = ChainHead.objects.order_by("partnership__public_id")
    return [KeptHead(*row) for row in rows.values_list("partnership__public_id", "number", "digest")]


def written(kept: Iterable[KeptHead]) -> str:
    """Return heads as the text of a file: one JSON object a line, so that files can be laid end to end."""
    return "".join(
        json.dumps({"partnership": head.partnership, "number": head.number, "digest": head.digest}) + "\n"
        for head in kept
    )


def read(text: str) -> list[KeptHead]:
    """Read what `written` wrote. Raises ValueError with the line that is no head."""
    kept = []
    for place, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            number = row["number"]
            if not isinstance(number, int) or isinstance(number, bool) or not 0 <= number < 2**31:
                raise ValueError
            kept.append(KeptHead(str(row["partnership"]), number, str(row["digest"])))
        except (ValueError, KeyError, TypeError, RecursionError):
            raise ValueError(f"line {place} is not the head of a chain") from None
    return kept

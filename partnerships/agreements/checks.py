"""Finding accepted agreements that somebody changed behind the application's back."""

from collections.abc import Iterator

from partnerships.agreements.models import AcceptedAgreement
from partnerships.room.canonical import fingerprint
from partnerships.room.chronicle.checking import Break
from partnerships.room.history.models import Event


def changed_agreements() -> Iterator[Break]:
    """Yield each accepted version that is no longer what the chain says, and each that is gone.

    Text against fingerprint, fingerprint against the event that carries it, and every such event against a row.
    """
    rows = AcceptedAgreement.objects.select_related("partnership", "agreement", "proposal")
    seen = set()
    events = {
        (event.partnership_id, event.number): event
        for event in Event.objects.filter(verb="agreement.accepted").order_by("pk")
    }
    for row in rows.order_by("pk").iterator(chunk_size=500):
        place = (row.partnership_id, row.chain_number)
        seen.add(place)
        if not _holds(row, events.get(place)):
            what = f"version {row.number} of agreement {row.agreement.public_id} was changed"
            yield Break(row.partnership.public_id, row.chain_number, what)
    for place in sorted(events.keys() - seen):
        event = events[place]
        what = f"the accepted version of agreement {event.subject_id} is gone"
        yield Break(event.partnership.public_id, event.number, what)


def _holds(row: AcceptedAgreement, event: Event | None) -> bool:
    if event is None or fingerprint(row.content) != row.fingerprint:
        return False
    said = event.data if isinstance(event.data, dict) else {}
    return (
        said.get("fingerprint") == row.fingerprint == row.proposal.fingerprint
        and said.get("version") == row.number
        and event.subject_id == row.agreement.public_id
        and event.digest == row.chain_digest
    )

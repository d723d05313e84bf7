"""Whether the sealed visions are still what the directors sealed."""

import json
from collections.abc import Iterator

from partnerships.room.canonical import fingerprint
from partnerships.room.chronicle.checking import Break
from partnerships.room.history.models import Event
from partnerships.vision.sealing.models import SealedVision
from partnerships.vision.text.models import Vision

FROZEN = ("why", "big_goal", "text", "number")


def changed_seals() -> Iterator[Break]:
    """Compare each sealed text with its fingerprint, with the chain, and the vision's row with the text.

    Also finds a seal that the chain tells of and that is gone, and a vision that says it is sealed and has none.
    """
    told = {
        (event.partnership_id, event.subject_id): event
        for event in Event.objects.filter(verb="vision.sealed").order_by("partnership_id", "number")
    }
    seals = SealedVision.objects.select_related("partnership", "vision", "proposal").order_by(
        "partnership_id", "pk"
    )
    for seal in seals.iterator(chunk_size=200):
        event = told.pop((seal.partnership_id, seal.vision.public_id), None)
        if not _holds(seal, event):
            yield Break(
                seal.partnership.public_id, seal.chain_number, f"the sealed vision {seal.public_id} was changed"
            )
    for event in told.values():
        yield Break(event.partnership.public_id, event.number, "tells of a sealed vision that is gone")
    bare = Vision.objects.filter(sealed_at__isnull=False, seal=None).select_related("partnership")
    for vision in bare.order_by("pk"):
        yield Break(
            vision.partnership.public_id, 0, f"vision {vision.public_id} says it is sealed and has no seal"
        )


def _holds(seal: SealedVision, event: Event | None) -> bool:
    if event is None or fingerprint(seal.content) != seal.fingerprint:
        return False
    claimed = event.data.get("fingerprint") if isinstance(event.data, dict) else None
    if (claimed, event.number, event.digest) != (seal.fingerprint, seal.chain_number, seal.chain_digest):
        return False
    if seal.proposal.fingerprint != seal.fingerprint or seal.vision.sealed_at is None:
        return False
    content = json.loads(seal.content)
    return all(content.get(name) == getattr(seal.vision, name) for name in FROZEN)

"""The text of a partnership's vision: the one in drafting, the sealed ones, versions and comments."""

from dataclasses import dataclass

from django.urls import reverse

from partnerships.room.differences import Piece, differences, has_changed
from partnerships.room.models import Partnership
from partnerships.room.subjects import Shown
from partnerships.vision.text.models import Vision, VisionDraft


def in_drafting(partnership: Partnership) -> Vision | None:
    """Return the vision that is being written, if there is one."""
    return Vision.objects.filter(partnership=partnership, sealed_at=None).select_related("partnership").first()


def newest_sealed(partnership: Partnership) -> Vision | None:
    """Return the vision that was sealed last."""
    sealed = Vision.objects.filter(partnership=partnership, sealed_at__isnull=False)
    return sealed.select_related("partnership", "seal").order_by("-number").first()


@dataclass(frozen=True)
class Visions:
    """The visions of a room, oldest first: at most one in drafting, and what was sealed."""

    rows: list[Vision]

    @property
    def drafting(self) -> Vision | None:
        """The vision that is being written."""
        return next((one for one in self.rows if one.sealed_at is None), None)

    @property
    def sealed(self) -> Vision | None:
        """The vision that was sealed last."""
        return next((one for one in reversed(self.rows) if one.sealed_at is not None), None)


def visions_of(partnership: Partnership) -> Visions:
    """Return all of them with their seals, in one statement."""
    rows = Vision.objects.filter(partnership=partnership).select_related("partnership", "seal")
    return Visions(list(rows.order_by("number")))


@dataclass(frozen=True)
class Compared:
    """One part of the text in two versions, as pieces. `stayed`: nothing came or went."""

    name: str
    pieces: list[Piece]
    stayed: bool


def compare(before: VisionDraft | None, after: VisionDraft) -> list[Compared]:
    """Return why, big goal and text of two versions, word by word; against nothing for the first version."""
    found = []
    for name in ("why", "big_goal", "text"):
        pieces = differences(getattr(before, name) if before else "", getattr(after, name))
        if pieces:
            found.append(Compared(name, pieces, not has_changed(pieces)))
    return found


def find_visions(partnership: Partnership, public_ids) -> dict[str, Shown]:
    """Return visions as what a question or an attachment is about."""
    rows = Vision.objects.filter(partnership=partnership, public_id__in=list(public_ids)).order_by("pk")
    return {
        row.public_id: Shown(row.why or str(row.number), reverse("vision", args=[partnership.public_id]))
        for row in rows
    }

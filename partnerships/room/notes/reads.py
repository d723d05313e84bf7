"""Notes as their own side sees them. Nothing here takes a side as an argument: it comes from the access."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.urls import reverse

from partnerships.roles import Permission
from partnerships.room.about import code_of
from partnerships.room.access import Access
from partnerships.room.notes.models import Note


@dataclass(frozen=True)
class Own:
    """The own side's note about one thing, or the empty place for one."""

    text: str
    version: int
    by: str
    at: datetime | None
    about: str
    edit_url: str
    side: str


def of_own_side(access: Access) -> QuerySet[Note]:
    """Notes that this reader may read: those of the own side, none without the right."""
    if not access.may(Permission.USE_PRIVATE_NOTES):
        return Note.objects.none()
    notes = Note.objects.filter(partnership=access.partnership, side=access.side)
    return notes.select_related("updated_by__user")


def own(access: Access, kind: str, public_id: str) -> Own | None:
    """Return the own side's note about one thing; None for who may not read any. One statement.

    For a page: `notes.reads.own(access, "session", session.public_id)` into the context as `own_note`, and
    `{% include "room/notes/_own.html" %}`.
    """
    if not access.may(Permission.USE_PRIVATE_NOTES):
        return None
    return shown(access, kind, public_id, find(access, kind, public_id))


def find(access: Access, kind: str, public_id: str) -> Note | None:
    """Return the row of the own side's note, if there is one."""
    return of_own_side(access).filter(subject_kind=kind, subject_id=public_id).first()


def shown(access: Access, kind: str, public_id: str, note: Note | None) -> Own:
    """Return a note, or the place for one, as pages show it."""
    about = code_of(kind, public_id)
    address = reverse("note_edit", args=[access.partnership.public_id])
    written = note is not None and note.text != ""
    return Own(
        note.text if note else "",
        note.version if note else 0,
        note.updated_by.user.name if note and written else "",
        note.updated_at if note and written else None,
        about,
        f"{address}?about={about}" if about else address,
        access.side.short_name,
    )

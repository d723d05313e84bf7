"""Writing a note of the own side. No event, no letter, no figure: the other sides learn nothing."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.versions import save_if_unchanged
from partnerships.roles import Permission
from partnerships.room.notes.models import Note
from partnerships.room.seats.models import Participant, Partnership
from partnerships.room.seats.reads import able_now


class NoteRefused(Exception):
    """The note could not be written; the message is for the reader."""


@transaction.atomic
def write(
    *,
    partnership: Partnership,
    text: str,
    version: int,
    by: Participant,
    now: datetime,
    about: tuple[str, str] = ("", ""),
) -> Note:
    """Write the note of the person's own side about one thing (`about`: kind and public id).

    `version` is that of the note as it stood on the page, 0 where there was none. Raises
    `accounts.versions.ChangedMeanwhile` if a colleague saved first, NoteRefused without the right.
    """
    seat = able_now(by, partnership, Permission.USE_PRIVATE_NOTES)
    if seat is None:
        raise NoteRefused(_("You have no seat here any more that reads and writes the notes of your side."))
    note, _made = Note.objects.get_or_create(
        side=seat.side,
        subject_kind=about[0],
        subject_id=about[1],
        defaults={"partnership": partnership, "updated_by": seat, "updated_at": now},
    )
    if save_if_unchanged(note, version, text=text):
        Note.objects.filter(pk=note.pk).update(updated_by=seat, updated_at=now)
        note.refresh_from_db()
    return note

"""Putting a file on something, and taking it away."""

import hashlib
from datetime import datetime

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from partnerships.roles import Permission
from partnerships.room.attachments import content as contents
from partnerships.room.attachments.models import Attachment, new_storage_name, storage
from partnerships.room.history.actions import hold, record
from partnerships.room.seats.models import Participant, Partnership
from partnerships.room.seats.reads import able_now
from partnerships.room.subjects import is_fixed, writing

MOST_BYTES = 10 * 1024 * 1024
MOST_IN_A_ROOM = 200 * 1024 * 1024


class AttachmentRefused(Exception):
    """The file could not be taken or removed; the message is for the reader."""


def add(
    *,
    partnership: Partnership,
    kind: str,
    subject_id: str,
    name: str,
    content: bytes,
    by: Participant,
    now: datetime,
) -> Attachment:
    """Put a file on a thing of the room (`kind` and `subject_id` as in `room/subjects.py`).

    The same content on the same thing once more is the file that is there. Raises AttachmentRefused for a
    kind of file that is not taken, for one too large, for a full room and without the right.
    """
    found = _checked(name, content)
    stored_as = storage().save(new_storage_name(), ContentFile(content))
    try:
        with transaction.atomic():
            attachment = _add(partnership, (kind, subject_id), found, name, content, stored_as, by, now)
    except BaseException:
        storage().delete(stored_as)
        raise
    if attachment.stored_as != stored_as:
        storage().delete(stored_as)
    return attachment


@transaction.atomic
def remove(*, attachment: Attachment, by: Participant, now: datetime) -> Attachment:
    """Take a file of the own side away; its row stays and says so. Twice is once."""
    hold(attachment.partnership)
    attachment = Attachment.objects.select_related("partnership").get(pk=attachment.pk)
    by = _able(by, attachment.partnership, writing(attachment.subject_kind))
    if attachment.side_id != by.side_id:
        raise AttachmentRefused(_("Only the side that put this file here can take it away."))
    if attachment.removed_at is not None:
        return attachment
    _still_moves(attachment.partnership, (attachment.subject_kind, attachment.subject_id))
    attachment.removed_at, attachment.removed_by = now, by
    attachment.save(update_fields=["removed_at", "removed_by"])
    _record(attachment, "attachment.removed", by, now)
    transaction.on_commit(lambda: storage().delete(attachment.stored_as))
    return attachment


# --- small steps ----------------------------------------------------------
def _checked(name: str, content: bytes) -> contents.Kind:
    if len(content) > MOST_BYTES:
        raise AttachmentRefused(_("This file is larger than 10 MB. A smaller one, or a link in the text, works."))
    found = contents.kind_of(content, name)
    if found is None:
        raise AttachmentRefused(
            _("Files of this kind are not taken. These are: %(endings)s; documents without macros.")
            % {"endings": ", ".join(contents.ENDINGS)}
        )
    return found


def _add(partnership, about, found, name, content, stored_as, by, now) -> Attachment:
    hold(partnership)
    by = _able(by, partnership, writing(about[0]))
    digest = hashlib.sha256(content).hexdigest()
    kept = Attachment.objects.kept().filter(partnership=partnership)
    same = kept.on(*about).filter(sha256=digest, side=by.side).first()
    if same is not None:
        return same
    _still_moves(partnership, about)
    if kept.bytes() + len(content) > MOST_IN_A_ROOM:
        raise AttachmentRefused(_("The files of this room have reached 200 MB. Take away what nobody needs."))
    attachment = Attachment.objects.create(
        partnership=partnership,
        subject_kind=about[0],
        subject_id=about[1],
        name=contents.clean_name(name, found),
        content_type=found.media_type,
        size=len(content),
        sha256=digest,
        stored_as=stored_as,
        side=by.side,
        uploaded_by=by,
        uploaded_at=now,
    )
    _record(attachment, "attachment.added", by, now)
    return attachment


def _able(by: Participant, partnership: Partnership, permission: Permission) -> Participant:
    seat = able_now(by, partnership, permission)
    if seat is None:
        raise AttachmentRefused(_("Your function does not allow this."))
    return seat


def _still_moves(partnership: Partnership, about: tuple[str, str]) -> None:
    if is_fixed(partnership, *about):
        raise AttachmentRefused(_("What this hangs on is settled: its files stay as they are."))


def _record(attachment: Attachment, verb: str, by: Participant, now: datetime) -> None:
    record(
        partnership=attachment.partnership,
        verb=verb,
        by=by,
        now=now,
        subject=("attachment", attachment.public_id),
        data={"about": [attachment.subject_kind, attachment.subject_id], "sha256": attachment.sha256},
    )

"""Files as pages show them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.urls import reverse

from partnerships.room.about import About, code_of, find_abouts
from partnerships.room.access import Access
from partnerships.room.attachments.content import ENDINGS
from partnerships.room.attachments.models import Attachment
from partnerships.room.seats.models import Partnership
from partnerships.room.subjects import writing

ACCEPTED = ",".join(f".{ending}" for ending in ENDINGS)


@dataclass(frozen=True)
class File:
    """One file in a list; a removed one has no `url`."""

    name: str
    url: str
    size: int
    mark: int
    who: str
    at: datetime
    removed_by: str
    removed_at: datetime | None
    remove_url: str
    about: About | None = None


@dataclass(frozen=True)
class Files:
    """The files on one thing, and where one more goes."""

    files: list[File]
    about: str
    add_url: str
    can_add: bool
    accepted: str = ACCEPTED


def of_partnership(partnership: Partnership) -> QuerySet[Attachment]:
    """Files of one room with the names that stand beside each."""
    return Attachment.objects.filter(partnership=partnership).select_related(
        "uploaded_by__user", "removed_by__user", "side__organisation"
    )


def on(access: Access, kind: str, public_id: str) -> Files:
    """Return the files on one thing, in the order in which they came; one statement.

    For a page: `attachments.reads.on(access, "session", session.public_id)` into the context as
    `attachments`, and `{% include "room/attachments/_on.html" %}`.
    """
    rows = of_partnership(access.partnership).on(kind, public_id)
    return Files(
        [file(row, access) for row in rows],
        code_of(kind, public_id),
        reverse("attachment_add", args=[access.partnership.public_id]),
        access.may(writing(kind)),
    )


def to_the_room(access: Access) -> Files:
    """Return the place where a file goes that hangs on nothing but the room itself."""
    address = reverse("attachment_add", args=[access.partnership.public_id])
    return Files([], "", address, access.may(writing("")))


def listed(access: Access, rows: Iterable[Attachment]) -> list[File]:
    """Return rows of the list of all files, each with what it hangs on: one statement for each kind of thing."""
    rows = list(rows)
    wanted = {(row.subject_kind, row.subject_id) for row in rows if row.subject_kind}
    abouts = find_abouts(access.partnership, wanted)
    return [file(row, access, abouts.get((row.subject_kind, row.subject_id))) for row in rows]


def file(row: Attachment, access: Access, about: About | None = None) -> File:
    """Return one file as a list shows it."""
    address = [access.partnership.public_id, row.public_id]
    gone = row.removed_at is not None
    own = row.side_id == access.side.pk and access.may(writing(row.subject_kind))
    return File(
        row.name,
        "" if gone else reverse("attachment_download", args=address),
        row.size,
        row.side.mark,
        f"{row.uploaded_by.user.name} ({row.side.short_name})",
        row.uploaded_at,
        row.removed_by.user.name if row.removed_by else "",
        row.removed_at,
        reverse("attachment_remove", args=address) if own and not gone else "",
        about,
    )


def on_what(row: Attachment) -> str:
    """Return what a file hangs on, as an address says it."""
    return code_of(row.subject_kind, row.subject_id)

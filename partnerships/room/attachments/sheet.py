"""Which files hang in a room, as a file."""

from django.utils.translation import gettext_lazy as _

from accounts.lists.files import Column, Sheet
from partnerships.room import subjects

SHEET = Sheet(
    "files",
    [
        Column(_("Name"), "name"),
        Column(_("About"), lambda row: subjects.label(row.subject_kind) if row.subject_kind else ""),
        Column(_("Bytes"), "size"),
        Column(_("Put up by"), "uploaded_by__user__name"),
        Column(_("Side"), "side__name"),
        Column(_("Put up on"), "uploaded_at"),
    ],
)

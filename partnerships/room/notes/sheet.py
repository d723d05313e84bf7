"""The notes of the own side about single things, as a file."""

from django.utils.translation import gettext_lazy as _

from accounts.lists.files import Column, Sheet
from partnerships.room import subjects

SHEET = Sheet(
    "notes",
    [
        Column(_("About"), lambda note: subjects.label(note.subject_kind)),
        Column(_("Note"), "text"),
        Column(_("Written by"), "updated_by__user__name"),
        Column(_("Written on"), "updated_at"),
    ],
)

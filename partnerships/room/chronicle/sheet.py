"""The history of a room as a file: what happened, as sentences."""

from django.utils.translation import gettext_lazy as _

from accounts.lists.files import Column, Sheet

SHEET = Sheet(
    "history",
    [Column(_("Number"), "number"), Column(_("When"), "at"), Column(_("What happened"), "text")],
)

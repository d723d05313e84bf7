"""The commitments of a room as a file."""

from django.utils.translation import gettext_lazy as _

from accounts.lists.files import Column, Sheet

SHEET = Sheet(
    "commitments",
    [
        Column(_("Commitment"), "what"),
        Column(_("Who"), "owner__user__name"),
        Column(_("Side"), "side__name"),
        Column(_("By"), "due_on"),
        Column(_("First promised for"), "first_due_on"),
        Column(_("Times moved"), "moved_count"),
        Column(_("State"), "get_state_display"),
        Column(_("Kept on"), "kept_on"),
        Column(_("Why it was missed or dropped"), "reason"),
        Column(_("Session"), "session__subject"),
        Column(_("Written on"), "written_at"),
    ],
)

"""The decisions of a room as a file."""

from django.utils.translation import gettext_lazy as _

from accounts.lists.files import Column, Sheet

SHEET = Sheet(
    "decisions",
    [
        Column(_("Number"), "number"),
        Column(_("Decision"), "text"),
        Column(_("Why"), "reason"),
        Column(_("Theme"), "get_theme_display"),
        Column(_("Session"), "session__subject"),
        Column(_("Proposed by"), "side__name"),
        Column(_("Proposed on"), "proposed_at"),
        Column(_("Joint since"), "joint_at"),
        Column(_("To look at again on"), "holds_until"),
        Column(_("Ended on"), "ended_at"),
        Column(_("Why it ended"), "end_reason"),
    ],
)

"""The questions of a room as a file."""

from django.utils.translation import gettext_lazy as _

from accounts.lists.files import Column, Sheet
from partnerships.room import subjects

SHEET = Sheet(
    "questions",
    [
        Column(_("Question"), "text"),
        Column(_("About"), lambda row: subjects.label(row.subject_kind) if row.subject_kind else ""),
        Column(_("Asked by"), "asked_by__user__name"),
        Column(_("Side"), "side__name"),
        Column(_("To"), "to_side__name"),
        Column(_("Asked on"), "asked_at"),
        Column(_("State"), "get_state_display"),
        Column(_("Answers"), "said"),
        Column(_("First answered on"), "first_answered_at"),
        Column(_("Settled on"), "settled_at"),
    ],
)

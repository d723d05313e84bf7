"""The warnings of a room as a file, those that the reader's side sees."""

from django.utils.translation import gettext_lazy as _

from accounts.lists.files import Column, Sheet

SHEET = Sheet(
    "warnings",
    [
        Column(_("Since"), "since"),
        Column(_("Warning"), "title"),
        Column(_("Figures"), lambda shown: "\n".join(shown.figures)),
        Column(_("Sides concerned"), lambda shown: ", ".join(side.name for side in shown.sides)),
        Column(_("What helps"), "helps"),
        Column(_("Put aside until"), "aside_until"),
        Column(_("Closed on"), "closed_at"),
        Column(_("Why it closed"), "closed_because"),
    ],
)

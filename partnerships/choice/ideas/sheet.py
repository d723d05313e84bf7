"""The ideas of a room as a file."""

from django.utils.translation import gettext_lazy as _

from accounts.lists.files import Column, Sheet
from partnerships.room.seats.reads import told_by_side

SHEET = Sheet(
    "ideas",
    [
        Column(_("Idea"), "title"),
        Column(_("What we would do, and what gets better"), "text"),
        Column(_("It improves"), "get_kind_display"),
        Column(_("Brought by"), "brought_by__user__name"),
        Column(_("Side"), "side__name"),
        Column(_("On the table since"), "brought_at"),
        Column(_("How it goes on"), "get_status_display"),
        Column(_("Since"), "status_on"),
        Column(_("Why"), "reason"),
        Column(_("Who puts in what"), lambda row: told_by_side(row.stakes.all())),
        Column(_("Who may use it elsewhere"), "get_reuse_display"),
    ],
)

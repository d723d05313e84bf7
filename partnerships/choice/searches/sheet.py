"""The searches of an organisation as a file, for who may search. Nothing of a single candidate stands in it."""

from django.utils.translation import gettext_lazy as _

from accounts.lists.files import Column, Sheet

SHEET = Sheet(
    "partner-searches",
    [
        Column(_("Question"), "question"),
        Column(_("Subject"), "subject"),
        Column(_("Purpose"), "purpose"),
        Column(_("Rooms"), "rooms"),
        Column(_("Started"), "started_at"),
        Column(_("Closed on"), "closed_at"),
        Column(_("Why it was closed"), "closed_because"),
    ],
)

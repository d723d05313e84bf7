"""The grievances of a room as a file."""

from django.utils.translation import gettext_lazy as _

from accounts.lists.files import Column, Sheet

SHEET = Sheet(
    "grievances",
    [
        Column(_("In a few words"), "title"),
        Column(_("What happened and what it did"), "what"),
        Column(_("Side that was hurt"), "hurt__name"),
        Column(_("About"), "about__name"),
        Column(_("When it happened"), "happened_on"),
        Column(_("An old wound"), "is_baseline"),
        Column(_("Raised on"), "raised_at"),
        Column(_("Repairs promised"), "repairs_promised"),
        Column(_("Repairs done"), "repairs_done"),
        Column(_("Times it hurt again"), "times_reopened"),
        Column(_("Resolved on"), "resolved_at"),
        Column(_("Last word"), "last_word"),
    ],
)

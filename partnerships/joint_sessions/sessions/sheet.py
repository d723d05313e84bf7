"""The sessions of a room as a file."""

from django.utils.translation import gettext_lazy as _

from accounts.lists.files import Column, Sheet

SHEET = Sheet(
    "sessions",
    [
        Column(_("Subject"), "subject"),
        Column(_("Kind"), "get_kind_display"),
        Column(_("Begins"), "starts_at"),
        Column(_("Ends"), "ends_at"),
        Column(_("Place"), "place"),
        Column(_("Host"), "host__name"),
        Column(_("State"), "get_state_display"),
        Column(_("Purpose"), "purpose"),
        Column(_("Cancelled by"), "cancelled_by__name"),
        Column(_("Why it was cancelled"), "cancel_reason"),
    ],
)

"""The quick wins of a room as a file."""

from django.utils.translation import gettext_lazy as _

from accounts.lists.files import Column, Sheet
from partnerships.room.seats.reads import told_by_side

SHEET = Sheet(
    "quick-wins",
    [
        Column(_("Quick win"), "title"),
        Column(_("What is wrong"), "problem"),
        Column(_("Comes from"), "get_origin_display"),
        Column(_("Objective"), "objective__title"),
        Column(_("State"), "get_state_display"),
        Column(_("Carried by"), "owner__user__name"),
        Column(_("And by"), "co_owner__user__name"),
        Column(_("Who receives it"), "receiver__name"),
        Column(_("Days of work"), "effort_days"),
        Column(_("Started on"), "started_on"),
        Column(_("Due on"), "due_on"),
        Column(_("Delivered on"), "delivered_at"),
        Column(_("Confirmed on"), "confirmed_on"),
        Column(_("What it is worth"), lambda row: told_by_side(row.values_said.all())),
    ],
)

"""What each side put in and what it gained, as files."""

from django.utils.translation import gettext_lazy as _

from accounts.lists.files import Column, Sheet
from partnerships.equality.ledger import reads as ledger

CONTRIBUTIONS = Sheet(
    "contributions",
    [
        Column(_("What"), "what"),
        Column(_("Kind"), "get_kind_display"),
        Column(_("Amount"), "amount"),
        Column(_("Unit"), "unit"),
        Column(_("From"), "giver__name"),
        Column(_("For"), "receiver__name"),
        Column(_("Date"), "on_day"),
        Column(_("No return expected"), "is_gift"),
        Column(_("What it took, 0 to 100"), "giver_worth"),
        Column(_("What it was worth, 0 to 100"), "receiver_worth"),
        Column(_("State"), ledger.state),
    ],
)

GAINS = Sheet(
    "gains",
    [
        Column(_("What"), "what"),
        Column(_("Kind"), "get_kind_display"),
        Column(_("Amount"), "amount"),
        Column(_("Unit"), "unit"),
        Column(_("Who gained"), "side__name"),
        Column(_("Date"), "on_day"),
        Column(_("Worth to it, 0 to 100"), "worth"),
    ],
)

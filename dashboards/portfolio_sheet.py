"""The portfolio as a file: of each partnership the figures that stand on the page, from released cells."""

from django.utils.translation import gettext_lazy as _

from accounts.lists.files import Column, Sheet

SHEET = Sheet(
    "partnerships",
    [
        Column(_("Partner"), "partners"),
        Column(_("Subject"), "partnership__subject"),
        Column(_("Stage"), "stage"),
        Column(_("Lowest condition"), "lowest"),
        Column(_("Its level, 0 to 100"), "lowest_level"),
        Column(_("Trust, 0 to 100"), "level"),
        Column(_("Sampling bar, ±"), "half_width"),
        Column(_("Since the review before"), "movement"),
        Column(_("Between the sides"), lambda row: row.between if row.pair else ""),
        Column(_("Last review"), "last_review_on"),
        Column(_("Next review"), "next_review_on"),
        Column(_("Next session"), "next_session_at"),
        Column(_("Quick wins under way"), "wins_open"),
        Column(_("Quick wins done"), "wins_done"),
        Column(_("Asks for attention since"), "why_on"),
        Column(_("Why look at it"), "why"),
    ],
)

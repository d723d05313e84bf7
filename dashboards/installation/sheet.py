"""What the jobs did, as a file."""

from django.utils.translation import gettext_lazy as _

from accounts.lists.files import Column, Sheet

SHEET = Sheet(
    "jobs",
    [
        Column(_("Begun"), "at"),
        Column(_("Job"), "job"),
        Column(_("Outcome"), "outcome"),
        Column(_("What it did"), "says"),
        Column(_("Kind of error"), "error"),
        Column(_("Took"), "took"),
    ],
)

"""Expectations, and the versions of the text, as files."""

from django.utils.translation import gettext_lazy as _

from accounts.lists.files import Column, Sheet
from partnerships.vision.text.models import Expectation


def _heard(expectation: Expectation) -> str:
    """Say in whose words it stands, the newest attempt of each side."""
    newest = {said.side_id: said for said in sorted(expectation.restatements.all(), key=lambda said: said.number)}
    return "\n".join(f"{said.side.name}: {said.text}" for said in newest.values())


EXPECTATIONS = Sheet(
    "expectations",
    [
        Column(_("Expectation"), "text"),
        Column(_("Side"), "side__name"),
        Column(_("Stated by"), "stated_by__user__name"),
        Column(_("Stated on"), "stated_at"),
        Column(_("In the words of the others"), _heard),
    ],
)

VERSIONS = Sheet(
    "vision-versions",
    [
        Column(_("Vision"), "vision__number"),
        Column(_("Version"), "number"),
        Column(_("Why together"), "why"),
        Column(_("Text"), "text"),
        Column(_("Written by"), "written_by__user__name"),
        Column(_("Side"), "written_by__side__name"),
        Column(_("Written on"), "written_at"),
    ],
)

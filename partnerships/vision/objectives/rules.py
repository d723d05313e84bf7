"""What an objective still lacks before it can be put to all sides. Reasons as data, then in words."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _


class Lack(StrEnum):
    """One thing that is missing."""

    HELP = "help"
    ASKER = "asker"
    OWNERS = "owners"
    DIRECTION = "direction"
    TOLERANCE = "tolerance"
    VERIFICATION = "verification"


def lacks(columns: Mapping[str, Any]) -> list[Lack]:
    """Return what is missing before the columns can be proposed."""
    found = []
    if columns["pillar"] == "cost":
        found += [Lack.ASKER] if columns["asked_by"] is None else []
        found += [Lack.HELP] if not columns["help_given"].strip() else []
    if columns["owner"].side_id == columns["counterpart"].side_id:
        found.append(Lack.OWNERS)
    if runs_the_wrong_way(columns["direction"], columns["baseline"], columns["target"]):
        found.append(Lack.DIRECTION)
    if columns["direction"] == "keep" and columns["tolerance"] is None:
        found.append(Lack.TOLERANCE)
    if not columns["verification"].strip():
        found.append(Lack.VERIFICATION)
    return found


def runs_the_wrong_way(direction: str, baseline, target) -> bool:
    """Tell whether the target lies on the wrong side of the starting point."""
    return (direction == "up" and target <= baseline) or (direction == "down" and target >= baseline)


def in_words(lack: Lack) -> str:
    """Return a missing thing as a sentence."""
    return {
        Lack.HELP: _("A cost objective says what help the asking side gives."),
        Lack.ASKER: _("A cost objective says which side asks for it."),
        Lack.OWNERS: _("The two owners come from two different sides."),
        Lack.DIRECTION: _("The target lies on the wrong side of the starting point."),
        Lack.TOLERANCE: _("A level that is to be kept says by how much it may differ."),
        Lack.VERIFICATION: _("Say how every side can verify it."),
    }[lack]

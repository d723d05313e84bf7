"""Raising, keeping and closing warnings, for many partnerships at once."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from assessments.signals.alone import FIRST_FOR
from assessments.signals.known import Known
from assessments.signals.models import Warning
from assessments.signals.rules import Finding, Judged
from partnerships.lifecycle import Stage

NO_LONGER, PARTED = "no_longer", "parted"


@dataclass(frozen=True)
class Changed:
    """What became of the warnings: those that are open now, by partnership, and how many moved."""

    open: Mapping[int, list[Warning]]
    raised: int
    closed: int


def settle(known: Mapping[int, Known], judged: Mapping[int, Judged], now: datetime) -> Changed:
    """Raise what is new, keep what is still true with its newest figures, close what no longer is."""
    there = {
        (row.partnership_id, row.rule, row.subject): row
        for row in Warning.objects.open().filter(partnership__in=known)
    }
    open_now: dict[int, list[Warning]] = defaultdict(list)
    new, moved = [], []
    for pk, one in judged.items():
        for finding in one.findings:
            row = there.pop((pk, finding.rule, finding.subject), None)
            if row is None:
                row = _raised(known[pk], finding, now)
                new.append(row)
            elif _moved(row, finding):
                moved.append(row)
            open_now[pk].append(row)
    for row in there.values():
        row.closed_at = now
        row.closed_because = PARTED if known[row.partnership_id].stage == Stage.PARTED else NO_LONGER
    Warning.objects.bulk_create(new)
    Warning.objects.bulk_update(moved, ["figures", "evidence", "sides"])
    Warning.objects.bulk_update([*there.values()], ["closed_at", "closed_because"])
    return Changed(open_now, len(new), len(there))


def _raised(known: Known, finding: Finding, now: datetime) -> Warning:
    first = next((side.pk for side in known.sides if side.id == finding.shown_first_to), None)
    return Warning(
        partnership_id=known.pk,
        rule=finding.rule,
        subject=finding.subject,
        since=finding.since,
        sides=[*finding.sides],
        figures=finding.figures,
        evidence=[[*pair] for pair in finding.evidence],
        shown_first_to_id=first,
        shown_to_all_at=now + FIRST_FOR if first else None,
        raised_at=now,
    )


def _moved(row: Warning, finding: Finding) -> bool:
    """Give an open warning the newest figures; tell whether anything differs."""
    newest = ([*finding.sides], finding.figures, [[*pair] for pair in finding.evidence])
    if (row.sides, row.figures, row.evidence) == newest:
        return False
    row.sides, row.figures, row.evidence = newest
    return True

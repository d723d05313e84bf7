"""Signals as the page shows them: facts per side, now and half a year before, beside opinions."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from assessments.charts import BandGroup, BandLine, BandRow, BandTable, SideBand
from assessments.signals.facts.batch import FARTHEST_EAST
from assessments.signals.known import BEFORE, NOW, TOGETHER, Window
from assessments.signals.labels import LABELS
from assessments.signals.models import SignalSnapshot, Watch
from assessments.signals.snapshots import SHARES
from partnerships.room.access import Access
from partnerships.room.models import Side


@dataclass(frozen=True)
class Cell:
    """What one side's signal says; "–" where there is nothing to count."""

    mark: int
    name: str
    words: str


@dataclass(frozen=True)
class Row:
    """One signal: a cell for each side, or one for all together; and the same for the half-year before.

    `before` is empty where there was nothing to count; its one cell for all together bears no name.
    `how` it is counted, and the page on which the counted things stand.
    """

    label: str
    cells: Sequence[Cell]
    together: str
    before: Sequence[Cell]
    how: str
    url: str


@dataclass(frozen=True)
class SignalsShown:
    """The newest snapshot in words."""

    taken_at: datetime
    since: date
    sides: Sequence[Side]
    rows: Sequence[Row]
    shares: BandTable | None


def newest(access: Access) -> SignalsShown | None:
    """Return the signals of a room as last found; None before the first sweep."""
    watch = Watch.objects.filter(partnership=access.partnership).select_related("snapshot").first()
    if watch is None:
        return None
    return shown(access, watch.snapshot, looked_at=watch.looked_at)


def shown(
    access: Access, snapshot: SignalSnapshot | None, *, looked_at: datetime | None = None
) -> SignalsShown | None:
    """Return a snapshot in words; `looked_at`: when it was last found to be still true."""
    if snapshot is None:
        return None
    sides = access.sides
    says = json.loads(snapshot.says)
    room = access.partnership.public_id
    rows = [_row(key, says[key], sides, room) for key in LABELS if key in says]
    at = looked_at or snapshot.taken_at
    since = Window.around((at + FARTHEST_EAST).date()).start
    return SignalsShown(at, since, sides, rows, _shares(says, sides))


def _row(key: str, by_side: dict[str, Any], sides: Sequence[Side], room: str) -> Row:
    label = LABELS[key]
    explained = {"how": str(label.how), "url": reverse(label.place, args=[room])}

    def said(side: str, period: str) -> str:
        value = by_side.get(side, {}).get(period)
        return "–" if value is None else label.words(value)

    def cells(period: str) -> list[Cell]:
        return [Cell(side.mark, side.short_name, said(side.public_id, period)) for side in sides]

    if TOGETHER in by_side:
        before = [Cell(0, "", said(TOGETHER, BEFORE))]
        return Row(str(label.name), [], said(TOGETHER, NOW), before, **explained)
    has_before = any(BEFORE in by_side.get(side.public_id, {}) for side in sides)
    return Row(str(label.name), cells(NOW), "", cells(BEFORE) if has_before else [], **explained)


def _shares(says: dict[str, Any], sides: Sequence[Side]) -> BandTable | None:
    """Return the shares of what was due as bands: the dot is the share, the bar how sure it is (Wilson)."""
    lines = []
    for key in sorted(SHARES & set(says)):
        for period, label in ((NOW, LABELS[key].name), (BEFORE, _("half a year before"))):
            bands = [_band(side, says[key].get(side.public_id, {}).get(period)) for side in sides]
            if any(band.shown for band in bands):
                lines.append(BandLine(str(label), BandRow(bands, is_head=period == NOW), _apart(bands)))
    if not lines:
        return None
    return BandTable(
        groups=(BandGroup(tuple(lines)),),
        sides=tuple(_band(side, None) for side in sides),
        label=_("Of what was due"),
        caption=_("In percent. The bar says how sure the share is (95 %): few commitments, a wide bar."),
    )


def _apart(bands: Sequence[SideBand]) -> str:
    """Say whether the shares differ for sure: the whole bar of one lies above that of another."""
    shown = [band for band in bands if band.shown]
    if len(shown) < 2:
        return ""
    is_apart = max(band.lo for band in shown) > min(band.hi for band in shown)
    return _("told apart") if is_apart else _("cannot be told apart yet")


def _band(side: Side, value: Any) -> SideBand:
    if value is None or len(value) < 3:
        return SideBand(side.mark, side.short_name, full_name=side.name, hidden=True, reason=_("nothing was due"))
    part, whole, (low, high) = value[0], value[1], value[-1]
    return SideBand(
        side.mark,
        side.short_name,
        full_name=side.name,
        lo=low,
        hi=high,
        dot=100 * part / whole,
        note=_("%(part)s of %(whole)s") % {"part": part, "whole": whole},
    )

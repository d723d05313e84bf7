"""How give and take stand between the sides, in words first (TRUST.md §6). Numbers in, sentences out.

Each side values on a scale of its own. So what is compared is what each side gets for each point it puts in:
the scales fall out of that. Where sizes are compared (`burden`), the page says so.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from math import log

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.people.templatetags.samen import and_list
from assessments.trust import balance_index, burden, equity_log_ratio, jain_index
from partnerships.equality.ledger.reads import SideTotals

ALIKE = 1.25  # closer than this nobody would feel a difference
SEEN_ALIKE = 15  # points between the giver's and the receiver's mean worth


@dataclass(frozen=True)
class Standing:
    """One side in the table: what it put in and got, and what it gets for each point it puts in."""

    name: str
    mark: int
    is_yours: bool
    put_in: int
    got: int
    ratio: float | None
    size: str
    per_size: float | None


@dataclass(frozen=True)
class Balance:
    """What the page says: one opening, more below the table, and the figures behind."""

    opening: str
    more: list[str]
    rows: list[Standing]
    even: float | None
    jain: float | None
    is_uneven: bool


def balance(totals: Sequence[SideTotals], your_side: int) -> Balance:
    """Return how the sides stand, in the order in which they were given."""
    sizes, by_turnover = _sizes(totals)
    burdens = [burden(side.put_in, size) for side, size in zip(totals, sizes, strict=True)]
    rows = [
        Standing(
            name=_name(side),
            mark=side.side.mark,
            is_yours=side.side.pk == your_side,
            put_in=side.put_in,
            got=side.got,
            ratio=side.got / side.put_in if side.put_in else None,
            size=_size(side, by_turnover),
            per_size=per_size,
        )
        for side, per_size in zip(totals, burdens, strict=True)
    ]
    missing = [side for side in totals if not side.put_in or not side.got]
    uneven = [] if missing else _uneven(totals)
    return Balance(
        opening=_too_little(missing) if missing else _exchange(uneven),
        more=[*_weight(totals, burdens), *_worth(totals)],
        rows=rows,
        even=balance_index(burdens),
        jain=jain_index(burdens),
        is_uneven=bool(uneven),
    )


def _too_little(missing: Sequence[SideTotals]) -> str:
    return _(
        "Too little is confirmed and valued to say how give and take stand. Missing from %(sides)s: what it put "
        "in or what it gained."
    ) % {"sides": and_list(_name(side) for side in missing)}


def _uneven(totals: Sequence[SideTotals]) -> list[tuple[SideTotals, SideTotals]]:
    """Return the pairs in which the first gets clearly more for what it puts in."""
    found = []
    for a, b in combinations(totals, 2):
        ratio = equity_log_ratio(a.got, a.put_in, b.got, b.put_in)
        if ratio is not None and abs(ratio) > log(ALIKE):
            found.append((a, b) if ratio > 0 else (b, a))
    return found


def _exchange(uneven: Sequence[tuple[SideTotals, SideTotals]]) -> str:
    """One sentence for each side that gets less than another for what it puts in."""
    if not uneven:
        return _("For what it puts in, each side gets about as much, by its own count.")
    more_than: dict[str, list[str]] = {}
    for more, less in uneven:
        more_than.setdefault(_name(less), []).append(_name(more))
    return " ".join(
        ngettext(
            "By their own count, %(more)s gets more for what it puts in than %(less)s.",
            "By their own count, %(more)s get more for what they put in than %(less)s.",
            len(names),
        )
        % {"more": and_list(names), "less": less}
        for less, names in more_than.items()
    )


def _weight(totals: Sequence[SideTotals], burdens: Sequence[float | None]) -> list[str]:
    known = [(value, side) for value, side in zip(burdens, totals, strict=True) if value]
    if len(known) < len(totals):
        return []
    most = max(known, key=lambda pair: pair[0])
    least = min(known, key=lambda pair: pair[0])
    if most[0] / least[0] <= ALIKE:
        return [_("Measured by size, the sides put in about the same.")]
    return [_("Measured by its size, %(side)s has put in more.") % {"side": _name(most[1])}]


def _worth(totals: Sequence[SideTotals]) -> list[str]:
    """Say where giver and receiver value the same things differently, all sides of one kind together."""
    took_more: list[str] = []
    worth_more: list[str] = []
    for side in totals:
        if side.mean_own is None or side.mean_theirs is None:
            continue
        apart = side.mean_theirs - side.mean_own
        if abs(apart) >= SEEN_ALIKE:
            (worth_more if apart > 0 else took_more).append(_name(side))
    said = []
    if took_more:
        said.append(
            _("What %(sides)s gave took more than it was worth to who received it.")
            % {"sides": and_list(took_more)}
        )
    if worth_more:
        said.append(
            _("What %(sides)s gave was worth more to who received it than it took.")
            % {"sides": and_list(worth_more)}
        )
    return said


def _sizes(totals: Sequence[SideTotals]) -> tuple[list[int], bool]:
    """Turnover if every side has said it in one currency, else the people at the table."""
    turnovers = [side.turnover for side in totals]
    if all(turnovers) and len({side.currency for side in totals}) == 1:
        return [turnover or 0 for turnover in turnovers], True
    return [side.people for side in totals], False


def _size(side: SideTotals, by_turnover: bool) -> str:
    if by_turnover:
        return _("%(n)s million %(currency)s") % {"n": side.turnover, "currency": side.currency}
    return _("%(n)s at the table") % {"n": side.people}


def _name(side: SideTotals) -> str:
    return side.side.short_name or side.side.name

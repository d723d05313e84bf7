"""From the answers of one side to one item in one round to one cell: the only place that sees answers.

Why these bands (DISCLOSURE §3). Take a scale of A points, m = A − 1, and n people. A level is s / (m·n), s
being the sum of the steps above the lowest point. Only the end bands are dangerous: an end band of 1/p of the
scale lets the sum of shortfalls be anything up to t = m·n/p. Somebody who gave the worst answer has used m of
it (c people who put their sheets together c·m); the others must still have room for at least three answers,
and for as large a part of the scale as three of seven points are: t ≥ c·m + max(2, ⌊m/3⌋). So the grid of p
parts holds from

    n ≥ (c·m + max(2, ⌊m/3⌋)) · p / m

| points | thirds | fifths | tens | fives | enumerated: fewest answers left to a colleague |
|---|---|---|---|---|---|
| 5 | 5 | 8 | 15 | 30 | 3 of 5 |
| 6 | 5 | 7 | 14 | 28 | 3 of 6 |
| 7 | 4 | 7 | 14 | 27 | 3 of 7 (the table of §2, line by line) |
| 101 | 4 | 7 | 14 | 27 | 34 of 101, a third of the scale |
| 7, c = 2 | 7 | 12 | 24 | – | 3 of 7, to two who put their sheets together (the option of §3) |

Below the first figure a level is hidden: with 5 or 6 points four people are too few for any display. On 101
points the same widths as on 7 are asked for: three answers of 101 would be no protection. Scales of fewer
than 5 points are refused.
"""

from collections.abc import Hashable, Sequence, Set
from fractions import Fraction
from functools import cache
from itertools import pairwise
from math import ceil

from assessments.disclosure.codes import DIVIDED, FEWER_THAN_MINIMUM
from assessments.disclosure.values import Band, Hidden, Value

LEAST_GROUP = 4
LEAST_POINTS = 5
MOST_COME_OR_GONE = 3

# Into how many parts the scale is cut, by the number of colleagues who may put their sheets together.
# Even cuts join the two parts around the middle, so that no edge lies at 50.
CUTS = {1: (3, 5, 10, 20), 2: (3, 5, 10)}


def shown(
    cell: Sequence[int | None],
    invited: int,
    previous: Value | None = None,
    d: int | None = None,
    keep_below: int = 0,
    *,
    points: int = 7,
    minimum: int = LEAST_GROUP,
    colluders: int = 1,
    as_of: int | None = None,
) -> Value:
    """Decide what is shown of the answers of one side to one item in one round (DISCLOSURE §8).

    cell: one answer 1…points per sheet, None = cannot judge, in any order.
    invited: how many of the side were invited; only checked, it changes nothing.
    previous: the cell of the last round that asked this item and showed it, with its count ``n``.
    d: ``participation_change`` against that round; needed when ``keep_below`` asks for the kept rule (§4).
    keep_below: 0 = every closed round is shown anew; 10 = protect also against a reader who knows that
    nobody else changed an answer.
    minimum: the jointly raised group size, at least 4. colluders: 2 asks for the wider grid of §3.
    as_of: number of this round, carried into the figure.
    ValueError names what is wrong with the input.
    """
    answers = _checked(cell, invited, points)
    n = len(answers)
    least = least_group(points, minimum=minimum, colluders=colluders)
    if n >= least and isinstance(previous, Band) and _stands(previous, n, d, keep_below):
        return previous.as_kept()
    if n < least:
        return Hidden(FEWER_THAN_MINIMUM, minimum=least)
    lo, hi = _band(sum(answers) - n, n, points, colluders)
    word = DIVIDED if _may_be_divided(lo, hi, n, points) and _is_divided(answers, points) else None
    return Band(100 * lo, 100 * hi, word=word, widest=100 * (hi - lo), as_of=as_of, n=n)


def participation_change(before: Set[Hashable], after: Set[Hashable], n_before: int, n_after: int) -> int:
    """Count how much who answered has changed between two rounds: the d of DISCLOSURE §4.

    before, after: the people of the side who handed in a sheet; n_before, n_after: who answered the item.
    """
    return max(len(before ^ after), abs(n_before - n_after))


def least_group(points: int = 7, *, minimum: int = LEAST_GROUP, colluders: int = 1) -> int:
    """Give the fewest answers from which a level is shown: the agreed minimum, or what the scale needs."""
    if points < LEAST_POINTS:
        raise ValueError(f"a scale has at least {LEAST_POINTS} points: {points}")
    if minimum < LEAST_GROUP:
        raise ValueError(f"the group size can be raised, not lowered below {LEAST_GROUP}: {minimum}")
    if colluders not in CUTS:
        raise ValueError(f"colluders must be one of {sorted(CUTS)}: {colluders}")
    return max(minimum, _holds_from(CUTS[colluders][0], points, colluders))


def grid(n: int, points: int = 7, colluders: int = 1) -> tuple[tuple[Fraction, Fraction], ...]:
    """Give the bands of n answers, from low to high, as parts of 1 (DISCLOSURE §2)."""
    parts = _cut(n, points, colluders)
    edges = [Fraction(i, parts) for i in range(parts + 1) if 2 * i != parts]
    return tuple(pairwise(edges))


def _checked(cell: Sequence[int | None], invited: int, points: int) -> list[int]:
    if len(cell) > invited:
        raise ValueError(f"{len(cell)} sheets from {invited} invited people")
    answers = [answer for answer in cell if answer is not None]
    for answer in answers:
        if type(answer) is not int or not 1 <= answer <= points:
            raise ValueError(f"an answer is a whole number 1…{points}: {answer!r}")
    return answers


def _stands(previous: Band, n: int, d: int | None, keep_below: int) -> bool:
    """Whether the previous figure stands: by who and how many answered, and never twice in a row."""
    if keep_below < 0:
        raise ValueError(f"keep_below is 0 or more: {keep_below}")
    if keep_below == 0 or previous.kept:
        return False
    if previous.n is None or d is None:
        raise ValueError("the kept rule needs d and the count of the previous cell")
    if d < abs(n - previous.n):
        raise ValueError(f"d counts at least the difference of the answers: {d} < |{n} − {previous.n}|")
    return 1 <= d <= MOST_COME_OR_GONE and min(n, previous.n) < keep_below


@cache
def _holds_from(parts: int, points: int, colluders: int) -> int:
    steps = points - 1
    room = max(2, steps // 3)
    return ceil(Fraction((colluders * steps + room) * parts, steps))


@cache
def _cut(n: int, points: int, colluders: int) -> int:
    return max(parts for parts in CUTS[colluders] if n >= _holds_from(parts, points, colluders))


@cache
def _band(s: int, n: int, points: int, colluders: int) -> tuple[Fraction, Fraction]:
    """Find the band of the sum of steps s; a level on an edge belongs to the band farther from the middle."""
    whole = (points - 1) * n
    if 2 * s > whole:
        lo, hi = _band(whole - s, n, points, colluders)
        return 1 - hi, 1 - lo
    level = Fraction(s, whole)
    return next((lo, hi) for lo, hi in grid(n, points, colluders) if level <= hi)


@cache
def _may_be_divided(lo: Fraction, hi: Fraction, n: int, points: int) -> bool:
    """Whether the band may carry the word: never near the ends, where it would leave one solution (§3).

    The margin goes with n as in §8 (7 points: from 14 people the wider one), also on the grid for colluders.
    """
    margin = Fraction(2, 10) if _cut(n, points, colluders=1) < 10 else Fraction(3, 10)
    return margin <= lo and hi <= 1 - margin


def _is_divided(answers: list[int], points: int) -> bool:
    """Whether enough people stand on either side of the middle; one dissenting voice is never visible."""
    needed = max(2, ceil(Fraction(len(answers), 4)))
    below = sum(2 * answer < points + 1 for answer in answers)
    above = sum(2 * answer > points + 1 for answer in answers)
    return below >= needed and above >= needed

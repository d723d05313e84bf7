"""Complete enumeration of what a reader can still think possible, for tests and for the printed table.

A *display* is a function from the answers of one side to one item to what a reader sees of them (anything
hashable). A *figure* is the fewest answer values left for anybody, over everything that can be seen: of 7,
the more the better; 1 is an answer given away (DISCLOSURE §5).
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator
from fractions import Fraction
from functools import cache, reduce
from itertools import combinations_with_replacement, product
from math import comb
from operator import or_
from statistics import stdev
from typing import NamedTuple

import numpy as np

from assessments.disclosure.cells import participation_change, shown
from assessments.disclosure.values import Band, Value

Answers = tuple[int, ...]
Display = Callable[[Answers], Hashable]

POINTS = 7
ALL = range(1, POINTS + 1)


class Figures(NamedTuple):
    """The answer sets tried, and the fewest values left to each reader."""

    tried: int
    outsider: int
    colleague: int
    two_colleagues: int


def released(answers: Answers, **options: int) -> Hashable:
    """What the rule shows; released values are equal just when their bytes are, so they stand for them."""
    return shown(answers, len(answers), **options)


# One round: every multiset of n answers, grouped by what is seen of it.


@cache
def answer_sets(n: int, points: int = POINTS) -> np.ndarray:
    """All multisets of n answers: C(n + points − 1, points − 1) rows, one column of counts per value."""
    rows = []

    def fill(left: int, so_far: tuple[int, ...]) -> None:
        if len(so_far) == points - 1:
            rows.append((*so_far, left))
            return
        for count in range(left + 1):
            fill(left - count, (*so_far, count))

    fill(n, ())
    counts = np.array(rows, dtype=np.int8)
    assert len(counts) == comb(n + points - 1, points - 1)
    return counts


def sorted_answers(counts: np.ndarray) -> Answers:
    """Spell a row of counts as the answers it stands for."""
    return tuple(value for value, count in enumerate(counts.tolist(), start=1) for _ in range(count))


def seen(n: int, display: Display, points: int = POINTS) -> np.ndarray:
    """Number of the figure that is seen, per row of ``answer_sets``."""
    number: dict[Hashable, int] = {}
    figures = (display(sorted_answers(row)) for row in answer_sets(n, points))
    return np.array([number.setdefault(figure, len(number)) for figure in figures])


@cache
def values_left(n: int, display: Display, points: int = POINTS) -> Figures:
    """Fewest values left to an outsider, to a colleague with any own sheet, to two colleagues together."""
    counts = answer_sets(n, points)
    cells = seen(n, display, points)
    fewest = [
        min(
            _fewest_after_removing(counts, cells, own)
            for own in combinations_with_replacement(range(points), size)
        )
        for size in range(3)
    ]
    return Figures(len(counts), *fewest)


def _fewest_after_removing(counts: np.ndarray, cells: np.ndarray, own: tuple[int, ...]) -> int:
    removed = np.bincount(own, minlength=counts.shape[1]) if own else np.zeros(counts.shape[1], dtype=int)
    possible = (counts >= removed).all(axis=1)
    others = (counts[possible] - removed) > 0
    bits = others @ (1 << np.arange(counts.shape[1]))
    met = np.zeros(cells.max() + 1, dtype=bits.dtype)
    np.bitwise_or.at(met, cells[possible], bits)
    return min(mask.bit_count() for mask in met[met > 0].tolist())


# One round, any scale and any n: who stands below and above the middle, and which sums that allows.


class Room(NamedTuple):
    """The fewest values left, and the narrowest stretch of the scale they span (in steps)."""

    values: int
    span: int


def room_left(n: int, points: int = POINTS, colluders: int = 1) -> Room:
    """The same figure without listing multisets: a cell depends only on the sum and who is below, above.

    Every state (below, above, sum) is put to the rule once, by an example of it. Sets of sums are bit masks.
    The reader holds as many sheets as the rule is told to protect against.
    """
    rest = _states(n - colluders - 1, points)
    fewest = Room(points, points - 1)
    for own in combinations_with_replacement(range(points), colluders):
        for cell in _cells(n, points, colluders).values():
            left = [steps for steps in range(points) if _possible((*own, steps), rest, cell, points)]
            if left:
                fewest = Room(min(fewest.values, len(left)), min(fewest.span, left[-1] - left[0]))
    return fewest


def _stand(steps: int, points: int) -> tuple[int, int]:
    return int(2 * steps < points - 1), int(2 * steps > points - 1)


@cache
def _states(people: int, points: int) -> dict[tuple[int, int], int]:
    """(below, above) → bit mask of the sums of steps so many people can reach."""
    states = {(0, 0): 1}
    for _ in range(people):
        after: dict[tuple[int, int], int] = defaultdict(int)
        for (below, above), sums in states.items():
            for steps in range(points):
                low, high = _stand(steps, points)
                after[below + low, above + high] |= sums << steps
        states = dict(after)
    return states


@cache
def _cells(n: int, points: int, colluders: int) -> dict[Value, dict[tuple[int, int], int]]:
    cells: dict[Value, dict[tuple[int, int], int]] = defaultdict(lambda: defaultdict(int))
    for (below, above), sums in _states(n, points).items():
        for s in (s for s in range(sums.bit_length()) if sums >> s & 1):
            example = _example(n, points, below, above, s)
            cells[shown(example, n, points=points, colluders=colluders)][below, above] |= 1 << s
    return cells


def _example(n: int, points: int, below: int, above: int, s: int) -> Answers:
    """Answers of so many people below and above the middle with sum of steps s."""
    least_high, most_low = points // 2 + points % 2, points // 2 - 1
    answers = [0] * below + [points // 2] * (n - below - above) + [least_high] * above
    most = [most_low] * below + [points // 2] * (n - below - above) + [points - 1] * above
    spare = s - sum(answers)
    for i in range(n):
        more = min(spare, most[i] - answers[i])
        answers[i] += more
        spare -= more
    assert spare == 0
    return tuple(answer + 1 for answer in answers)


def _possible(known: Answers, rest: dict[tuple[int, int], int], cell: dict, points: int) -> bool:
    stands = [_stand(steps, points) for steps in known]
    low, high, s = sum(a for a, _ in stands), sum(b for _, b in stands), sum(known)
    return any((sums << s) & cell.get((below + low, above + high), 0) for (below, above), sums in rest.items())


# Two rounds, read by somebody who knows that nobody else changed an answer.


class Attack(NamedTuple):
    """The pairs of answer sets tried, and the fewest values left for anybody in either round."""

    tried: int
    outsider: int
    colleague: int


class Move(NamedTuple):
    """What happens to one person between two rounds: sheets handed in, and whether they hold an answer."""

    sheet_before: str | None
    sheet_after: str | None
    answers_before: bool
    answers_after: bool


MOVES = {
    "comes": Move(None, "one", False, True),
    "goes": Move("one", None, True, False),
    "falls silent": Move("one", "one", True, False),
    "speaks up": Move("one", "one", False, True),
    "is replaced": Move("one", "another", True, True),
}
SAME_PEOPLE = Move("one", "one", True, True)


def two_rounds(n: int, move: Move, keep_below: int) -> Attack:
    """Fewest values left when n people answered in the earlier round.

    All common multisets × the answers of the one person before and after × own answers of a colleague. Of the
    same people exactly one changes: the answers of ``SAME_PEOPLE`` differ.
    """
    others = answer_sets(n - move.answers_before)
    spelled = [sorted_answers(row) for row in others]
    pairs = [
        (a, b)
        for a in (ALL if move.answers_before else [None])
        for b in (ALL if move.answers_after else [None])
        if move is not SAME_PEOPLE or a != b
    ]
    d = _participation_change(others[0].sum(), move)
    number: dict[Hashable, int] = {}
    figures = {}
    for a, b in pairs:
        both = (
            _pair(_with(each, a, move.sheet_before), _with(each, b, move.sheet_after), d, keep_below)
            for each in spelled
        )
        figures[a, b] = np.array([number.setdefault(figure, len(number)) for figure in both])
    return Attack(
        len(others) * len(pairs),
        _fewest_of(others, figures, len(number), own=None),
        min(_fewest_of(others, figures, len(number), own) for own in range(POINTS)),
    )


def _participation_change(others: int, move: Move) -> int:
    colleagues = set(range(others))
    return participation_change(
        colleagues | ({move.sheet_before} - {None}),
        colleagues | ({move.sheet_after} - {None}),
        others + move.answers_before,
        others + move.answers_after,
    )


def _with(others: Answers, answer: int | None, sheet: str | None) -> tuple[int | None, ...]:
    if sheet is None:
        return others
    return (None, *others) if answer is None else tuple(sorted((*others, answer)))


@cache
def _pair(before: Answers, after: Answers, d: int, keep_below: int) -> tuple[Value, Value]:
    first = _cell(before)
    return first, shown(after, len(after), first, d, keep_below)


def _fewest_of(
    others: np.ndarray, figures: dict[tuple[int | None, int | None], np.ndarray], count: int, own: int | None
) -> int:
    """Fewest values left for the one before, the one after and the others, to a reader who gave ``own``."""
    rows = np.full(len(others), True) if own is None else others[:, own] > 0
    rest = others[rows] - (0 if own is None else np.eye(POINTS, dtype=np.int8)[own])
    bits = (rest > 0) @ (1 << np.arange(POINTS))
    met = np.zeros((3, count), dtype=bits.dtype)
    for (a, b), seen_by_all in figures.items():
        cells = seen_by_all[rows]
        for which, mask in enumerate((_bit(a), _bit(b), bits)):
            np.bitwise_or.at(met[which], cells, mask)
    return min(mask.bit_count() for mask in met[met > 0].tolist())


def _bit(answer: int | None) -> int:
    return 0 if answer is None else 1 << (answer - 1)


@cache
def _cell(answers: tuple[int | None, ...]) -> Value:
    return shown(answers, len(answers))


# Displays that must fail, else the test is blind (DISCLOSURE §9).


def whole_percent_mean(answers: Answers) -> Hashable:
    """The mean, on 0–100, in whole percent."""
    return round(_level(answers))


def mean_in_fives(answers: Answers) -> Hashable:
    """The mean, on 0–100, in steps of five."""
    return round(_level(answers) / 5) * 5


def mean_and_sd(answers: Answers) -> Hashable:
    """The mean in whole percent, with the standard deviation on one decimal beside it."""
    return whole_percent_mean(answers), round(stdev(answers), 1)


def mean_and_ad_word(answers: Answers) -> Hashable:
    """The band of the rule, and "we differ" if the average deviation is above A/6 (Burke & Dunlap 2002)."""
    mean = Fraction(sum(answers), len(answers))
    deviation = sum(abs(answer - mean) for answer in answers) / len(answers)
    return _band(answers), deviation > Fraction(POINTS, 6)


def hidden_when_extreme(answers: Answers) -> Hashable:
    """The rule, but nothing is shown when the level is within a tenth of either end."""
    return None if abs(_level(answers) - 50) >= 40 else released(answers)


def _level(answers: Answers) -> Fraction:
    return Fraction(100 * (sum(answers) - len(answers)), (POINTS - 1) * len(answers))


def _band(answers: Answers) -> Hashable:
    cell = _cell(answers)
    assert isinstance(cell, Band)
    return cell.lo, cell.hi


# Name → (display, the n at which it must leave fewer than three).
CONTROLS: dict[str, tuple[Display, tuple[int, ...]]] = {
    "whole-percent mean": (whole_percent_mean, (4, 5, 6, 7, 8, 10)),
    "mean in fives": (mean_in_fives, (4, 8)),
    "mean + SD": (mean_and_sd, (4, 5, 6, 7, 8, 10)),
    "mean + AD word": (mean_and_ad_word, (4, 7, 8)),
    "hidden when extreme": (hidden_when_extreme, (4, 5, 6)),
}


def facet_band_beside_item_bands(n: int = 4, items: int = 3) -> int:
    """Fewest values left to a colleague when a facet's own mean is banded beside the bands of its items.

    Counted by sums: per item and own answer, the sums behind each cell and the answers of the others behind
    each sum. The facet's band then cuts the combinations of sums.
    """
    behind = _answers_behind_sums(n)
    fewest = POINTS
    for combination in product(behind, repeat=items):
        for total in _facet_bands(n, items, [behind[key] for key in combination]):
            fewest = min(fewest, total)
    return fewest


def _answers_behind_sums(n: int) -> dict[tuple[Hashable, int], dict[int, int]]:
    """(cell, own answer) → sum of all answers → mask of the others' answers."""
    behind: dict[tuple[Hashable, int], dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for others in combinations_with_replacement(ALL, n - 1):
        for own in ALL:
            answers = tuple(sorted((*others, own)))
            behind[_cell(answers), own][sum(answers)] |= _bits(others)
    return behind


def _bits(answers: Answers) -> int:
    return reduce(or_, map(_bit, answers))


def _facet_bands(n: int, items: int, sums: list[dict[int, int]]) -> Iterator[int]:
    """The values left on the last item, per band of the facet's mean that can be seen."""
    totals = {0}
    for each in sums[:-1]:
        totals = {total + s for total in totals for s in each}
    met: dict[int, int] = defaultdict(int)
    for total, (s, mask) in product(totals, sums[-1].items()):
        met[_third(total + s - items * n, 6 * items * n)] |= mask
    return (mask.bit_count() for mask in met.values())


def _third(s: int, whole: int) -> int:
    """0, 1, 2: the third a level falls in, ties outward."""
    return int(3 * s > whole) + int(3 * s >= 2 * whole)

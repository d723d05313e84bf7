"""Everything that is concluded from released cells: levels, differences, changes and their words.

Derive, never recompute (DISCLOSURE §1): the functions take released values only and have no access to
answers, so whatever they give adds nothing to what the cells already show.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from assessments.disclosure import codes
from assessments.disclosure.values import Band, Comparison, Difference, Hidden, HiddenSide, OfSides, Value

LEAST_DIFFERENCE = Fraction(12)
LOW_BELOW = Fraction(100, 3)
HIGH_FROM = Fraction(200, 3)

Weight = int | Fraction | Decimal


def facet(items: Sequence[Value]) -> Value:
    """Derive a facet or condition from the cells of all its items, hidden ones included.

    Range: mean of the lower ends to mean of the upper ends. Hidden unless at least half of the items are
    shown; "divided" if at least half of the shown ones are.
    """
    if not items:
        raise ValueError("a facet has at least one item")
    bands = _bands(items)
    if 2 * len(bands) < len(items):
        return Hidden(codes.FEWER_THAN_HALF_SHOWN, minimum=_minimum(items))
    return _mean(bands, [Fraction(1)] * len(bands))


def side_index(facets: Mapping[str, Value], weights: Mapping[str, Weight]) -> Value:
    """Derive the index of a side: its facets with the weights of the criteria set.

    Hidden unless facets with at least half of the weight are shown. A facet that was not asked is left out of
    ``facets`` and counts as not shown; missing is missing, never a default.
    """
    exact = _exact_weights(weights)
    unknown = sorted(set(facets) - set(exact))
    if unknown:
        raise ValueError(f"facets without a weight: {unknown}")
    asked = {code: value for code, value in facets.items() if exact[code]}
    bands = {code: value for code, value in asked.items() if isinstance(value, Band)}
    entering = [exact[code] for code in bands]
    if 2 * sum(entering) < sum(exact.values()):
        return Hidden(codes.FEWER_THAN_HALF_THE_WEIGHT, minimum=_minimum(asked.values()))
    return _mean(list(bands.values()), entering)


def relation_level(sides: Mapping[str, Value]) -> OfSides:
    """Derive the level of the relation: the mean of the sides with equal weights, never pooled.

    A hidden side is named and enters nothing; with fewer than two shown sides the level is hidden.
    """
    bands, without = _shown_sides(sides)
    if len(bands) < 2:
        return OfSides(_too_few_sides(without), (), without)
    value = replace(_mean(list(bands.values()), [Fraction(1)] * len(bands)), word=None)
    return OfSides(value, tuple(bands), without)


def weakest_view(sides: Mapping[str, Value]) -> OfSides:
    """Derive the weakest view: the figure with the lowest dot, and every side that has that dot."""
    bands, without = _shown_sides(sides)
    if len(bands) < 2:
        return OfSides(_too_few_sides(without), (), without)
    dot = min(band.dot for band in bands.values())
    lowest = tuple(side for side, band in bands.items() if band.dot == dot)
    return OfSides(_widest([bands[side] for side in lowest]), lowest, without)


def difference(a: Value, b: Value) -> Difference | Hidden:
    """Derive a − b: dots' difference, sure range [lo_a − hi_b, hi_a − lo_b], told apart if abs ≥ T.

    T is the widest band that entered either of them, at least 12 points.
    """
    if not (isinstance(a, Band) and isinstance(b, Band)):
        return Hidden(codes.PART_HIDDEN, minimum=_minimum((a, b)))
    dots = a.dot - b.dot
    threshold = max(a.widest, b.widest, LEAST_DIFFERENCE)
    told_apart = abs(dots) >= threshold
    word = codes.TOLD_APART if told_apart else codes.CANNOT_TELL
    return Difference(dots, a.lo - b.hi, a.hi - b.lo, threshold, told_apart, word)


def between_sides(sides: Mapping[str, Value]) -> Comparison:
    """Compare two sides or more: largest − smallest of the shown, who they are, and the word for it.

    "Told apart" goes before "both see this high", so that the word never denies a warning made from the
    same figure.
    """
    bands, without = _shown_sides(sides)
    if len(bands) < 2:
        return Comparison(None, _too_few_sides(without), (), (), without)
    top, bottom = max(b.dot for b in bands.values()), min(b.dot for b in bands.values())
    highest = tuple(side for side, band in bands.items() if band.dot == top)
    lowest = tuple(side for side, band in bands.items() if band.dot == bottom)
    gap = difference(_widest([bands[side] for side in highest]), _widest([bands[side] for side in lowest]))
    assert isinstance(gap, Difference)
    word = codes.BOTH_HIGH if bottom >= HIGH_FROM and not gap.told_apart else gap.word
    return Comparison(word, gap, highest, lowest, without)


def blind_spot(expected: Value, actual: Value) -> Difference | Hidden:
    """Derive what a side expects to be given, minus what the other gives: better, worse, or cannot_tell."""
    gap = difference(expected, actual)
    return _worded(gap, codes.BETTER, codes.WORSE, codes.CANNOT_TELL)


def change(before: Value, after: Value) -> Difference | Hidden:
    """Derive after − before: moved_up, moved_down, no_change, or kept if the later figure only stands."""
    gap = difference(after, before)
    if isinstance(gap, Difference) and isinstance(after, Band) and after.kept:
        return replace(gap, told_apart=False, word=codes.KEPT, as_of=after.as_of)
    return _worded(gap, codes.MOVED_UP, codes.MOVED_DOWN, codes.NO_CHANGE)


def level_word(value: Value) -> str:
    """Give the code of the word for a level: low, in_between, high, divided, or the reason it is hidden.

    "Divided" stands in place of "in between" only, as §7 has it. 33 and 67 stand for the exact
    thirds, as everywhere on the grid.
    """
    if isinstance(value, Hidden):
        return value.reason
    assert isinstance(value, Band)
    if value.dot < LOW_BELOW:
        return codes.LOW
    if value.dot > HIGH_FROM:
        return codes.HIGH
    return codes.DIVIDED if value.divided else codes.IN_BETWEEN


def lowest_first(value: Value, code: str) -> tuple[bool, Fraction, Fraction, str]:
    """Give the key for sorting "lowest first": by released figure, ties by code, hidden ones last."""
    if isinstance(value, Band):
        return (False, value.dot, value.lo, code)
    return (True, Fraction(0), Fraction(0), code)


def _mean(bands: Sequence[Band], weights: Sequence[Fraction]) -> Band:
    """Average released figures; kept only if all of them are, as of the latest round among them."""
    whole = sum(weights, Fraction(0))
    divided = sum((w for band, w in zip(bands, weights, strict=True) if band.divided), Fraction(0))
    rounds = [band.as_of for band in bands if band.as_of is not None]
    return Band(
        lo=sum((w * band.lo for band, w in zip(bands, weights, strict=True)), Fraction(0)) / whole,
        hi=sum((w * band.hi for band, w in zip(bands, weights, strict=True)), Fraction(0)) / whole,
        word=codes.DIVIDED if 2 * divided >= whole else None,
        widest=max(band.widest for band in bands),
        kept=all(band.kept for band in bands),
        as_of=max(rounds, default=None),
    )


def _bands(values: Iterable[Value]) -> list[Band]:
    return [value for value in values if isinstance(value, Band)]


def _widest(bands: Sequence[Band]) -> Band:
    """Pick one of several figures with the same dot: the least sure, so that no more is claimed."""
    return max(bands, key=lambda band: (band.widest, band.width))


def _minimum(values: Iterable[Value]) -> int | None:
    minima = [value.minimum for value in values if isinstance(value, Hidden) and value.minimum is not None]
    return max(minima, default=None)


def _shown_sides(sides: Mapping[str, Value]) -> tuple[dict[str, Band], tuple[HiddenSide, ...]]:
    """Part the shown from the hidden sides, by name, so that the order they come in changes nothing."""
    if len(sides) < 2:
        raise ValueError("results are never derived for one side alone")
    ordered = sorted(sides.items())
    shown = {side: value for side, value in ordered if isinstance(value, Band)}
    return shown, tuple(HiddenSide(side, value) for side, value in ordered if isinstance(value, Hidden))


def _too_few_sides(without: Sequence[HiddenSide]) -> Hidden:
    return Hidden(codes.FEWER_THAN_TWO_SIDES, minimum=_minimum(each.value for each in without))


def _worded(gap: Difference | Hidden, above: str, below: str, neither: str) -> Difference | Hidden:
    if isinstance(gap, Hidden):
        return gap
    if not gap.told_apart:
        return replace(gap, word=neither)
    return replace(gap, word=above if gap.dots > 0 else below)


def _exact_weights(weights: Mapping[str, Weight]) -> dict[str, Fraction]:
    for code, weight in weights.items():
        if not isinstance(weight, (int, Fraction, Decimal)) or weight < 0:
            raise ValueError(f"the weight of {code} is an exact number of 0 or more: {weight!r}")
    exact = {code: Fraction(weight) for code, weight in weights.items()}
    if not any(exact.values()):
        raise ValueError("no facet has a weight")
    return exact

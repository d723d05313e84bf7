"""What needs the mathematics of ``assessments.trust``, on dots of released figures only (DISCLOSURE §2).

The figures are rounded to six decimals before they leave, so that a stored result has the same bytes each
time.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from assessments import trust
from assessments.disclosure import codes
from assessments.disclosure.values import Agreement, Band, Bar, Hidden, Trend, Value

TEST_FROM = 4
LIMITS_FROM = 8
SIGNIFICANT = 0.05
LEAST_ITEMS = 10
# Koo & Li 2016, A guideline of selecting and reporting intraclass correlation coefficients.
AGREE_PARTLY_FROM = 0.50
AGREE_MUCH_FROM = 0.75
# The public typical spread: a constant of the criteria set, changed only with a version (§2).
TYPICAL_SPREAD = Fraction(15)


def trend(series: Sequence[Value]) -> Trend:
    """Derive the trend of a series of rounds, oldest first; hidden and kept rounds are left out.

    Fewer than 4 rounds left: too_early. From 4 Mann–Kendall (rising or falling at one-sided 5 %) and Sen's
    slope per round, a round left out counting as time; from 8 also XmR limits.
    """
    dots = [value.dot if isinstance(value, Band) and not value.kept else None for value in series]
    rounds = len(dots) - dots.count(None)
    if rounds < TEST_FROM:
        return Trend(codes.TOO_EARLY, rounds)
    word, p = _direction(dots)
    slope = _exact(trust.sen_slope(dots))
    mean, lower, upper = _limits(dots) if rounds >= LIMITS_FROM else (None, None, None)
    return Trend(word, rounds, p, slope, mean, lower, upper)


def agreement_between_sides(profiles: Mapping[str, Mapping[str, Value]]) -> Agreement | Hidden:
    """Derive one of three words for how alike the sides see it: ICC(2,1) over items, on dots.

    profiles: side → item code → cell. Only items shown for every side enter, at least 10. No figure leaves.
    """
    if len(profiles) < 2:
        raise ValueError("agreement needs two sides")
    rows = _common_rows(profiles)
    if len(rows) < LEAST_ITEMS:
        return Hidden(codes.FEWER_THAN_TEN_ITEMS, minimum=LEAST_ITEMS)
    forms = trust.icc(rows)
    value = None if forms is None else forms["ICC(2,1)"]
    if value is None:
        return Hidden(codes.NOT_COMPUTABLE)
    return Agreement(_agreement_word(value), len(rows))


def sampling_bar(
    answered: int, invited: int, spread: Fraction = TYPICAL_SPREAD, *, minimum: int = 4
) -> Bar | Hidden:
    """Derive half of the sampling bar of a side from its coverage and the public typical spread.

    Never from its own SD. answered, invited: the coverage of the side (sheets, not answers to one item).
    spread: points of 0–100.
    """
    if answered > invited:
        raise ValueError(f"{answered} sheets from {invited} invited people")
    if answered < minimum:
        return Hidden(codes.FEWER_THAN_MINIMUM, minimum=minimum)
    half = _exact(trust.typical_half_width(answered, invited, spread))
    return Hidden(codes.NOT_COMPUTABLE) if half is None else Bar(half)


def level_bar(bars: Sequence[Bar | Hidden]) -> Bar | Hidden:
    """Derive half of the bar of the relation level from the bars of the sides that entered it."""
    halves = [bar.half_width for bar in bars if isinstance(bar, Bar)]
    if len(halves) < 2:
        return Hidden(codes.FEWER_THAN_TWO_SIDES)
    half = _exact(trust.level_interval(halves))
    return Hidden(codes.NOT_COMPUTABLE) if half is None else Bar(half)


def _direction(dots: Sequence[Fraction | None]) -> tuple[str, Fraction | None]:
    test = trust.mann_kendall(dots)
    if test is None:
        return codes.NO_TREND, None
    word = codes.NO_TREND
    if test.p_one_sided <= SIGNIFICANT:
        word = codes.RISING if test.s > 0 else codes.FALLING
    return word, _exact(test.p_one_sided)


def _limits(dots: Sequence[Fraction | None]) -> tuple[Fraction | None, Fraction | None, Fraction | None]:
    limits = trust.xmr_limits(dots)
    if limits is None:
        return None, None, None
    return _exact(limits.mean), _exact(limits.lower), _exact(limits.upper)


def _common_rows(profiles: Mapping[str, Mapping[str, Value]]) -> list[list[Fraction]]:
    """One row per item shown for every side, one column per side, both in the order of their codes."""
    sides = [profiles[side] for side in sorted(profiles)]
    common = sorted(set.intersection(*(set(items) for items in sides)))
    rows = [[items[code] for items in sides] for code in common]
    return [[b.dot for b in row if isinstance(b, Band)] for row in rows if all(v.shown for v in row)]


def _agreement_word(value: float) -> str:
    if value >= AGREE_MUCH_FROM:
        return codes.AGREE_MUCH
    return codes.AGREE_PARTLY if value >= AGREE_PARTLY_FROM else codes.AGREE_LITTLE


def _exact(figure: float | None) -> Fraction | None:
    return None if figure is None else Fraction(round(figure * 10**6), 10**6)

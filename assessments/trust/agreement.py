"""How far the people of one side agree among themselves. For method checks; no reader sees these figures."""

from fractions import Fraction

from assessments.trust.exact import exact_sum, mean_of, moments_of, to_float
from assessments.trust.inputs import Answers, Bound, Number, Table, number, on_scale, table, whole, within

SPLIT_AWG = Fraction(60, 100)


def average_deviation(item_columns: Table) -> float | None:
    """AD: per item the mean absolute deviation from the item's mean, averaged over the items.

    item_columns: one list per item, its people in the same order, None = missing. In scale points.
    An item that fewer than two answered says nothing about agreement and is left out; None if that is all.
    Source: Burke, Finkelstein & Dusig 1999.
    """
    return to_float(_average_deviation(_answered(table(item_columns, "item_columns", "item"))))


def rwg(scores: Answers, points: int) -> float | None:
    """rWG of one item: 1 − s²/σ²E with σ²E = (A² − 1)/12 (all answers equally likely), cut to 0…1.

    scores: the people of one side, 1…A, None = missing. None below two. Source: James, Demaree & Wolf 1984.
    """
    last = whole(points, "points", 2)
    return _share_agreed(moments_of(on_scale(scores, 1, last, "scores")).variance, last)


def rwg_star(item_columns: Table, points: int) -> float | None:
    """r*WG of several items: 1 − mean(s²_j)/σ²E, cut to 0…1. Unlike rWG(J) it does not grow with the items.

    item_columns as in `average_deviation`; items that fewer than two answered are left out. Source: Lindell,
    Brandt & Whitney 1999.
    """
    last = whole(points, "points", 2)
    variances = [moments_of(item).variance for item in _columns_on_scale(item_columns, last)]
    return _share_agreed(mean_of(variance for variance in variances if variance is not None), last)


def awg(scores: Answers, low: Number, high: Number) -> float | None:
    """awg: 1 − 2s²/[((H + L)M − M² − HL)·n/(n − 1)], agreement against the most the mean allows; not cut.

    scores: one item, low…high, None = missing. Unanimous → 1; None below two. To be read only from A − 1
    people. Source: Brown & Hauenstein 2005.
    """
    bottom, top = number(low, "low"), number(high, "high")
    if bottom >= top:
        raise ValueError(f"high: {high!r} is not above low, {low!r}")
    return to_float(_awg(on_scale(scores, bottom, top, "scores"), bottom, top))


def split_within(item_columns: Table, points: int) -> bool | None:
    """Whether a side differs among itself: AD above A/6, or the items' mean awg below .60.

    item_columns as in `average_deviation`, answers 1…A. awg is read only if at least A − 1 people answered
    every one of the items. None where AD is not computable. Source: Burke & Dunlap 2002.
    """
    last = whole(points, "points", 2)
    answered = _columns_on_scale(item_columns, last)
    deviation = _average_deviation(answered)
    if deviation is None:
        return None
    if deviation > Fraction(last, 6):
        return True
    against_most = _mean_awg(answered, last) if min(map(len, answered)) >= last - 1 else None
    return against_most is not None and against_most < SPLIT_AWG


def _answered(columns: list[list[Fraction | None]]) -> list[list[Fraction]]:
    return [[value for value in column if value is not None] for column in columns]


def _columns_on_scale(item_columns: Table, last: int) -> list[list[Fraction]]:
    answered = _answered(table(item_columns, "item_columns", "item"))
    return [
        [within(value, 1, last, f"item_columns, item {place}") for value in column]
        for place, column in enumerate(answered, start=1)
    ]


def _average_deviation(answered: list[list[Fraction]]) -> Fraction | None:
    return mean_of(_item_deviation(item) for item in answered if len(item) >= 2)


def _item_deviation(item: list[Fraction]) -> Fraction:
    mean = exact_sum(item) / len(item)
    return exact_sum(abs(value - mean) for value in item) / len(item)


def _share_agreed(variance: Fraction | None, last: int) -> float | None:
    if variance is None:
        return None
    by_chance = Fraction(last**2 - 1, 12)
    return float(max(Fraction(0), 1 - variance / by_chance))


def _awg(values: list[Fraction], low: Bound, high: Bound) -> Fraction | None:
    sums = moments_of(values)
    mean, variance = sums.mean, sums.variance
    if mean is None or variance is None:
        return None
    if variance == 0:
        return Fraction(1)
    # Not zero here: the mean reaches an end of the scale only if all answers do.
    widest = ((high + low) * mean - mean**2 - high * low) * sums.n / (sums.n - 1)
    return 1 - 2 * variance / widest


def _mean_awg(answered: list[list[Fraction]], last: int) -> Fraction | None:
    return mean_of(value for item in answered if (value := _awg(item, 1, last)) is not None)

"""Give and take between the sides. Non-money stays non-money; gifts are never put in here."""

import math
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from assessments.trust.exact import exact_sum, moments_of
from assessments.trust.inputs import Number, as_list, listed, not_negative, number, optional, within

BandLike = tuple[Number, Number | None, Number]


class Dependence(NamedTuple):
    """Who depends more on the other (a minus b), and how much both do together."""

    asymmetry: float
    joint: float


class Band(NamedTuple):
    """From lower to upper percent of the target (None = no end) the other side has this share, 0–100 %."""

    lower_percent: Fraction
    upper_percent: Fraction | None
    share_percent: Fraction


def equity_log_ratio(
    o_a: Number | None, i_a: Number | None, o_b: Number | None, i_b: Number | None
) -> float | None:
    """Equity: ln[(O_a/I_a)/(O_b/I_b)], 0 = balance, above 0: a gets more for what it puts in.

    Outcomes O and inputs I, zero or more, as each side values its own and in any unit of its own. None if one
    is missing or zero. Source: Adams 1965.
    """
    out_a, in_a = _amount(o_a, "o_a"), _amount(i_a, "i_a")
    out_b, in_b = _amount(o_b, "o_b"), _amount(i_b, "i_b")
    if not out_a or not in_a or not out_b or not in_b:
        return None
    ratio = (out_a * in_b) / (in_a * out_b)
    # Two logarithms instead of one: swapping the sides then changes the sign and nothing else.
    return math.log(ratio.numerator) - math.log(ratio.denominator)


def burden(input: Number | None, size: Number | None) -> float | None:
    """What a side puts in, per size of that side (people in the relation, or turnover).

    None if one is missing or the size is zero.
    """
    given, base = _amount(input, "input"), _amount(size, "size")
    return None if given is None or not base else float(given / base)


def balance_index(values: Sequence[Number | None]) -> float | None:
    """Smallest over largest contribution: 1 = equal, 0 = a side gives nothing.

    values: one per side, zero or more. None below two sides, if one is missing or if nobody gives anything.
    """
    sides = _sides(values)
    return float(min(sides) / max(sides)) if any(sides) else None


def jain_index(values: Sequence[Number | None]) -> float | None:
    """Jain's fairness index (Σx)²/(n·Σx²), from 1/n (one side gives all) to 1.

    values and None as in `balance_index`. Source: Jain, Chiu & Hawe 1984.
    """
    sides = moments_of(_sides(values))
    return float(sides.total**2 / (sides.n * sides.squares)) if sides.squares else None


def dependence(d_a: Number | None, d_b: Number | None) -> Dependence | None:
    """Asymmetry D_a − D_b and joint dependence D_a + D_b, in the units given; None if one is missing.

    Source: Gulati & Sytch 2007.
    """
    first, second = optional(d_a, "d_a"), optional(d_b, "d_b")
    if first is None or second is None:
        return None
    return Dependence(float(first - second), float(first + second))


def surplus_split(standalone: Sequence[Number | None], total: Number | None) -> list[float] | None:
    """Each side's fair part: what it could make alone plus an equal part of the surplus, in the same order.

    standalone: the value per side without the partnership; total: the value made together, same unit. A
    shortfall is shared equally as well. None below two sides or if a value is missing. Source: Nash 1950.
    """
    alone, together = listed(standalone, "standalone"), optional(total, "total")
    known = [value for value in alone if value is not None]
    if together is None or len(known) < max(2, len(alone)):
        return None
    part = (together - exact_sum(known)) / len(known)
    return [float(value + part) for value in known]


def banded_share(target: Number | None, outcome: Number | None, bands: Sequence[BandLike]) -> float | None:
    """The other side's share in a saving or an overrun against a target price, bands cumulative.

    bands: (lower, upper, share), see `Band`; they may not overlap, their order does not matter. Each stretch
    of the way from target to outcome is shared at the percentage of the band it lies in.
    Returns money: above 0 a gain (outcome below target), below 0 a loss. None if target or outcome is missing
    or part of the way lies in no band: nobody agreed on it. Source: NEC, the contractor's share.
    """
    agreed, goal, result = _bands(bands), _amount(target, "target"), _amount(outcome, "outcome")
    if goal == 0:
        raise ValueError("target: 0 is not above zero")
    if goal is None or result is None:
        return None
    low, high = min(goal, result), max(goal, result)
    stretches = [_overlap(band, low / goal * 100, high / goal * 100) for band in agreed]
    if exact_sum(stretches) < (high - low) / goal * 100:
        return None
    shared = exact_sum(stretch * band.share_percent for stretch, band in zip(stretches, agreed, strict=True))
    money = shared / 100**2 * goal
    return float(money if result <= goal else -money)


def _amount(value: Number | None, name: str) -> Fraction | None:
    return None if value is None else not_negative(value, name)


def _sides(values: Sequence[Number | None]) -> list[Fraction]:
    """What each side gives; empty if that is not known of two sides or more."""
    listing = listed(values, "values")
    known = [not_negative(value, "values") for value in listing if value is not None]
    return known if len(known) == len(listing) >= 2 else []


def _overlap(band: Band, low: Fraction, high: Fraction) -> Fraction:
    """How much of the way from low to high, in percent of the target, lies in the band."""
    top = high if band.upper_percent is None else min(high, band.upper_percent)
    return max(Fraction(0), top - max(low, band.lower_percent))


def _bands(bands: Sequence[BandLike]) -> list[Band]:
    checked = sorted(
        (_band(band, f"bands, band {place}") for place, band in enumerate(as_list(bands, "bands"), start=1)),
        key=lambda band: band.lower_percent,
    )
    for below, above in pairwise(checked):
        if below.upper_percent is None or below.upper_percent > above.lower_percent:
            raise ValueError(f"bands: two overlap from {float(above.lower_percent):g} % of the target")
    return checked


def _band(band: object, name: str) -> Band:
    match as_list(band, name):
        case [lower, upper, share]:
            checked = Band(
                not_negative(lower, f"{name}, lower"),
                None if upper is None else not_negative(upper, f"{name}, upper"),
                within(number(share, f"{name}, share"), 0, 100, f"{name}, share"),
            )
        case _:
            raise ValueError(f"{name}: {band!r} is not (lower, upper, share)")
    if checked.upper_percent is not None and checked.upper_percent <= checked.lower_percent:
        raise ValueError(f"{name}: upper {upper!r} is not above lower {lower!r}")
    return checked

"""How sure a figure is. Respondents are nearly everyone: only the people who did not answer are unsure."""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from assessments.trust.exact import exact_sum, moments_of, root
from assessments.trust.inputs import Answers, Number, listed, not_negative, present, whole

CENTRAL_95 = 0.975


class SideInterval(NamedTuple):
    """Mean and 95 % interval of a side, and the half-width as it would be in an endless population."""

    mean: float
    low: float
    high: float
    half_width: float
    uncorrected_half_width: float


class Proportion(NamedTuple):
    """The 95 % interval of a proportion, 0…1."""

    low: float
    high: float


def standard_error(scores: Answers, invited: int) -> float | None:
    """Standard error of a side's mean, s/√n·√((N − n)/(N − 1)); 0.0 when all N answered, None below two.

    scores: the persons of the side, None = did not answer. invited: N, never fewer than answered.
    """
    values = present(scores, "scores")
    share = _unheard(len(values), invited)
    variance = moments_of(values).variance
    return None if variance is None else root(variance / len(values) * share)


def side_interval(scores: Answers, invited: int) -> SideInterval | None:
    """The 95 % interval of a side's mean: m ± t(.975, n − 1)·s/√n·√((N − n)/(N − 1)).

    scores and invited as in `standard_error`; raw points or percent, as given. n = N: half-width 0.0, there
    is no sampling error. None below two who answered. ValueError when more answered than were invited.
    """
    values = present(scores, "scores")
    share = _unheard(len(values), invited)
    sums = moments_of(values)
    mean, variance = sums.mean, sums.variance
    if mean is None or variance is None:
        return None
    uncorrected = _t_975(sums.n - 1) * root(variance / sums.n)
    half, middle = uncorrected * root(share), float(mean)
    return SideInterval(middle, middle - half, middle + half, half, uncorrected)


def typical_half_width(n: int, invited: int, spread: Number) -> float | None:
    """Half-width of a side's sampling bar with the public typical spread s₀ in place of the side's own SD.

    n who answered, N invited, spread in the units of the bar (points of 0–100). It depends on n and N alone,
    so it tells nothing about the answers. 0.0 when all answered, None below two. Source: DISCLOSURE.md §2.
    """
    answered = whole(n, "n", 0)
    share = _unheard(answered, invited)
    typical = not_negative(spread, "spread")
    if answered < 2:
        return None
    return _t_975(answered - 1) * float(typical) * root(share / answered)


def level_interval(half_widths: Sequence[Number | None]) -> float | None:
    """Half-width of the relation level (and of the index) over k sides: (1/k)·√Σh².

    half_widths: one per side; standard errors combine in the same way. None with fewer than two sides, or if
    one side's half-width is not known: unknown is not zero.
    """
    widths = listed(half_widths, "half_widths")
    known = [not_negative(width, "half_widths") for width in widths if width is not None]
    if len(known) < 2 or len(known) < len(widths):
        return None
    return root(exact_sum(width**2 for width in known)) / len(known)


def wilson(kept: int, due: int) -> Proportion | None:
    """95 % interval of a proportion (commitments kept of commitments due); None if none was due.

    Source: Wilson 1927, Newcombe 1998.
    """
    trials = whole(due, "due", 0)
    successes = whole(kept, "kept", 0)
    if successes > trials:
        raise ValueError(f"kept: {successes} is more than due, {trials}")
    if trials == 0:
        return None
    from assessments.trust import distributions  # loads SciPy, see there

    return Proportion(*distributions.wilson_95(successes, trials))


def _unheard(answered: int, invited: int) -> Fraction:
    """(N − n)/(N − 1), the finite-population factor squared; 0 where only one was invited."""
    people = whole(invited, "invited", 0)
    if answered > people:
        raise ValueError(f"invited: {people} is fewer than the {answered} who answered")
    return Fraction(people - answered, people - 1) if people > 1 else Fraction(0)


def _t_975(df: int) -> float:
    from assessments.trust import distributions  # loads SciPy, see there

    return distributions.t_quantile(CENTRAL_95, df)

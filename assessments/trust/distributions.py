"""The distributions and tests that SciPy has. The only module of the project that imports SciPy.

Loading SciPy takes a second and tens of megabytes, so nothing imports this module when it is itself
imported: the functions that need a quantile import it when they run, which is in the worker.
"""

from functools import lru_cache

from scipy import stats

ASKED_AGAIN = 4096  # every side of so many people asks for the same quantile


@lru_cache(maxsize=ASKED_AGAIN)
def t_quantile(p: float, df: float) -> float:
    """The p-quantile of Student's t with df degrees of freedom (df need not be whole)."""
    return float(stats.t.ppf(p, df))


def t_two_sided(t: float, df: float) -> float:
    """The two-sided p of a t value."""
    return float(2 * stats.t.sf(abs(t), df))


def normal_upper_tail(z: float) -> float:
    """P(Z ≥ z) of the standard normal."""
    return float(stats.norm.sf(z))


def wilson_95(successes: int, trials: int) -> tuple[float, float]:
    """Wilson's 95 % interval for a proportion, without continuity correction."""
    interval = stats.binomtest(successes, trials).proportion_ci(confidence_level=0.95, method="wilson")
    return float(interval.low), float(interval.high)

"""The mathematics of trust health: numbers in, numbers out; no database, no clock, no Django.

The names below are a contract, other tools import them from here. What is not computable is None, never 0;
wrong input is a ValueError that names it. Importing this package loads neither SciPy nor NumPy.
What a reader may see is decided elsewhere (`assessments.disclosure`), from released cells only.
"""

from assessments.trust.agreement import average_deviation, awg, rwg, rwg_star, split_within
from assessments.trust.balance import (
    Band,
    Dependence,
    balance_index,
    banded_share,
    burden,
    dependence,
    equity_log_ratio,
    jain_index,
    surplus_split,
)
from assessments.trust.differences import (
    Change,
    Estimate,
    WelchGap,
    change,
    hedges_g,
    reliable_change,
    welch_gap,
)
from assessments.trust.exact import Moments, canonical, moments
from assessments.trust.intervals import (
    Proportion,
    SideInterval,
    level_interval,
    side_interval,
    standard_error,
    typical_half_width,
    wilson,
)
from assessments.trust.portfolio import shrink
from assessments.trust.reliability import GroupIcc, cronbach_alpha, group_icc, icc
from assessments.trust.scores import (
    WidestGap,
    blind_spot,
    facet_score,
    gap,
    index,
    relation_level,
    side_mean,
    to_percent,
    weakest_view,
    widest_gap,
)
from assessments.trust.series import (
    LIMITS_FROM,
    NORMAL_FROM,
    TEST_FROM,
    MannKendall,
    XmrLimits,
    ewma,
    mann_kendall,
    sen_slope,
    xmr_limits,
)

__all__ = [
    "LIMITS_FROM",
    "NORMAL_FROM",
    "TEST_FROM",
    "Band",
    "Change",
    "Dependence",
    "Estimate",
    "GroupIcc",
    "MannKendall",
    "Moments",
    "Proportion",
    "SideInterval",
    "WelchGap",
    "WidestGap",
    "XmrLimits",
    "average_deviation",
    "awg",
    "balance_index",
    "banded_share",
    "blind_spot",
    "burden",
    "canonical",
    "change",
    "cronbach_alpha",
    "dependence",
    "equity_log_ratio",
    "ewma",
    "facet_score",
    "gap",
    "group_icc",
    "hedges_g",
    "icc",
    "index",
    "jain_index",
    "level_interval",
    "mann_kendall",
    "moments",
    "relation_level",
    "reliable_change",
    "rwg",
    "rwg_star",
    "sen_slope",
    "shrink",
    "side_interval",
    "side_mean",
    "split_within",
    "standard_error",
    "surplus_split",
    "to_percent",
    "typical_half_width",
    "weakest_view",
    "welch_gap",
    "widest_gap",
    "wilson",
    "xmr_limits",
]

"""The names other tools rely on, and what importing them costs."""

import inspect
import subprocess
import sys
from pathlib import Path

import pytest

from assessments import trust

ROOT = Path(__file__).resolve().parents[3]

# TRUST.md §2 and §6: the name and the arguments it is called with.
CONTRACT = """
facet_score answers minimum
to_percent x points
side_mean scores
index facet_scores weights
relation_level side_means
weakest_view side_means
gap a b
blind_spot expected actual
average_deviation item_columns
rwg scores points
rwg_star item_columns points
awg scores low high
split_within item_columns points
icc matrix
cronbach_alpha item_columns
side_interval scores invited
level_interval half_widths
welch_gap a b
hedges_g a b
change before after
reliable_change x1 x2 sd reliability
mann_kendall series
sen_slope series
xmr_limits series
ewma series lam start
shrink values variance
wilson kept due
equity_log_ratio o_a i_a o_b i_b
burden input size
balance_index values
jain_index values
dependence d_a d_b
surplus_split standalone total
banded_share target outcome bands
"""


@pytest.mark.parametrize("line", CONTRACT.strip().splitlines())
def test_every_function_of_the_method_is_there_and_documented(line):
    name, *arguments = line.split()
    function = getattr(trust, name)
    parameters = inspect.signature(function).parameters.values()
    required = [parameter.name for parameter in parameters if parameter.default is parameter.empty]
    assert required == arguments
    assert inspect.getdoc(function)
    assert name in trust.__all__


@pytest.mark.parametrize(
    ("result", "fields"),
    [
        (trust.WelchGap, "t df p low high difference"),
        (trust.SideInterval, "mean low high half_width uncorrected_half_width"),
        (trust.MannKendall, "s variance z p_one_sided exact"),
        (trust.XmrLimits, "mean lower upper"),
        (trust.Proportion, "low high"),
        (trust.Dependence, "asymmetry joint"),
    ],
)
def test_results_are_tuples_with_these_names(result, fields):
    assert result._fields == tuple(fields.split())


def loaded_after(code):
    """The top-level packages loaded by a fresh interpreter that runs this code."""
    report = "; import sys; sys.stdout.write(' '.join({name.split('.')[0] for name in sys.modules}))"
    done = subprocess.run(
        [sys.executable, "-c", code + report], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


def test_importing_the_package_loads_neither_scipy_nor_numpy():
    assert not {"scipy", "numpy", "django"} & loaded_after("import assessments.trust")


def test_what_needs_no_distribution_never_loads_scipy():
    code = "from assessments import trust as t; t.rwg([4, 5], 7); t.mann_kendall([1, 2, 3, 5])"
    assert "scipy" not in loaded_after(code)


def test_scipy_comes_with_the_first_quantile_and_django_never():
    # Also the control of the two tests above: were it not seen here, they would be blind.
    loaded = loaded_after("from assessments import trust as t; t.side_interval([4, 5], 3)")
    assert "scipy" in loaded
    assert "django" not in loaded

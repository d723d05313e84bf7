"""Coverage, comments, reliability (DISCLOSURE §2)."""

from fractions import Fraction

import pytest

from assessments.disclosure import Coverage, Hidden, Reliability, alpha_shown, comments_shown, coverage_shown


@pytest.mark.parametrize(
    ("answered", "invited", "closed", "coverage"),
    [
        (3, 7, False, Coverage("not_yet", 7)),
        (4, 7, False, Coverage("enough", 7)),
        (7, 7, False, Coverage("enough", 7)),
        (5, 7, True, Coverage("enough", 7, 5)),
        (3, 7, True, Coverage("not_yet", 7, 3)),
        (3, 8, False, Coverage("not_yet", 8, 3)),
        (0, 0, False, Coverage("not_yet", 0)),
    ],
)
def test_coverage(answered, invited, closed, coverage):
    assert coverage_shown(answered, invited, closed) == coverage


def test_enough_follows_the_agreed_group_size():
    assert coverage_shown(5, 7, False, minimum=6).word == "not_yet"


def test_more_sheets_than_people_is_an_error():
    with pytest.raises(ValueError, match="8 sheets from 7"):
        coverage_shown(8, 7, True)


@pytest.mark.parametrize(("writers", "seen"), [(0, False), (4, False), (5, True), (9, True)])
def test_comments_from_five_writers(writers, seen):
    assert comments_shown(writers) is seen


def test_comments_follow_a_raised_group_size():
    assert not comments_shown(6, minimum=7)


@pytest.mark.parametrize(
    ("alpha", "rounded"),
    [(0.91, "0.9"), (0.93, "0.95"), (0.825, "0.85"), (0.0, "0"), (-0.13, "-0.15"), (1.0, "1")],
)
def test_alpha_on_the_nearest_twentieth(alpha, rounded):
    assert alpha_shown(alpha, 50, partnerships=6) == Reliability(Fraction(rounded))


def test_alpha_needs_fifty_sheets_of_more_than_one_partnership():
    assert alpha_shown(0.9, 49, partnerships=6) == Hidden("fewer_than_fifty_sheets", minimum=50)
    assert alpha_shown(0.9, 500, partnerships=1) == Hidden("one_partnership_only", minimum=2)
    assert alpha_shown(None, 50, partnerships=6) == Hidden("not_computable")

"""Numbers and situations that several of these tests share."""

import pytest
from hypothesis import settings
from hypothesis import strategies as st

# Loading SciPy at the first quantile takes longer than Hypothesis allows one example by default.
steady = settings(deadline=None, max_examples=100)

POINTS = 7
answers = st.integers(1, POINTS)
sides = st.lists(answers, min_size=2, max_size=12)


@st.composite
def item_tables(draw, least=2):
    """Item columns of one side: 1–4 items, at least two people, some answers missing."""
    people = draw(st.integers(least, 8))
    column = st.lists(st.none() | answers, min_size=people, max_size=people)
    return draw(st.lists(column, min_size=1, max_size=4))


def as_printed(text):
    """A published figure: equal as far as its decimals go."""
    return pytest.approx(float(text), abs=0.5001 * 10 ** -len(text.partition(".")[2]))


def columns(rows):
    """Item columns of a table in which each row is a person."""
    return [list(column) for column in zip(*rows, strict=True)]


# Shrout & Fleiss 1979, table 2: six targets (rows), four judges (columns).
SHROUT_FLEISS = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]

# The data set `sleep` of R (Cushny & Peebles 1905): hours gained with two drugs.
SLEEP_A = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2.0]
SLEEP_B = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]

# The constructed example of TRUST.md §7: one facet, three items, seven points; rows are people.
SIDE_ONE = [[6, 6, 5], [5, 6, 6], [7, 6, 6], [6, 5, 5], [4, 5, 6]]
SIDE_TWO = [[4, 3, 4], [5, 4, 4], [3, 4, 2], [6, 5, 5]]

"""Does the instrument measure one thing, and do several judges see the same profile?"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from assessments.trust.exact import exact_sum, moments_of
from assessments.trust.inputs import Answers, Table, as_list, present, table, without_missing


class GroupIcc(NamedTuple):
    """ICC(1), the share of variance between groups, and ICC(2), how reliable the group means are."""

    icc1: float
    icc2: float | None


class _Anova(NamedTuple):
    """Mean squares of a complete targets × judges table."""

    targets: int
    judges: int
    between: Fraction
    within: Fraction
    judge: Fraction
    error: Fraction


def cronbach_alpha(item_columns: Table) -> float | None:
    """α = k/(k − 1)·(1 − Σs²_j/s²_total) over all answers of a round and instrument.

    item_columns: one list per item, people in the same order, None = missing; people with a missing answer
    are left out. May be negative. None with one item, fewer than two people or no variance in the sum. Never
    of one side of five. Source: Cronbach 1951.
    """
    persons = without_missing(table(item_columns, "item_columns", "item"))
    if len(persons) < 2 or len(persons[0]) < 2:
        return None
    items = len(persons[0])
    parts = exact_sum(_variance(list(item)) for item in zip(*persons, strict=True))
    whole = _variance([exact_sum(person) for person in persons])
    return None if whole == 0 else float(Fraction(items, items - 1) * (1 - parts / whole))


def icc(matrix: Table) -> Mapping[str, float | None] | None:
    """The six intraclass correlations of a table: rows = targets (items), columns = judges (sides).

    Rows with a missing cell are left out. Keys ICC(1,1) … ICC(3,k); between sides read ICC(2,1), absolute
    agreement. A form whose denominator vanishes is None; below two rows or columns, or without any variance,
    the whole is None. Source: Shrout & Fleiss 1979.
    """
    rows = _complete(table(matrix, "matrix", "row"))
    if len(rows) < 2 or len(rows[0]) < 2:
        return None
    squares = _mean_squares(rows)
    if squares.between == squares.within == 0:
        return None
    return _six_forms(squares)


def group_icc(groups: Sequence[Answers]) -> GroupIcc | None:
    """ICC(1) and ICC(2) of people in groups of any size: may a group's mean stand for its people?

    ICC(1) = (MSB − MSW)/(MSB + (n − 1)·MSW), ICC(2) = (MSB − MSW)/MSB, n = mean group size. Empty groups are
    left out. None below two groups, with one person in each, or without variance. Source: Bliese 2000.
    """
    sums = [moments_of(values) for group in as_list(groups, "groups") if (values := present(group, "groups"))]
    people = sum(group.n for group in sums)
    if len(sums) < 2 or people == len(sums):
        return None
    own_means = exact_sum(group.total**2 / group.n for group in sums)
    common = exact_sum(group.total for group in sums) ** 2 / people
    between = (own_means - common) / (len(sums) - 1)
    within = (exact_sum(group.squares for group in sums) - own_means) / (people - len(sums))
    first = _ratio(between - within, between + (Fraction(people, len(sums)) - 1) * within)
    return None if first is None else GroupIcc(first, _ratio(between - within, between))


def _variance(values: list[Fraction]) -> Fraction:
    return moments_of(values).variance or Fraction(0)


def _complete(rows: list[list[Fraction | None]]) -> list[list[Fraction]]:
    known = [[value for value in row if value is not None] for row in rows]
    return [values for values, row in zip(known, rows, strict=True) if len(values) == len(row)]


def _mean_squares(rows: list[list[Fraction]]) -> _Anova:
    n, k = len(rows), len(rows[0])
    cells = moments_of([value for row in rows for value in row])
    common = cells.total**2 / cells.n
    by_target = exact_sum(exact_sum(row) ** 2 for row in rows) / k - common
    by_judge = exact_sum(exact_sum(column) ** 2 for column in zip(*rows, strict=True)) / n - common
    inside = cells.squares - common - by_target
    return _Anova(
        targets=n,
        judges=k,
        between=by_target / (n - 1),
        within=inside / (n * (k - 1)),
        judge=by_judge / (k - 1),
        error=(inside - by_judge) / ((n - 1) * (k - 1)),
    )


def _six_forms(squares: _Anova) -> dict[str, float | None]:
    n, k, between, within, judge, error = squares
    return {
        "ICC(1,1)": _ratio(between - within, between + (k - 1) * within),
        "ICC(2,1)": _ratio(between - error, between + (k - 1) * error + k * (judge - error) / n),
        "ICC(3,1)": _ratio(between - error, between + (k - 1) * error),
        "ICC(1,k)": _ratio(between - within, between),
        "ICC(2,k)": _ratio(between - error, between + (judge - error) / n),
        "ICC(3,k)": _ratio(between - error, between),
    }


def _ratio(numerator: Fraction, denominator: Fraction) -> float | None:
    # Below zero the two signs would cancel and turn pure disagreement into "good" agreement.
    return float(numerator / denominator) if denominator > 0 else None

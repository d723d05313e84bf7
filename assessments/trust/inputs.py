"""What comes in: every argument becomes an exact number here, or a ValueError that names it.

Exact means a Fraction. A float is taken at its exact binary value, so sums do not depend on the order of
people, and "no variance" is a fact rather than a rounding accident.
"""

import math
from collections.abc import Iterable, Mapping, Sequence, Set
from decimal import Decimal
from fractions import Fraction
from numbers import Rational, Real
from typing import TypeVar

Name = TypeVar("Name")
Number = int | float | Decimal | Fraction
Bound = int | Fraction
Answers = Sequence[Number | None]
Table = Sequence[Answers]

# The points of every scale that is used: made once, a round asks for thousands of them.
_POINTS = {point: Fraction(point) for point in range(102)}

# Beyond this no trust figure or sum of money can lie; it keeps every later conversion to float safe.
LARGEST = 10**18


def number(value: object, name: str) -> Fraction:
    """One number, exactly; ValueError for a truth value, NaN, infinity, text, nothing, or beyond LARGEST."""
    if type(value) is int and value in _POINTS:
        return _POINTS[value]
    exact = finite(value, name)
    if abs(exact) > LARGEST:
        raise ValueError(f"{name}: {value!r} is too large")
    return exact


def finite(value: object, name: str) -> Fraction:
    """As `number`, of any size: for results, which may be large where a spread is tiny."""
    if isinstance(value, bool) or not isinstance(value, Real | Decimal):
        raise ValueError(f"{name}: {value!r} is not a number")
    if isinstance(value, Rational):
        return Fraction(value)
    # Not math.isfinite for a Decimal: on a signalling NaN it raises an error that names no argument.
    if not (value.is_finite() if isinstance(value, Decimal) else math.isfinite(value)):
        raise ValueError(f"{name}: {value!r} is not a finite number")
    return Fraction(value) if isinstance(value, Decimal) else Fraction(float(value))


def optional(value: object, name: str) -> Fraction | None:
    """As `number`, but None stays None: missing is missing."""
    return None if value is None else number(value, name)


def not_negative(value: object, name: str) -> Fraction:
    """A number of zero or more; ValueError below."""
    exact = number(value, name)
    if exact < 0:
        raise ValueError(f"{name}: {_plain(exact)} is below zero")
    return exact


def whole(value: object, name: str, least: int) -> int:
    """A whole number of at least `least` (people, scale points, commitments)."""
    exact = number(value, name)
    if exact.denominator != 1 or exact < least:
        raise ValueError(f"{name}: {value!r} is not a whole number of {least} or more")
    return exact.numerator


def within(value: Fraction, low: Bound, high: Bound, name: str) -> Fraction:
    """The value itself, if it lies on the scale from low to high, ends included."""
    if not low <= value <= high:
        raise ValueError(f"{name}: {_plain(value)} is outside the scale {_plain(low)} to {_plain(high)}")
    return value


def listed(values: object, name: str) -> list[Fraction | None]:
    """A list of numbers in which None means missing."""
    return [optional(value, name) for value in as_list(values, name)]


def present(values: object, name: str) -> list[Fraction]:
    """The numbers of a list, the missing left out."""
    return [value for value in listed(values, name) if value is not None]


def on_scale(values: object, low: Bound, high: Bound, name: str) -> list[Fraction]:
    """The present numbers of a list, all of them on the scale from low to high."""
    return [within(value, low, high, name) for value in present(values, name)]


def table(lists: object, name: str, part: str) -> list[list[Fraction | None]]:
    """Lists of equal length (item columns, rows of a matrix); ValueError names the one that is ragged."""
    parts = [
        listed(values, f"{name}, {part} {place}") for place, values in enumerate(as_list(lists, name), start=1)
    ]
    for place, values in enumerate(parts, start=1):
        if len(values) != len(parts[0]):
            raise ValueError(
                f"{name}, {part} {place}: {len(values)} long, {part} 1 is {len(parts[0])} long (ragged)"
            )
    return parts


def without_missing(columns: list[list[Fraction | None]]) -> list[list[Fraction]]:
    """Item columns turned into persons, only those who answered every item."""
    persons = [[value for value in person if value is not None] for person in zip(*columns, strict=True)]
    return [person for person in persons if len(person) == len(columns)]


def named(values: Mapping[Name, object], name: str) -> dict[Name, Fraction]:
    """The present numbers of a mapping by name, the missing left out."""
    if not isinstance(values, Mapping):
        raise ValueError(f"{name}: {values!r} is not a mapping")
    return {
        key: exact for key, value in values.items() if (exact := optional(value, f"{name}, {key}")) is not None
    }


def as_list(values: object, name: str) -> list[object]:
    """A plain list; ValueError for what has no order or is not a list at all."""
    # A set would swallow equal answers and a mapping would give its keys: both are silent mistakes.
    if isinstance(values, str | bytes | Mapping | Set) or not isinstance(values, Iterable):
        raise ValueError(f"{name}: {values!r} is not a list")
    return list(values)


def _plain(value: Bound) -> str:
    return f"{float(value):g}"

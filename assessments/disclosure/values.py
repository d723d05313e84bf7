"""Released values: what has been shown, exactly as it was shown.

A closed round is released once, stored as shown and never recomputed with another rule (DISCLOSURE §2).
So every value is frozen, exact (rationals, no floats) and has one canonical JSON form.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from fractions import Fraction
from functools import cache, cached_property
from typing import Any, ClassVar, Self

from assessments.disclosure.codes import DIVIDED, REASONS

ZERO = Fraction(0)
HUNDRED = Fraction(100)

Json = dict[str, Any]


class Released:
    """Base of everything that may be shown: a frozen dataclass with one canonical JSON form.

    In JSON a rational is the pair ``[numerator, denominator]`` in lowest terms, ``kind`` names the class.
    Fields marked ``compare=False`` are for the next round's rule only: they never enter the JSON.
    """

    kind: ClassVar[str]
    _kinds: ClassVar[dict[str, type["Released"]]] = {}

    def __init_subclass__(cls) -> None:
        """Make the class known by its ``kind``, so that stored values can be read back."""
        super().__init_subclass__()
        if "kind" in vars(cls):
            Released._kinds[cls.kind] = cls

    def to_json(self) -> Json:
        """Give the value as JSON-able data; equal values give equal data."""
        return {"kind": self.kind} | {name: _encoded(getattr(self, name)) for name in self._public_names()}

    def to_bytes(self) -> bytes:
        """Give the canonical bytes: what to store, compare, and make cache keys and ETags from."""
        return _canonical(self.to_json())

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Read back what ``to_json`` gave; ValueError if it is anything else, or of another class."""
        kind = Released._kinds.get(str(data.get("kind")))
        if kind is None or not issubclass(kind, cls):
            raise ValueError(f"not a released {cls.__name__}: kind {data.get('kind')!r}")
        if set(data) != {"kind", *kind._public_names()}:
            raise ValueError(f"not a released {kind.__name__}: fields {sorted(data)}")
        value = kind(**{name: _decoded(part) for name, part in data.items() if name != "kind"})
        if value.to_bytes() != _canonical(data):
            raise ValueError(f"not the canonical form of a {kind.__name__}: {data!r}")
        return value

    @classmethod
    def from_bytes(cls, stored: bytes) -> Self:
        """Read back what ``to_bytes`` gave."""
        return cls.from_json(json.loads(stored))

    @classmethod
    @cache
    def _public_names(cls) -> tuple[str, ...]:
        return tuple(each.name for each in fields(cls) if each.compare)  # type: ignore[arg-type]


def _canonical(data: Mapping[str, Any]) -> bytes:
    return json.dumps(dict(data), sort_keys=True, separators=(",", ":")).encode("ascii")


def _encoded(part: object) -> object:
    if type(part) is Fraction:
        return [part.numerator, part.denominator]
    if isinstance(part, Released):
        return part.to_json()
    if isinstance(part, tuple):
        return [_encoded(each) for each in part]
    if part is None or isinstance(part, (bool, int, str)):
        return part
    raise ValueError(f"nothing but exact values is released: {part!r}")


def _decoded(part: object) -> object:
    if isinstance(part, Mapping):
        return Released.from_json(part)
    if isinstance(part, list):
        # No released tuple holds bare numbers, so two integers are always a rational.
        if len(part) == 2 and all(type(each) is int for each in part):
            if part[1] < 1:
                raise ValueError(f"not a rational: {part!r}")
            return Fraction(*part)
        return tuple(_decoded(each) for each in part)
    return part


class Value(Released):
    """What is shown of one level: a ``Band``, or ``Hidden`` with the reason.

    ``shown`` tells which; both answer ``word`` and ``kept``, so a page may ask before it knows.
    """

    shown: ClassVar[bool]


@dataclass(frozen=True)
class Band(Value):
    """A level shown as a range of 0–100 (DISCLOSURE §2).

    lo, hi: ends of the range.
    word: ``"divided"`` or None.
    widest: width of the widest cell that entered; for a cell its own width (the T of a difference needs it).
    kept: the figure stands from an earlier round (§4).
    as_of: number of the round the figure belongs to, as far as the caller gave one.
    n: how many answered the item, for the kept rule of the next round. Never shown, as it would tell how
    many "cannot judge": no part of the JSON, of equality, hash or repr. None for derived values.
    """

    kind: ClassVar[str] = "band"
    shown: ClassVar[bool] = True

    lo: Fraction
    hi: Fraction
    word: str | None = None
    widest: Fraction = HUNDRED
    kept: bool = False
    as_of: int | None = None
    n: int | None = field(default=None, compare=False, repr=False)

    def __post_init__(self) -> None:
        for name in ("lo", "hi", "widest"):
            if not isinstance(getattr(self, name), Fraction):
                raise ValueError(f"{name} must be an exact fraction: {getattr(self, name)!r}")
        if not ZERO <= self.lo <= self.hi <= HUNDRED:
            raise ValueError(f"a band lies within 0–100: {self.lo}–{self.hi}")
        if not self.width <= self.widest <= HUNDRED:
            raise ValueError(f"the widest cell is at least as wide as the range: {self.widest}")
        if self.word not in (None, DIVIDED):
            raise ValueError(f"unknown word: {self.word!r}")
        if not isinstance(self.kept, bool):
            raise ValueError(f"kept is true or false: {self.kept!r}")

    @cached_property
    def dot(self) -> Fraction:
        """Middle of the range, the only point that is ever drawn."""
        return (self.lo + self.hi) / 2

    @property
    def width(self) -> Fraction:
        """Width of the range."""
        return self.hi - self.lo

    @property
    def divided(self) -> bool:
        """Whether the word "divided" is shown."""
        return self.word == DIVIDED

    def as_kept(self) -> "Band":
        """Give the same figure, marked as standing from its earlier round (§4)."""
        return replace(self, kept=True)

    def with_count(self, n: int) -> "Band":
        """Join a stored figure with its count again, which is kept apart from what may be shown."""
        return replace(self, n=n)


@dataclass(frozen=True)
class Hidden(Value):
    """Nothing is shown, and why: a code of ``codes.REASONS`` and the number it refers to, if any.

    The reason depends on who and how many answered, never on what (DISCLOSURE §1).
    """

    kind: ClassVar[str] = "hidden"
    shown: ClassVar[bool] = False
    word: ClassVar[None] = None
    kept: ClassVar[bool] = False

    reason: str
    minimum: int | None = None

    def __post_init__(self) -> None:
        if self.reason not in REASONS:
            raise ValueError(f"unknown reason: {self.reason!r}")


@dataclass(frozen=True)
class HiddenSide(Released):
    """A side that enters nothing, named: "without X: fewer than four"."""

    kind: ClassVar[str] = "hidden_side"

    side: str
    value: Hidden


@dataclass(frozen=True)
class OfSides(Released):
    """A level of the relation: its value, the sides it is made of, the sides it had to do without."""

    kind: ClassVar[str] = "of_sides"

    value: Value
    sides: tuple[str, ...]
    without: tuple[HiddenSide, ...]


@dataclass(frozen=True)
class Difference(Released):
    """The signed difference of two dots, in points of 0–100 (DISCLOSURE §2).

    dots: difference of the dots.
    lo, hi: sure range of the true difference of the levels.
    threshold: the T it was held against.
    told_apart: abs(dots) ≥ T.
    word: told_apart, cannot_tell; of a blind spot better, worse; of a change moved_up, moved_down,
    no_change, kept.
    as_of: for ``kept`` the round the figure stands from.
    """

    kind: ClassVar[str] = "difference"
    shown: ClassVar[bool] = True

    dots: Fraction
    lo: Fraction
    hi: Fraction
    threshold: Fraction
    told_apart: bool
    word: str
    as_of: int | None = None


@dataclass(frozen=True)
class Comparison(Released):
    """How the sides stand to each other: the word, largest − smallest, and who is where.

    word: both_high, told_apart, cannot_tell; None when the difference is hidden.
    highest, lowest: every side with the largest, the smallest dot.
    """

    kind: ClassVar[str] = "comparison"

    word: str | None
    difference: Difference | Hidden
    highest: tuple[str, ...]
    lowest: tuple[str, ...]
    without: tuple[HiddenSide, ...]


@dataclass(frozen=True)
class Trend(Released):
    """What a series of rounds shows: a word of ``codes.TREND_WORDS`` and the figures behind it.

    rounds: how many rounds entered (kept and hidden ones do not).
    p: one-sided probability in the direction of the series; slope: points per round (Sen).
    mean, lower, upper: XmR limits, from 8 rounds. All rounded to six decimals, None where there is none.
    """

    kind: ClassVar[str] = "trend"

    word: str
    rounds: int
    p: Fraction | None = None
    slope: Fraction | None = None
    mean: Fraction | None = None
    lower: Fraction | None = None
    upper: Fraction | None = None


@dataclass(frozen=True)
class Agreement(Released):
    """Agreement between the sides: one of three words, over so many items shown for every side."""

    kind: ClassVar[str] = "agreement"
    shown: ClassVar[bool] = True

    word: str
    items: int


@dataclass(frozen=True)
class Bar(Released):
    """Half of a sampling bar, in points of 0–100; 0 when everybody invited answered."""

    kind: ClassVar[str] = "bar"
    shown: ClassVar[bool] = True

    half_width: Fraction


@dataclass(frozen=True)
class Reliability(Released):
    """Reliability of a criteria set over all partnerships, on the nearest .05."""

    kind: ClassVar[str] = "reliability"
    shown: ClassVar[bool] = True

    alpha: Fraction


@dataclass(frozen=True)
class Coverage(Released):
    """How many of a side have answered: a word, and the figure where it may be shown (else None)."""

    kind: ClassVar[str] = "coverage"

    word: str
    invited: int
    answered: int | None = None

"""Released values: exact, frozen, one canonical form, and never the count behind a cell."""

import json
from dataclasses import FrozenInstanceError
from fractions import Fraction

import pytest

from assessments.disclosure import (
    Agreement,
    Band,
    Bar,
    Comparison,
    Coverage,
    Difference,
    Hidden,
    HiddenSide,
    OfSides,
    Released,
    Reliability,
    Trend,
    Value,
    shown,
)

BAND = Band(Fraction(200, 3), Fraction(100), widest=Fraction(100, 3), as_of=3)
HIDDEN = Hidden("fewer_than_minimum", minimum=4)
GAP = Difference(Fraction(-50, 3), Fraction(-50), Fraction(50, 3), Fraction(100, 3), False, "cannot_tell")
WITHOUT = (HiddenSide("Ørsted", HIDDEN),)

EVERY_KIND = [
    BAND,
    BAND.as_kept(),
    HIDDEN,
    Hidden("not_computable"),
    WITHOUT[0],
    OfSides(BAND, ("a", "b"), WITHOUT),
    OfSides(HIDDEN, (), WITHOUT),
    GAP,
    Comparison("cannot_tell", GAP, ("a",), ("b", "c"), WITHOUT),
    Comparison(None, HIDDEN, (), (), WITHOUT),
    Trend("too_early", 3),
    Trend("rising", 8, Fraction(1, 400), Fraction(1, 2), Fraction(50), Fraction(40), Fraction(60)),
    Agreement("agree_partly", 22),
    Bar(Fraction(0)),
    Reliability(Fraction(17, 20)),
    Coverage("enough", 9, 5),
]


def test_the_json_of_a_band_and_of_a_hidden_value():
    assert BAND.to_json() == {
        "kind": "band",
        "lo": [200, 3],
        "hi": [100, 1],
        "word": None,
        "widest": [100, 3],
        "kept": False,
        "as_of": 3,
    }
    assert HIDDEN.to_json() == {"kind": "hidden", "reason": "fewer_than_minimum", "minimum": 4}


@pytest.mark.parametrize("value", EVERY_KIND, ids=lambda value: value.kind)
def test_what_is_stored_is_read_back_the_same(value):
    assert Released.from_bytes(value.to_bytes()) == value
    assert type(value).from_json(json.loads(json.dumps(value.to_json()))) == value
    assert type(value).from_bytes(value.to_bytes()).to_bytes() == value.to_bytes()


def test_the_bytes_are_canonical():
    assert BAND.to_bytes() == (
        b'{"as_of":3,"hi":[100,1],"kept":false,"kind":"band","lo":[200,3],"widest":[100,3],"word":null}'
    )


@pytest.mark.parametrize("one", EVERY_KIND, ids=lambda value: value.kind)
def test_values_are_equal_just_when_their_bytes_are(one):
    for other in EVERY_KIND:
        assert (one == other) == (one.to_bytes() == other.to_bytes())


def test_the_count_never_shows():
    four, five = shown([6] * 4, 9), shown([6] * 5, 9)
    assert (four.n, five.n) == (4, 5)
    assert four == five
    assert hash(four) == hash(five)
    assert repr(four) == repr(five)
    assert four.to_bytes() == five.to_bytes()


def test_a_stored_cell_gets_its_count_back_from_where_it_is_kept():
    stored = Band.from_bytes(shown([6] * 5, 5).to_bytes())
    assert stored.n is None
    assert stored.with_count(5).n == 5


def test_values_are_frozen():
    with pytest.raises(FrozenInstanceError):
        BAND.lo = Fraction(0)
    with pytest.raises(FrozenInstanceError):
        HIDDEN.reason = "not_computable"


def test_dot_and_width():
    assert (BAND.dot, BAND.width) == (Fraction(250, 3), Fraction(100, 3))


def test_a_page_may_ask_before_it_knows():
    assert (BAND.shown, BAND.word, BAND.kept) == (True, None, False)
    assert (HIDDEN.shown, HIDDEN.word, HIDDEN.kept) == (False, None, False)


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"kind": "mean", "lo": [1, 2]},
        BAND.to_json() | {"n": 5},
        {name: part for name, part in BAND.to_json().items() if name != "kept"},
        BAND.to_json() | {"lo": [400, 6]},
        BAND.to_json() | {"lo": [200, 0]},
        BAND.to_json() | {"lo": 66},
        BAND.to_json() | {"lo": [101, 1]},
        BAND.to_json() | {"kept": 0},
        BAND.to_json() | {"word": "split"},
        BAND.to_json() | {"widest": [1, 1]},
        HIDDEN.to_json() | {"reason": "extreme"},
    ],
)
def test_anything_else_is_refused(data):
    with pytest.raises(ValueError):
        Value.from_json(data)


def test_a_value_is_not_read_as_another_class():
    with pytest.raises(ValueError, match="not a released Value"):
        Value.from_json(GAP.to_json())


def test_floats_are_never_released():
    with pytest.raises(ValueError, match="exact"):
        Bar(0.1).to_json()
    with pytest.raises(ValueError, match="exact"):
        Band(33.3, 66.7)

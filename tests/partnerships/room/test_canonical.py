"""One content, one text of it."""

import json
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerships.room.canonical import canonical, fingerprint, in_fours

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner) | st.dictionaries(st.text("abc"), inner),
    max_leaves=8,
)


@given(JSON)
def test_reading_and_writing_again_changes_nothing(content):
    text = canonical(content)
    assert canonical(json.loads(text)) == text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
        ("Cafe\u0301", "Caf\u00e9"),
        ("a\r\nb\rc", "a\nb\nc"),
        (Decimal("5.1"), Decimal("5.1000")),
        (Decimal("1E+3"), Decimal("1000")),
        (Decimal("-0.00"), Decimal("0")),
        (datetime(2026, 3, 9, 9, tzinfo=UTC), datetime(2026, 3, 9, 10, tzinfo=timezone(timedelta(hours=1)))),
        (date(2026, 3, 9), "2026-03-09"),
    ],
)
def test_the_same_thing_reads_the_same(one, other):
    assert canonical(one) == canonical(other)


@pytest.mark.parametrize(
    "content",
    [
        1.5,
        {"a": 0.1},
        Decimal("NaN"),
        datetime(2026, 3, 9),
        {1: "a", "1": "b"},
        "\ud800",
        object(),
        {"e\u0301": 1, "\u00e9": 2},
    ],
)
def test_what_has_no_one_form_is_refused(content):
    with pytest.raises(ValueError):
        canonical(content)


def test_long_decimals_keep_all_their_digits():
    digits = "1234567890.1234567890123456789012345678901"
    assert canonical(Decimal(digits)) == f'"{digits}"'


def test_a_fingerprint_is_read_in_fours():
    assert len(fingerprint("x")) == 64
    assert in_fours("9f2c41d7") == "9f2c 41d7"

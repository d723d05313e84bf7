"""What changed between two texts, word by word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerships.room.differences import Piece, differences, differences_in_words


def kinds(pieces):
    return [(piece.kind, piece.text) for piece in pieces]


def test_one_word_changes():
    found = differences("We share the cost model.", "We share the open cost model.")
    assert kinds(found) == [("same", "We share the "), ("added", "open "), ("same", "cost model.")]


def test_a_word_is_replaced_and_the_rest_stays():
    found = differences("We meet twice a year.", "We meet thrice a year.")
    assert kinds(found) == [
        ("same", "We meet "),
        ("removed", "twice "),
        ("added", "thrice "),
        ("same", "a year."),
    ]


def test_the_blank_behind_a_changed_phrase_stays():
    found = differences_in_words("Within six weeks, in writing.", "Within two months, in writing.")
    assert kinds(found) == [
        ("same", "Within "),
        ("removed", "six weeks"),
        ("added", "two months"),
        ("same", ", in writing."),
    ]
    found = differences_in_words("within 21 days", "within 3 days")
    assert kinds(found) == [("same", "within "), ("removed", "21"), ("added", "3"), ("same", " days")]


def test_another_paragraph_is_not_torn_into_words():
    before = "First.\n\nAlpha beta gamma delta.\n"
    after = "First.\n\nEins zwei drei vier.\n"
    assert kinds(differences(before, after))[1:] == [
        ("removed", "Alpha beta gamma delta.\n"),
        ("added", "Eins zwei drei vier.\n"),
    ]


def test_nothing_before_and_nothing_after():
    assert differences("", "") == []
    assert differences("", "new") == [Piece("added", "new")]
    assert differences("old", "") == [Piece("removed", "old")]


def test_a_text_that_is_long_and_dull_is_compared_in_time():
    found = differences("a " * 6000, "a\n" * 6000)
    assert {piece.kind for piece in found} == {"removed", "added"}


words = st.text(alphabet="ab \n", max_size=60)


@given(words, words, st.sampled_from([differences, differences_in_words]))
def test_both_texts_can_be_read_from_the_pieces(before, after, compare):
    found = compare(before, after)
    assert "".join(piece.text for piece in found if piece.kind != "removed") == after
    old = "".join(piece.text for piece in found if piece.kind != "added")
    assert old == before
    assert all(piece.text for piece in found)


@pytest.mark.parametrize(
    ("before", "after"),
    [("a b c", "a x c"), ("", "new"), ("gone", ""), ("one two", "one two"), ("a\nb", "a\nc d")],
)
def test_differences_in_words_lead_from_one_text_to_the_other(before, after):
    pieces = differences_in_words(before, after)
    assert "".join(piece.text for piece in pieces if piece.kind != "added") == before
    assert "".join(piece.text for piece in pieces if piece.kind != "removed") == after

"""What changed between two texts, word by word."""

from hypothesis import given
from hypothesis import strategies as st

from partnerships.vision.text.differences import Piece, differences


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


@given(words, words)
def test_both_texts_can_be_read_from_the_pieces(before, after):
    found = differences(before, after)
    assert "".join(piece.text for piece in found if piece.kind != "removed") == after
    old = "".join(piece.text for piece in found if piece.kind != "added")
    assert old == before
    assert all(piece.text for piece in found)

"""What changed between two texts, word by word. Pure: no Django.

First paragraph by paragraph, then word by word inside paragraphs that changed, so that a moved sentence does
not tear the whole text. A paragraph too long to compare in good time counts as replaced.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

MOST_PAIRS = 1_500_000  # pairs of words that are compared at most
ALIKE = 0.3  # below this a paragraph is another one, not a changed one
_WORD = re.compile(r"^\s+|\w+(?:['’-]\w+)*\s*|[^\w\s]\s*")  # a word or a mark, with the blanks behind it


@dataclass(frozen=True)
class Piece:
    """Words that stayed (`same`), came (`added`) or went (`removed`)."""

    kind: str
    text: str


def differences(before: str, after: str) -> list[Piece]:
    """Return the pieces that lead from `before` to `after`, in reading order.

    Laid end to end, what stayed and what went is `before`, what stayed and what came is `after`.
    """
    old, new = _paragraphs(before), _paragraphs(after)
    if len(old) * len(new) > MOST_PAIRS:
        return list(_joined(list(_replaced(before, after))))
    found: list[Piece] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Piece("same", "".join(old[i1:i2])))
        else:
            found.extend(_words("".join(old[i1:i2]), "".join(new[j1:j2])))
    return list(_joined(found))


def differences_in_words(before: str, after: str) -> list[Piece]:
    """Return the same with the blank behind a changed phrase left to what stayed, as a clause is read."""
    found: list[Piece] = []
    for piece in differences(before, after):
        was = found[-1] if found else None
        if was is None or (was.kind, piece.kind) != ("removed", "added"):
            found.append(piece)
            continue
        blank = _blank_behind(piece.text)
        if blank and _blank_behind(was.text) == blank:
            words = [Piece("removed", was.text.rstrip()), Piece("added", piece.text.rstrip())]
            found[-1:] = [*words, Piece("same", blank)]
        else:
            found.append(piece)
    return list(_joined(found))


def paragraphs(pieces: list[Piece]) -> list[list[Piece]]:
    """Cut pieces at line ends, so that each line becomes a paragraph of its own."""
    lines: list[list[Piece]] = [[]]
    for piece in pieces:
        for place, text in enumerate(piece.text.split("\n")):
            if place:
                lines.append([])
            if text:
                lines[-1].append(Piece(piece.kind, text))
    return [line for line in lines if line]


def has_changed(pieces: list[Piece]) -> bool:
    """Tell whether anything came or went."""
    return any(piece.kind != "same" for piece in pieces)


def _paragraphs(text: str) -> list[str]:
    return re.findall(r"[^\n]*\n+|[^\n]+$", text)


def _blank_behind(text: str) -> str:
    return text[len(text.rstrip()) :]


def _words(before: str, after: str) -> Iterator[Piece]:
    old, new = _WORD.findall(before), _WORD.findall(after)
    if len(old) * len(new) > MOST_PAIRS:
        yield from _replaced(before, after)
        return
    # Blanks behind a word do not make it another one.
    matcher = SequenceMatcher(None, [word.strip() for word in old], [word.strip() for word in new], autojunk=False)
    if matcher.ratio() < ALIKE:
        yield from _replaced(before, after)
        return
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            for was, now in zip(old[i1:i2], new[j1:j2], strict=True):
                yield from _same_word(was, now)
        else:
            yield from _replaced("".join(old[i1:i2]), "".join(new[j1:j2]))


def _same_word(was: str, now: str) -> Iterator[Piece]:
    """Return a word that stayed; the blanks behind it may be others."""
    if was == now:
        yield Piece("same", now)
        return
    word = now.strip()
    yield Piece("same", word)
    yield from _replaced(was[len(word) :], now[len(word) :])


def _replaced(before: str, after: str) -> Iterator[Piece]:
    yield Piece("removed", before)
    yield Piece("added", after)


def _joined(pieces: list[Piece]) -> Iterator[Piece]:
    """Join neighbours of one kind and leave empty ones out."""
    last: Piece | None = None
    for piece in pieces:
        if not piece.text:
            continue
        if last is not None and last.kind == piece.kind:
            last = Piece(last.kind, last.text + piece.text)
            continue
        if last is not None:
            yield last
        last = piece
    if last is not None:
        yield last

"""What changed between two texts, word by word. Pure: no Django."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

SAME, GONE, NEW = "same", "gone", "new"
_PIECES = re.compile(r"\s+|\w+|[^\w\s]")
MOST_PIECES = 3000  # beyond that a text is shown as replaced: comparing grows with the square


@dataclass(frozen=True)
class Piece:
    """A stretch of text: in both, only in the earlier one, or only in the later one."""

    kind: str
    text: str


def differences(before: str, after: str) -> list[Piece]:
    """Return the later text with what went and what came, in reading order.

    Laid end to end, the same and the gone pieces are `before`, the same and the new ones `after`.
    """
    if before == after:
        return [Piece(SAME, after)] if after else []
    old, new = _PIECES.findall(before), _PIECES.findall(after)
    if len(old) + len(new) > MOST_PIECES:
        return _kept([(GONE, before), (NEW, after)])
    found = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append((SAME, "".join(new[j1:j2])))
        else:
            found += [(GONE, "".join(old[i1:i2])), (NEW, "".join(new[j1:j2]))]
    return _kept(_joined_over_spaces(found))


def _joined_over_spaces(found: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Let a changed phrase read as one: a lone space between two changed words belongs to both."""
    joined: list[tuple[str, str]] = []
    gone, new = "", ""
    for place, (kind, text) in enumerate(found):
        bridges = kind == SAME and not text.strip() and (gone or new) and place + 1 < len(found)
        if kind == GONE or bridges:
            gone += text
        if kind == NEW or bridges:
            new += text
        if kind == SAME and not bridges:
            joined += [(GONE, gone), (NEW, new), (SAME, text)]
            gone, new = "", ""
    return [*joined, (GONE, gone), (NEW, new)]


def _kept(found: list[tuple[str, str]]) -> list[Piece]:
    return [Piece(kind, text) for kind, text in found if text]

"""An accepted version as a document, and a copy of it laid beside what was accepted."""

import json
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language, override

from partnerships.agreements.agreements.content import content_of_accepted, rows, title
from partnerships.agreements.agreements.models import AcceptedAgreement
from partnerships.room.canonical import canonical, fingerprint
from partnerships.room.differences import Piece, differences_in_words, has_changed, paragraphs


@dataclass(frozen=True)
class Comparison:
    """Whether a copy says what was accepted; `fingerprint` of the copy, where it has one; else what differs."""

    is_same: bool
    fingerprint: str
    pieces: list[Piece]

    @property
    def differs(self) -> list[list[Piece]]:
        """Return the pieces by paragraph, with a little of what stands around each difference."""
        return paragraphs([_shortened(piece) for piece in self.pieces])


def as_text(content: dict[str, Any]) -> str:
    """Return the document as plain text, in the active language, as it stands on the printed page."""
    lines = [title(content)]
    for label, text in rows(content):
        lines += [label, text]
    return "\n".join(lines)


def compare(copy: str, accepted: AcceptedAgreement) -> Comparison:
    """Lay a copy (the file that Samen gave out, or the text of the print) beside what was accepted."""
    content = content_of_accepted(accepted)
    said = _as_content(copy)
    if said is not None:
        mark = fingerprint(canonical(said))
        if mark == accepted.fingerprint:
            return Comparison(True, mark, [])
        pieces = differences_in_words(accepted.content, canonical(said))
        return Comparison(False, mark, _readable(content, said) or pieces)
    for language in ("en", "nl"):
        with override(language):
            if _plain(as_text(content)) == _plain(copy):
                return Comparison(True, accepted.fingerprint, [])
    with override(get_language()):
        return Comparison(False, "", differences_in_words(_plain(as_text(content)), _plain(copy)))


def _as_content(copy: str) -> Any | None:
    """Return the content of a file that Samen gave out, or None for anything else."""
    try:
        said = json.loads(copy)
        canonical(said)
    except (ValueError, RecursionError):
        return None
    return said if isinstance(said, dict) else None


def _readable(content: dict[str, Any], said: dict[str, Any]) -> list[Piece]:
    """Return what differs in words; empty where the copy is not of this form, or differs in ids only."""
    try:
        pieces = differences_in_words(_plain(as_text(content)), _plain(as_text(said)))
    except (KeyError, TypeError, ValueError, AttributeError):
        return []
    return pieces if has_changed(pieces) else []


def _plain(text: str) -> str:
    return " ".join(text.split())


def _shortened(piece: Piece) -> Piece:
    if piece.kind != "same" or len(piece.text) <= 160:
        return piece
    return Piece(piece.kind, f"{piece.text[:70]} … {piece.text[-70:]}")

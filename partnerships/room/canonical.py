"""Canonical form and fingerprint: the same content gives the same bytes, on every machine and database."""

import hashlib
import json
import unicodedata
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any


def canonical(content: Any) -> str:
    """Return the canonical JSON text of `content`.

    Keys are sorted, text is NFC with LF line ends, moments are UTC to the second, decimals are written
    without trailing zeros. Floats are refused: no two databases agree on them.
    """
    return json.dumps(_plain(content), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def fingerprint(content: str) -> str:
    """Return the SHA-256 of a canonical text, as 64 hexadecimal digits."""
    return hashlib.sha256(content.encode()).hexdigest()


def _plain(value: Any) -> Any:
    match value:
        case None | bool() | int():
            return value
        case str():
            return unicodedata.normalize("NFC", str(value).replace("\r\n", "\n").replace("\r", "\n"))
        case datetime():
            if value.tzinfo is None:
                raise ValueError("a moment without a time zone has no canonical form")
            return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        case date():
            return value.isoformat()
        case Decimal():
            return format(value.normalize(), "f")
        case dict():
            return {str(key): _plain(inner) for key, inner in value.items()}
        case list() | tuple():
            return [_plain(inner) for inner in value]
    raise ValueError(f"{type(value).__name__} has no canonical form")

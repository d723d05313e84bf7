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
    without trailing zeros and without rounding. Refused with a ValueError: floats (no two databases agree
    on them), numbers that are none, two keys that read the same, half characters that no encoding carries.
    """
    return json.dumps(_plain(content), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def fingerprint(content: str) -> str:
    """Return the SHA-256 of a canonical text, as 64 hexadecimal digits."""
    return hashlib.sha256(content.encode()).hexdigest()


def in_fours(digits: str) -> str:
    """Return a fingerprint in groups of four, so that it can be compared by eye and read out."""
    return " ".join(digits[start : start + 4] for start in range(0, len(digits), 4))


def _plain(value: Any) -> Any:
    match value:
        case None | bool() | int():
            return value
        case str():
            return _text(value)
        case datetime():
            if value.tzinfo is None:
                raise ValueError("a moment without a time zone has no canonical form")
            return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        case date():
            return value.isoformat()
        case Decimal():
            return _decimal(value)
        case dict():
            plain = {_text(str(key)): _plain(inner) for key, inner in value.items()}
            if len(plain) != len(value):
                raise ValueError("two keys that read the same have no canonical form")
            return plain
        case list() | tuple():
            return [_plain(inner) for inner in value]
    raise ValueError(f"{type(value).__name__} has no canonical form")


def _text(value: str) -> str:
    plain = unicodedata.normalize("NFC", str(value).replace("\r\n", "\n").replace("\r", "\n"))
    plain.encode()  # raises UnicodeEncodeError, a ValueError, on half a surrogate pair
    return plain


def _decimal(value: Decimal) -> str:
    if not value.is_finite():
        raise ValueError(f"{value} has no canonical form")
    digits = format(value, "f")
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return "0" if digits in ("-0", "") else digits

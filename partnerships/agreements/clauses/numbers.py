"""Clause numbers: 7, 7.2, 7.2.1; as text, and as something to sort by. Pure: no Django."""

import re

NUMBER = re.compile(r"[1-9][0-9]{0,2}(?:\.[1-9][0-9]{0,2}){0,2}")


def is_number(text: str) -> bool:
    """Tell whether this can be the number of a clause."""
    return NUMBER.fullmatch(text) is not None


def place_of(number: str) -> int:
    """Return where a clause of this number stands: 7.2 before 7.10. Raises ValueError for no number."""
    if not is_number(number):
        raise ValueError(f"{number!r} is no number of a clause")
    parts = [int(part) for part in number.split(".")]
    chapter, section, point = [*parts, 0, 0][:3]
    return (chapter * 1000 + section) * 1000 + point

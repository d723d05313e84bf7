"""Rows that every installation needs, written after each migrate. Each room registers its own, once."""

from collections.abc import Callable
from datetime import datetime

_WRITERS: list[Callable[[datetime], None]] = []


def register(write: Callable[[datetime], None]) -> None:
    """Add a function that writes such rows; it must do nothing where they stand already."""
    if write not in _WRITERS:
        _WRITERS.append(write)


def write_all(now: datetime) -> None:
    """Write what is missing."""
    for write in _WRITERS:
        write(now)

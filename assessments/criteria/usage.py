"""Who uses which version: upper rooms say how to count, this room shows the count and no name."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping

# Ids of criteria sets → how many partnerships use each, and how many rounds run with each.
Count = Callable[[Collection[int]], Mapping[int, int]]
_USED: list[Count] = []
_RUNNING: list[Count] = []


def register(*, used: Count, running: Count | None = None) -> None:
    """Add a way in which sets are used; each once."""
    if used not in _USED:
        _USED.append(used)
    if running is not None and running not in _RUNNING:
        _RUNNING.append(running)


def used_by(sets: Collection[int]) -> Mapping[int, int]:
    """Return how many partnerships use each set."""
    return _summed(_USED, sets)


def running_with(sets: Collection[int]) -> Mapping[int, int]:
    """Return how many rounds are open with each set."""
    return _summed(_RUNNING, sets)


def _summed(counts: list[Count], sets: Collection[int]) -> Counter[int]:
    total: Counter[int] = Counter()
    for count in counts:
        total.update(count(sets))
    return total

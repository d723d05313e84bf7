"""The formula behind a sharing key. It belongs to the floor above, which hands it in when it starts."""

from collections.abc import Callable, Sequence

Band = tuple[int, int | None, int]
Share = Callable[[int, int, Sequence[Band]], float | None]

_SHARE: list[Share] = []


def register(share: Share) -> None:
    """Hand in the formula: target, outcome and bands to what the other side gains (above 0) or loses."""
    _SHARE[:] = [share]


def share_of(target: int, outcome: int, bands: Sequence[Sequence]) -> float | None:
    """Return what the other side gains or loses; None where nobody agreed on it, or without a formula."""
    if not _SHARE:
        return None
    return _SHARE[0](target, outcome, [(low, high, share) for low, high, share in bands])

"""The page of a key: its bands in words and a worked example, as a table."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from partnerships.agreements.sharing_keys.bands import examples
from partnerships.agreements.sharing_keys.calculator import share_of
from partnerships.agreements.sharing_keys.kinds import band_in_words, money
from partnerships.agreements.sharing_keys.models import SharingKey


@dataclass(frozen=True)
class Example:
    """What the key does with one outcome."""

    percent: int
    outcome: str
    difference: str
    shared: str
    kept: str


@dataclass(frozen=True)
class KeyPage:
    """Target, bands and examples of a key."""

    target: str
    bands: list[str]
    examples: list[Example]


def page_of(key: SharingKey) -> KeyPage:
    """Return what the page shows."""
    name = key.shares.name
    return KeyPage(
        money(key.target, key.currency),
        [band_in_words(*band, name) for band in key.bands],
        [_example(key, percent) for percent in examples(key.bands)],
    )


def _example(key: SharingKey, percent: int) -> Example:
    outcome = key.target * percent // 100
    difference = key.target - outcome
    share = share_of(key.target, outcome, key.bands)
    if share is None:
        nobody = _("not agreed")
        return Example(percent, money(outcome, key.currency), _signed(difference, key.currency), nobody, nobody)
    return Example(
        percent,
        money(outcome, key.currency),
        _signed(difference, key.currency),
        _signed(share, key.currency),
        _signed(difference - share, key.currency),
    )


def _signed(minor: float, currency: str) -> str:
    if round(minor / 100) == 0:
        return money(0, currency)
    sign = "+" if minor > 0 else "−"
    return f"{sign} {money(abs(minor), currency)}"

"""The kinds of mail there are. Each room registers its own in its `apps.ready`."""

from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Letter:
    """What one mail says: a subject, a few paragraphs, one clear link."""

    subject: str
    paragraphs: list[str]
    link: str = ""
    link_label: str = ""
    after: list[str] = field(default_factory=list)


Compose = Callable[[dict], Letter | None]

_KINDS: dict[str, Compose] = {}


def register(kind: str, compose: Compose) -> None:
    """Say how a kind of mail is written.

    `compose` gets the ids that the outbox row keeps and answers the letter in the active language, or None
    when there is nothing to tell any more (the round has closed, the invitation was withdrawn).
    """
    if kind in _KINDS:
        raise ValueError(f"mail kind {kind!r} is registered twice")
    _KINDS[kind] = compose


def compose(kind: str, about: dict) -> Letter | None:
    """Write the letter of an outbox row."""
    return _KINDS[kind](about)

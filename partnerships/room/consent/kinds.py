"""What can be consented to. Each room registers its kinds in its `apps.ready`."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from partnerships.roles import Permission
from partnerships.room.consent.models import Proposal


@dataclass(frozen=True)
class Kind:
    """A kind of thing that binds all sides.

    `permission`: who may consent for a side. `title(content)`: what it is, in the reader's language.
    `rows(content)`: label and value of all that is consented to, as shown on the page.
    `on_joint(proposal, content, now)`: what happens at the moment all sides have accepted.
    `current(partnership, subject_id)`: for things that live in rows of their own, their content as it
    stands now, so that a proposal which no longer says what the rows say is refused; None where the
    content lives in the proposal itself. Whoever edits such rows calls `history.actions.hold` first, so
    that no edit slips in between the reading and the acceptance.
    `address(proposal)`: the page where the thing itself stands, if it has one.
    """

    key: str
    permission: Permission
    title: Callable[[dict[str, Any]], str]
    rows: Callable[[dict[str, Any]], list[tuple[str, str]]]
    on_joint: Callable[[Proposal, dict[str, Any], datetime], None]
    current: Callable[[Any, str], dict[str, Any]] | None = None
    address: Callable[[Proposal], str] | None = None


_KINDS: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    """Add a kind; each key once."""
    if kind.key in _KINDS:
        raise ValueError(f"consent kind {kind.key!r} is registered twice")
    _KINDS[kind.key] = kind


def kind_of(key: str) -> Kind:
    """Return the kind with this key."""
    return _KINDS[key]

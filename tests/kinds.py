"""Kinds of consent that exist only in tests: a text that leads accept, and a charter that directors seal.

`JOINT` collects the proposals that became joint, in order; `ROWS` holds what stands in the rows behind a
`test_rows` proposal, by subject.
"""

from datetime import datetime

from partnerships.roles import Permission
from partnerships.room.consent import kinds
from partnerships.room.consent.models import Proposal

JOINT: list[str] = []
ROWS: dict[str, dict] = {}


def _title(content: dict) -> str:
    return str(content.get("title") or content.get("text") or "")[:60]


def _rows(content: dict) -> list[tuple[str, str]]:
    return [(key.capitalize(), str(value)) for key, value in sorted(content.items())]


def _note(proposal: Proposal, content: dict, now: datetime) -> None:
    JOINT.append(proposal.public_id)


def _current(partnership, subject_id: str) -> dict:
    return ROWS[subject_id]


def register() -> None:
    """Register the kinds; once in a process."""
    work, seal = Permission.CONSENT_TO_WORK, Permission.CONSENT_AS_DIRECTOR
    kinds.register(kinds.Kind("test_text", work, _title, _rows, _note))
    kinds.register(kinds.Kind("test_charter", seal, _title, _rows, _note))
    kinds.register(kinds.Kind("test_rows", work, _title, _rows, _note, current=_current))


register()

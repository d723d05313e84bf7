"""Minutes as the page shows them: paragraphs, who wrote, who approved, and what one can do."""

from dataclasses import dataclass
from datetime import datetime

from partnerships.joint_sessions.minutes.content import KIND
from partnerships.joint_sessions.minutes.models import Minutes
from partnerships.joint_sessions.pages import Answers, newest_answers
from partnerships.joint_sessions.sessions.models import JointSession
from partnerships.roles import Permission
from partnerships.room.access import Access
from partnerships.room.consent.reads import Acceptance


@dataclass(frozen=True)
class Block:
    """A paragraph, or a heading."""

    text: str
    is_heading: bool


@dataclass(frozen=True)
class Shown:
    """The minutes of one session, or the place for them."""

    blocks: list[Block]
    written_by: str
    written_at: datetime | None
    is_approved: bool
    acceptance: Acceptance | None
    can_write: bool
    can_put: bool


def minutes_of(session: JointSession, access: Access, answers: Answers | None = None) -> Shown:
    """Return the minutes of a session that came from `finding.session`; `answers` as in `decisions`."""
    row: Minutes | None = getattr(session, "minutes", None)
    writes = access.may(Permission.WRITE_ROOM)
    if row is None:
        return Shown([], "", None, False, None, writes, False)
    put = row.put_to_all_at is not None
    if answers is None:
        answers = newest_answers(access, [KIND], [session.public_id]) if put else {}
    acceptance = answers.get((KIND, session.public_id)) if put else None
    return Shown(
        blocks(row.text),
        row.written_by.user.name,
        row.written_at,
        row.approved_at is not None,
        acceptance,
        writes,
        writes and row.approved_at is None and not (acceptance and acceptance.is_open),
    )


def blocks(text: str) -> list[Block]:
    """Return a text as headings (lines that start with #) and paragraphs (between empty lines)."""
    found: list[Block] = []
    lines: list[str] = []
    for line in [*text.split("\n"), ""]:
        is_heading = line.startswith("#")
        if (is_heading or not line.strip()) and lines:
            found.append(Block("\n".join(lines), False))
            lines = []
        if is_heading:
            found.append(Block(line.lstrip("#").strip(), True))
        elif line.strip():
            lines.append(line)
    return found

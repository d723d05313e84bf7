"""What the sides learned about each other in a session: hidden from the other until both wrote, or a week."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.urls import reverse

from partnerships.joint_sessions.learned.models import Learned
from partnerships.joint_sessions.sessions.models import JointSession
from partnerships.roles import Permission
from partnerships.room.access import Access
from partnerships.room.models import Side

AFTER = timedelta(days=7)


@dataclass(frozen=True)
class Lines:
    """What one side wrote about another, or that it has not yet, or that it is still closed for this reader."""

    mark: int
    side: str
    about_mark: int
    about: str
    text: str
    is_closed: bool
    fit: str
    fit_code: str
    version: int
    write_url: str
    fit_url: str


def lines_of(session: JointSession, access: Access, sides: list[Side], now: datetime) -> list[Lines]:
    """Return every pair of sides in the one order, in one statement."""
    rows = {(row.side_id, row.about_id): row for row in session.learned.all()}
    over = now >= session.ends_at + AFTER
    return [
        _lines(session, access, side, about, rows, over)
        for side in sides
        for about in sides
        if side.pk != about.pk
    ]


def is_open(rows: dict[tuple[int, int], Learned], side: int, about: int, over: bool) -> bool:
    """Tell whether what `side` wrote about `about` may be read by others: both wrote, or the week is over."""
    return over or ((side, about) in rows and (about, side) in rows)


def _lines(session, access: Access, side: Side, about: Side, rows: dict, over: bool) -> Lines:
    row = rows.get((side.pk, about.pk))
    own = side.pk == access.side.pk
    readable = own or is_open(rows, side.pk, about.pk, over)
    writes = access.may(Permission.WRITE_ROOM)
    room = access.partnership.public_id
    text = row.text if row and readable else ""
    judges = writes and about.pk == access.side.pk and bool(text)
    return Lines(
        mark=side.mark,
        side=side.short_name,
        about_mark=about.mark,
        about=about.short_name,
        text=text,
        is_closed=row is not None and not readable,
        fit=row.get_fit_display() if row and readable and row.fit else "",
        fit_code=row.fit if row and readable else "",
        version=row.version if row else 0,
        write_url=(
            reverse("learned_write", args=[room, session.public_id, about.public_id])
            if own and writes and not (row and row.fit)
            else ""
        ),
        fit_url=reverse("learned_fit", args=[room, session.public_id, side.public_id]) if judges else "",
    )

"""The checklist before a board session: the same list for each side, each ticks its own."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from partnerships.joint_sessions.readiness.models import Readiness
from partnerships.joint_sessions.sessions.models import JointSession
from partnerships.roles import Permission
from partnerships.room.access import Access
from partnerships.room.models import Side


@dataclass(frozen=True)
class Tick:
    """One side at one point."""

    mark: int
    side: str
    done: bool


@dataclass(frozen=True)
class PointRow:
    """One point with every side's tick; `can_tick`: the reader ticks it for the own side."""

    point: str
    label: str
    ticks: list[Tick]
    done: bool
    own_done: bool
    can_tick: bool


@dataclass(frozen=True)
class Checklist:
    """All points, and how many all sides have done."""

    rows: list[PointRow]
    sentence: str


def checklist_of(session: JointSession, access: Access, sides: list[Side]) -> Checklist:
    """Return the list as every side sees it, in one statement."""
    ticked = {(row.side_id, row.point) for row in session.readiness.all()}
    able = access.may(Permission.WRITE_ROOM) and session.state == JointSession.State.PLANNED
    rows = []
    for point in Readiness.Point:
        ticks = [Tick(side.mark, side.short_name, (side.pk, point.value) in ticked) for side in sides]
        rows.append(
            PointRow(
                point.value,
                str(point.label),
                ticks,
                all(tick.done for tick in ticks),
                (access.side.pk, point.value) in ticked,
                able,
            )
        )
    done = sum(row.done for row in rows)
    words = {"done": done, "all": len(rows)}
    if done == len(rows):
        return Checklist(rows, _("All sides have done everything on this list."))
    return Checklist(rows, _("%(done)d of %(all)d points done by every side. All see the same list.") % words)

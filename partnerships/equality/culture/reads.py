"""Culture profiles: how far each side is, and, once every side has handed in, how they see each other."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from partnerships.equality.culture.dimensions import DIMENSIONS, POINTS, Dimension, anchor, difference
from partnerships.equality.culture.models import CultureProfile, VisitNote
from partnerships.room.access import Access
from partnerships.room.models import Partnership, Side


@dataclass(frozen=True)
class Place:
    """Where one side sees a side on a line between two poles. `x` in percent of the line, `y` in pixels."""

    mark: int
    by: str
    words: str
    x: int
    y: int
    is_own: bool


@dataclass(frozen=True)
class Seen:
    """How one dimension of one side is seen by itself and by the others."""

    first: str
    second: str
    places: list[Place]
    link: tuple[int, int] | None
    differences: list[str]
    widest: int


@dataclass(frozen=True)
class Portrait:
    """One side as all sides see it; the widest differences come first in `talk`."""

    name: str
    mark: int
    is_yours: bool
    seen: list[Seen]
    talk: list[str]


@dataclass(frozen=True)
class Handed:
    """How far one side is in the round that is open."""

    name: str
    mark: int
    is_yours: bool
    handed_in_at: datetime | None


@dataclass(frozen=True)
class Note:
    """What one side says to know before a visit."""

    name: str
    mark: int
    is_yours: bool
    text: str


@dataclass(frozen=True)
class CulturePage:
    """The whole page: the round that is open, and the last one that was opened to all."""

    opened_at: datetime | None
    portraits: list[Portrait]
    is_open: bool
    handed: list[Handed]
    mine_handed: bool
    mine_begun: bool


def round_of(partnership: Partnership) -> int:
    """Return the number of the round that is filled in now or was opened last; 1 before there is one."""
    newest = CultureProfile.objects.filter(partnership=partnership).order_by("-number").first()
    return newest.number if newest else 1


def page(access: Access, sides: list[Side]) -> CulturePage:
    """Return what the reader may see: of other sides nothing until all have handed in. One statement."""
    rows = list(
        CultureProfile.objects.filter(partnership=access.partnership)
        .select_related("side__organisation")
        .order_by("number", "side_id")
    )
    number = rows[-1].number if rows else 1
    now_open = {row.side_id: row for row in rows if row.number == number and row.revealed_at is None}
    opened = [row for row in rows if row.revealed_at is not None]
    last = [row for row in opened if row.number == opened[-1].number] if opened else []
    is_open = not last or last[0].number < number
    mine = now_open.get(access.side.pk)
    return CulturePage(
        opened_at=last[0].revealed_at if last else None,
        portraits=portraits(last, access),
        is_open=is_open,
        handed=[_handed(side, now_open.get(side.pk), access) for side in sides] if is_open else [],
        mine_handed=bool(mine and mine.handed_in_at),
        mine_begun=mine is not None,
    )


def portraits(rows: list[CultureProfile], access: Access) -> list[Portrait]:
    """Return each side of an opened round as all sides see it, by name."""
    rows = sorted(rows, key=lambda row: (row.side.name.lower(), row.side_id))
    return [_portrait(about, rows, access) for about in rows]


def _portrait(about: CultureProfile, rows: list[CultureProfile], access: Access) -> Portrait:
    seen = [_seen(dimension, about, rows) for dimension in DIMENSIONS]
    widest = sorted((one for one in seen if one.widest >= 2), key=lambda one: -one.widest)
    return Portrait(
        name=about.side.name,
        mark=about.side.mark,
        is_yours=about.side_id == access.side.pk,
        seen=seen,
        talk=[f"{one.first} ↔ {one.second}" for one in widest[:3]],
    )


def _seen(dimension: Dimension, about: CultureProfile, rows: list[CultureProfile]) -> Seen:
    key = about.side.public_id
    points = {row.side_id: row.answers[dimension.key].get(key) for row in rows}
    own = points[about.side_id]
    known = [row for row in rows if points[row.side_id] is not None]
    places = [_place(dimension, row, points, known, row.side_id == about.side_id) for row in known]
    spots = [place.x for place in places]
    others = [row for row in known if row.side_id != about.side_id]
    return Seen(
        first=str(dimension.first),
        second=str(dimension.second),
        places=places,
        link=(min(spots), max(spots)) if len(set(spots)) > 1 else None,
        differences=_differences(own, others, points),
        widest=max((abs(own - points[row.side_id]) for row in others), default=0),
    )


def _differences(own: int, others: list[CultureProfile], points: dict[int, int]) -> list[str]:
    if len(others) == 1:
        return [difference(own, points[others[0].side_id])]
    return [
        _("%(side)s: %(words)s")
        % {
            "side": row.side.short_name or row.side.name,
            "words": difference(own, points[row.side_id]),
        }
        for row in others
    ]


def _place(
    dimension: Dimension,
    row: CultureProfile,
    points: dict[int, int],
    known: list[CultureProfile],
    is_own: bool,
) -> Place:
    """Marks on the same point stand one above the other, by name from top to bottom."""
    point = points[row.side_id]
    here = [one.side_id for one in known if points[one.side_id] == point]
    above = here.index(row.side_id) - (len(here) - 1) / 2
    return Place(
        mark=row.side.mark,
        by=row.side.short_name or row.side.name,
        words=anchor(dimension, point),
        x=round(100 * (point - POINTS[0]) / (POINTS[-1] - POINTS[0])),
        y=round(20 + above * 12),
        is_own=is_own,
    )


def _handed(side: Side, row: CultureProfile | None, access: Access) -> Handed:
    return Handed(
        side.short_name or side.name, side.mark, side.pk == access.side.pk, row.handed_in_at if row else None
    )


def notes(access: Access, sides: list[Side]) -> list[Note]:
    """Return what each side says to know before a visit, in the order of `sides`, in one statement."""
    said = dict(VisitNote.objects.filter(side__partnership=access.partnership).values_list("side_id", "text"))
    return [Note(s.short_name or s.name, s.mark, s.pk == access.side.pk, said.get(s.pk, "")) for s in sides]

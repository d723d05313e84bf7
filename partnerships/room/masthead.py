"""The head of every room page: the sides at one table, the stage as a sentence, the navigation."""

from dataclasses import dataclass, field

from django.urls import reverse

from partnerships import glossary
from partnerships.room import navigation
from partnerships.room.access import Access
from partnerships.room.canonical import in_fours
from partnerships.room.seats.models import Partnership, Side
from partnerships.room.seats.reads import Known, Table, table_of
from partnerships.room.stage_sentence import about


@dataclass(frozen=True)
class SideAtTable:
    """One name at the table, or one seat that is kept (`is_open`)."""

    name: str
    url: str
    mark: int
    is_yours: bool
    people_line: str
    is_open: bool
    short_name: str = ""


@dataclass(frozen=True)
class RoomHead:
    """What room_base.html shows above every page of a room; `entry` and `fingerprint` stand below a print."""

    about: str
    stage_number: int
    sides: list[SideAtTable]
    nav: list[navigation.Item]
    more: list[navigation.Item] = field(default_factory=list)
    public_id: str = ""
    title: str = ""
    entry: int = 0
    fingerprint: str = ""


def masthead(access: Access, current: str = "overview") -> RoomHead:
    """Return the `room` of the template, in one statement; `current` is the entry's key."""
    partnership = access.partnership
    sides = sides_at_table(partnership, yours=access.side, table=access.table)
    chain = getattr(partnership, "chain_head", None)
    return RoomHead(
        about=about(partnership),
        stage_number=partnership.stage_number,
        sides=sides,
        nav=navigation.items(access, current),
        more=navigation.items(access, current, under="more"),
        public_id=partnership.public_id,
        title=", ".join(side.name for side in sides),
        entry=chain.number if chain else 0,
        fingerprint=in_fours(chain.digest[:16]) if chain else "",
    )


def sides_at_table(
    partnership: Partnership, *, yours: Side | None = None, table: Table | None = None
) -> list[SideAtTable]:
    """Return sides and kept seats in the one order of every page: by name, without regard to case.

    `table`: who sits there, where it has been read already.
    """
    people_page = reverse("room_people", args=[partnership.public_id])
    table = table or table_of(partnership)
    sides = [
        SideAtTable(
            seated.side.name,
            f"{people_page}#side-{seated.side.mark}",
            seated.side.mark,
            yours is not None and seated.side.pk == yours.pk,
            _people_line(seated.people),
            False,
            seated.side.short_name,
        )
        for seated in table.seated
    ]
    sides += [SideAtTable(name, f"{people_page}#side-{mark}", mark, False, "", True) for mark, name in table.kept]
    return sorted(sides, key=lambda side: (side.name.lower(), side.mark))


def _people_line(people: list[Known]) -> str:
    """Return leads and directors in one line: "Marieke Tol, account manager · …"."""
    return " · ".join(
        f"{person.name}, {person.job_title or glossary.label(f'function.{person.function}')}" for person in people
    )

"""The head of every room page: the sides at one table, the stage as a sentence, the navigation."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Case, IntegerField, When
from django.urls import reverse

from partnerships import glossary
from partnerships.roles import Function
from partnerships.room import navigation
from partnerships.room.access import Access
from partnerships.room.canonical import in_fours
from partnerships.room.seats.models import OpenSeat, Participant, Partnership, Side
from partnerships.room.seats.reads import sides_at
from partnerships.room.stage_sentence import about

AT_THE_HEAD = (Function.LEAD, Function.DIRECTOR)


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
    """Return the `room` of the template, in three statements; `current` is the entry's key."""
    partnership = access.partnership
    sides = sides_at_table(partnership, yours=access.side, seated=access.sides)
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
    partnership: Partnership, *, yours: Side | None = None, seated: list[Side] | None = None
) -> list[SideAtTable]:
    """Return sides and kept seats in the one order of every page: by name, without regard to case.

    `seated`: the sides at the table where they have been read already.
    """
    people_page = reverse("room_people", args=[partnership.public_id])
    lines = _people_lines(partnership)
    sides = [
        SideAtTable(
            side.name,
            f"{people_page}#side-{side.mark}",
            side.mark,
            yours is not None and side.pk == yours.pk,
            lines[side.pk],
            False,
            side.short_name,
        )
        for side in (sides_at(partnership) if seated is None else seated)
    ]
    kept = OpenSeat.objects.kept().for_organisations().filter(partnership=partnership)
    sides += [
        SideAtTable(seat.organisation_name, f"{people_page}#side-{seat.mark}", seat.mark, False, "", True)
        for seat in kept
    ]
    return sorted(sides, key=lambda side: (side.name.lower(), side.mark))


def _people_lines(partnership: Partnership) -> dict[int, str]:
    """Return for each side its leads, then its directors: "Marieke Tol, account manager · …"."""
    first_leads = Case(When(function=Function.LEAD, then=0), default=1, output_field=IntegerField())
    people = (
        Participant.objects.present()
        .filter(partnership=partnership, function__in=AT_THE_HEAD)
        .select_related("user")
        .order_by(first_leads, "joined_at", "pk")
    )
    names: dict[int, list[str]] = defaultdict(list)
    for person in people:
        does = person.job_title or glossary.label(f"function.{person.function}")
        names[person.side_id].append(f"{person.user.name}, {does}")
    return defaultdict(str, {side: " · ".join(said) for side, said in names.items()})

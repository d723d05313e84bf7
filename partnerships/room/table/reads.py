"""Who sits at the table, as the people page shows it: every side in a column of equal width."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.urls import reverse

from accounts.calendars.zones import local_day
from accounts.organisations.models import Membership
from partnerships import glossary
from partnerships.roles import Function, Permission
from partnerships.room.access import Access
from partnerships.room.seats.models import OpenSeat, Participant, Side, StandIn

FUNCTIONS = (Function.LEAD, Function.DIRECTOR, Function.MEMBER, Function.COUNSEL, Function.OBSERVER)


@dataclass(frozen=True)
class Seat:
    """One person on a side, with who stands in for them. `edit_url` only for who may change it."""

    name: str
    job_title: str
    function: str
    meaning: str
    since: datetime
    is_you: bool
    edit_url: str
    stand_in: str = ""
    stand_in_until: date | None = None


@dataclass(frozen=True)
class Kept:
    """A seat that waits. Name and address only for the side that keeps it; `until`: the link's last day."""

    guest: str
    address: str
    function: str
    until: datetime | None
    has_run_out: bool
    kept_by: str
    again_url: str
    withdraw_url: str


@dataclass(frozen=True)
class Column:
    """One side with its people, or one seat kept for an organisation (`is_open`)."""

    name: str
    mark: int
    label: str
    is_yours: bool
    is_open: bool
    seats: list[Seat] = field(default_factory=list)
    kept: list[Kept] = field(default_factory=list)


def columns(access: Access, *, now: datetime) -> list[Column]:
    """Return all sides and kept seats, alphabetically, in four statements."""
    people = list(
        Participant.objects.present()
        .filter(partnership=access.partnership, side__left_at=None)
        .select_related("user")
    )
    people.sort(key=lambda p: (FUNCTIONS.index(Function(p.function)), p.user.name.lower(), p.pk))
    waiting = list(
        OpenSeat.objects.kept()
        .filter(partnership=access.partnership)
        .select_related("invitation", "kept_by__user", "kept_by__side__organisation", "side")
    )
    sides = Side.objects.seated().filter(partnership=access.partnership).select_related("organisation")
    standing = _standing_in(access, now)
    found = [_side_column(side, people, waiting, standing, access, now) for side in sides]
    found += [
        Column(
            seat.organisation_name,
            seat.mark,
            glossary.label(f"side.{seat.label}"),
            False,
            True,
            kept=[_kept(seat, access, now)],
        )
        for seat in waiting
        if seat.side_id is None
    ]
    return sorted(found, key=lambda column: (column.name.lower(), column.mark))


def colleagues_without_seat(access: Access) -> list[Membership]:
    """Return the people of the reader's organisation who have no seat in this room."""
    seated = Participant.objects.present().filter(partnership=access.partnership).values("user_id")
    return list(
        Membership.objects.present()
        .filter(organisation=access.side.organisation, user__is_active=True)
        .exclude(user__in=seated)
        .select_related("user")
        .order_by("user__name", "pk")
    )


def can_take_more_sides(access: Access) -> bool:
    """Tell whether this side alone may keep a seat for an organisation: only while nobody else sits there.

    Once two sides sit together, who joins them needs the consent of all; that comes with the journey.
    """
    if not access.may(Permission.MANAGE_SEATS):
        return False
    partnership = access.partnership
    if Side.objects.seated().filter(partnership=partnership).count() > 1:
        return False
    kept = OpenSeat.objects.kept().for_organisations().filter(partnership=partnership).count()
    return 1 + kept < Side.MOST


def lasting_stand_in(person: Participant, *, now: datetime) -> StandIn | None:
    """Return who stands in for a person now."""
    return StandIn.objects.lasting(now).filter(absent=person).select_related("person__user").first()


def may_stand_in(absent: Participant) -> list[Participant]:
    """Return the people of the same side who can stand in: at the table, and of the organisation."""
    members = Membership.objects.present().filter(organisation=absent.side.organisation_id).values("user_id")
    people = Participant.objects.present().filter(side=absent.side_id, user__in=members, user__is_active=True)
    return list(people.exclude(pk=absent.pk).select_related("user").order_by("user__name", "pk"))


def last_day(stand_in: StandIn, time_zone: str) -> date:
    """Return the last day on which a stand-in counts, where the partnership is."""
    return local_day(stand_in.ends_at - timedelta(seconds=1), time_zone)


def _standing_in(access: Access, now: datetime) -> dict[int, StandIn]:
    lasting = StandIn.objects.lasting(now).filter(side__partnership=access.partnership)
    return {one.absent_id: one for one in lasting.select_related("person__user").order_by("pk")}


def _side_column(side: Side, people: list, waiting: list, standing: dict, access: Access, now: datetime) -> Column:
    yours = side.pk == access.side.pk
    manages = yours and access.may(Permission.MANAGE_SEATS)
    return Column(
        side.name,
        side.mark,
        glossary.label(f"side.{side.label}"),
        yours,
        False,
        seats=[_seat(person, access, manages, standing) for person in people if person.side_id == side.pk],
        # Whom a side has invited is its own business until the person sits there.
        kept=[_kept(seat, access, now) for seat in waiting if seat.side_id == side.pk] if yours else [],
    )


def _seat(person: Participant, access: Access, manages: bool, standing: dict[int, StandIn]) -> Seat:
    room = access.partnership.public_id
    stand_in = standing.get(person.pk)
    return Seat(
        name=person.user.name,
        job_title=person.job_title,
        function=glossary.label(f"function.{person.function}"),
        meaning=glossary.meaning(f"function.{person.function}"),
        since=person.joined_at,
        is_you=person.user_id == access.user.pk,
        edit_url=reverse("seat_edit", args=[room, person.public_id]) if manages else "",
        stand_in=stand_in.person.user.name if stand_in else "",
        stand_in_until=last_day(stand_in, access.partnership.time_zone) if stand_in else None,
    )


def _kept(seat: OpenSeat, access: Access, now: datetime) -> Kept:
    room = access.partnership.public_id
    ours = seat.kept_by.side_id == access.side.pk and access.participant is not None
    manages = ours and access.may(Permission.MANAGE_SEATS)
    invitation = seat.invitation if ours else None
    return Kept(
        guest=(invitation.name or invitation.email) if invitation else "",
        address=invitation.email if invitation and manages else "",
        function=glossary.label(f"function.{seat.function}"),
        until=invitation.expires_at if invitation else None,
        has_run_out=bool(invitation and invitation.expires_at <= now),
        kept_by=f"{seat.kept_by.user.name} ({seat.kept_by.side.short_name})",
        again_url=reverse("open_seat_again", args=[room, seat.public_id]) if manages else "",
        withdraw_url=reverse("open_seat_withdraw", args=[room, seat.public_id]) if manages else "",
    )

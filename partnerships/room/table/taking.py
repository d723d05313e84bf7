"""What accounts asks about seats: whom an invitation leads to, taking the seat, giving it up."""

from datetime import datetime

from django.utils.translation import gettext as _

from accounts.organisations.models import Organisation
from accounts.organisations.seats import Place, SeatRefused, Table
from partnerships.roles import Function, Permission
from partnerships.room import navigation
from partnerships.room.consent.actions import ask_newcomer
from partnerships.room.history.actions import hold, record
from partnerships.room.masthead import sides_at_table
from partnerships.room.seats.models import OpenSeat, Participant, Side
from partnerships.room.standing.actions import note_names
from partnerships.room.table import actions


def describe(seat: dict) -> Table | None:
    """Return the table an invitation leads to; None once the seat is no longer kept."""
    open_seat = _open_seat(seat)
    if open_seat is None or _is_gone(open_seat):
        return None
    partnership = open_seat.partnership
    places = [
        Place(side.name, side.mark, side.people_line, is_open=side.is_open, is_yours=side.is_yours)
        for side in sides_at_table(partnership, yours=open_seat.side)
        # Another seat that is still kept tells of a third organisation, which has not agreed to anything.
        if not side.is_open or side.mark == open_seat.mark
    ]
    host = open_seat.kept_by
    return Table(
        partnership.subject.strip().rstrip("."),
        tuple(places),
        f"{host.user.name} ({host.side.organisation.name})",
        partnership.stage_number,
    )


def take(*, seat: dict, user, organisation: Organisation, job_title: str, now: datetime) -> str:
    """Put the person on the seat, for an organisation that is new at the table together with its side.

    Returns the address of the room. Raises SeatRefused with a sentence for the reader.
    """
    open_seat = _open_seat(seat)
    if open_seat is None:
        raise SeatRefused(_("This seat is no longer kept."))
    hold(open_seat.partnership)
    open_seat = _open_seat(seat)
    if open_seat is None or _is_gone(open_seat):
        raise SeatRefused(_("This seat is no longer kept."))
    person = _seated(open_seat, user, organisation, job_title, now)
    open_seat.filled_at, open_seat.filled_by = now, person
    open_seat.save(update_fields=["filled_at", "filled_by"])
    ask_newcomer(person, now=now)
    return navigation.front_of(open_seat.partnership)


def give_up(*, user, organisation: Organisation, by, now: datetime) -> None:
    """End the seats that a person held for an organisation, because the person leaves it.

    Raises SeatRefused where nobody else of the side could let people in: that seat is handed over first.
    """
    mine = Participant.objects.present().filter(user=user, side__organisation=organisation)
    for person in mine.select_related("partnership", "side").order_by("partnership_id"):
        hold(person.partnership)
        _hands_over(person)
        acting = Participant.objects.present().filter(side=person.side_id, user=by).first()
        actions.end_for_good(person, by=acting, now=now)


def _open_seat(seat: dict) -> OpenSeat | None:
    return (
        OpenSeat.objects.select_related(
            "partnership", "side__organisation", "kept_by__user", "kept_by__side__organisation"
        )
        .filter(public_id=str(seat.get("open_seat", ""))[:20])
        .first()
    )


def _is_gone(seat: OpenSeat) -> bool:
    taken = seat.filled_at is not None or seat.closed_at is not None
    left = seat.side is not None and seat.side.left_at is not None
    return taken or left or seat.partnership.has_parted


def _seated(open_seat: OpenSeat, user, organisation: Organisation, job_title: str, now) -> Participant:
    keeper = open_seat.kept_by
    if open_seat.side is not None and not (keeper.left_at is None and keeper.carries(Permission.MANAGE_SEATS)):
        raise SeatRefused(_("Who kept this seat no longer leads this side. Ask its lead for a new invitation."))
    side = open_seat.side or _joined(open_seat, organisation, now)
    if side.organisation_id != organisation.pk:
        raise SeatRefused(_("This seat is kept for a person of another organisation."))
    person = actions.seat_person(side, user, Function(open_seat.function), now, job_title)
    data = {"participant": person.public_id, "side": side.public_id, "function": str(person.function)}
    joined = open_seat.side is None
    record(
        partnership=open_seat.partnership,
        verb="side.joined" if joined else "seat.taken",
        by=person,
        now=now,
        subject=("open_seat", open_seat.public_id),
        data=data,
    )
    if joined:
        note_names(partnership=open_seat.partnership, now=now)
    return person


def _joined(open_seat: OpenSeat, organisation: Organisation, now: datetime) -> Side:
    sides = Side.objects.seated().filter(partnership=open_seat.partnership)
    if sides.filter(organisation=organisation).exists():
        raise SeatRefused(
            _("%(organisation)s already has a seat at this table. One organisation, one seat.")
            % {"organisation": organisation.name}
        )
    if sides.exclude(pk=open_seat.kept_by.side_id).filter(joined_at__gt=open_seat.kept_at).exists():
        # Kept while one side sat here alone: whoever came since has not agreed to a third.
        raise SeatRefused(
            _("Two sides sit at this table already. Who joins them is for the directors of all sides to decide.")
        )
    return actions.seat_side(open_seat.partnership, organisation, open_seat.label, open_seat.mark, now)


def _hands_over(person: Participant) -> None:
    if not person.carries(Permission.MANAGE_SEATS):
        return
    others = Participant.objects.present().filter(side=person.side_id).exclude(pk=person.pk)
    if others.exists() and not others.able_to(Permission.MANAGE_SEATS).exists():
        # Not by its name: who manages the people of an organisation need not see its partnerships.
        raise SeatRefused(
            _(
                "%(name)s is the only lead or director of your side in a partnership. "
                "Somebody else has to become lead there first."
            )
            % {"name": person.user.name}
        )

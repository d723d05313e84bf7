"""Opening a partnership, and who sits at its table: the verbs."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.calendars.zones import local_day
from accounts.organisations import actions as organisations
from accounts.organisations.models import Invitation, Membership, Organisation
from accounts.organisations.seats import SeatRefused
from accounts.organisations.upkeep import lock
from partnerships.lifecycle import Stage
from partnerships.roles import Function, Permission, may
from partnerships.room.history.actions import hold, record
from partnerships.room.seats.models import OpenSeat, Participant, Partnership, Side, StandIn
from partnerships.room.seats.reads import seat_now
from partnerships.room.standing.actions import note_names


class LastOfItsKind(SeatRefused):
    """The side would be left without a lead or without a director; it can be done all the same, knowingly."""


@dataclass(frozen=True)
class Guest:
    """The other organisation for which a seat is kept, as the inviter knows it, and a person there."""

    organisation_name: str
    label: str
    email: str
    name: str
    language: str
    message: str = ""


def may_open_for(user) -> list[Organisation]:
    """Return the organisations for which this person may open partnerships, alphabetically."""
    able = Membership.objects.able_to_open_partnerships().filter(user=user).select_related("organisation")
    organisations_of = [membership.organisation for membership in able]
    return sorted(organisations_of, key=lambda organisation: (organisation.name.lower(), organisation.pk))


# --- the partnership ------------------------------------------------------
def open_partnership(
    *,
    public_id: str,
    subject: str,
    organisation: Organisation,
    label: str,
    lead,
    guest: Guest,
    by,
    now: datetime,
    partners_since: date | None = None,
) -> Partnership:
    """Open a room with one side in it and keep a seat for another organisation.

    `by` and `lead` are people of `organisation`. Whoever opens the room for another lead sits in it as a
    member. `public_id` was given out with the form: sent twice, it opens one partnership.
    """
    try:
        with transaction.atomic():
            return _open(public_id, subject, organisation, label, lead, guest, by, now, partners_since)
    except IntegrityError:
        opened = Partnership.objects.filter(public_id=public_id).first()
        if opened is None:
            raise
        return opened


def _open(public_id, subject, organisation, label, lead, guest, by, now, partners_since) -> Partnership:
    opened = Partnership.objects.filter(public_id=public_id).first()
    if opened is not None:
        return opened
    if organisation not in may_open_for(by):
        raise SeatRefused(_("You may not open partnerships for this organisation."))
    partnership = Partnership.objects.create(
        public_id=public_id,
        subject=subject,
        stage=Stage.CHOOSING,
        stage_since=local_day(now, organisation.time_zone),
        partners_since=partners_since,
        time_zone=organisation.time_zone,
        created_at=now,
    )
    side = seat_side(partnership, organisation, label, _free_mark(partnership, label), now)
    own_lead = seat_person(side, lead, Function.LEAD, now)
    opener = own_lead if lead == by else seat_person(side, by, Function.MEMBER, now)
    record(
        partnership=partnership,
        verb="partnership.opened",
        by=opener,
        now=now,
        data={"side": side.public_id, "participant": own_lead.public_id},
    )
    note_names(partnership=partnership, now=now)
    _keep_for_organisation(partnership, guest, opener, now)
    return partnership


# --- seats for other organisations ----------------------------------------
@transaction.atomic
def keep_seat_for_organisation(
    *, partnership: Partnership, guest: Guest, by: Participant, now: datetime
) -> OpenSeat:
    """Keep a further seat for an organisation and invite a person there. Twice is once."""
    by = manager(by, partnership)
    if Side.objects.seated().filter(partnership=partnership).count() > 1:
        raise SeatRefused(
            _("Two sides sit at this table already. Who joins them is for the directors of all sides to decide.")
        )
    return _keep_for_organisation(partnership, guest, by, now)


def keep_seat_as_agreed(*, guest: Guest, by: Participant, now: datetime) -> OpenSeat:
    """Keep a seat that the directors of all sides have agreed on. Inside that verb only.

    One that a side had kept before, by itself, counts as agreed from now on.
    """
    seat = _keep_for_organisation(by.partnership, guest, by, now)
    if seat.kept_at < now:
        seat.kept_at, seat.organisation_name = now, guest.organisation_name
        seat.save(update_fields=["kept_at", "organisation_name"])
    return seat


def _keep_for_organisation(partnership: Partnership, guest: Guest, by: Participant, now) -> OpenSeat:
    kept = OpenSeat.objects.kept().for_organisations().filter(partnership=partnership)
    for seat in kept.select_related("invitation"):
        if seat.invitation and seat.invitation.email.lower() == guest.email.lower():
            return seat
    if partnership.has_parted:
        raise SeatRefused(_("The sides have parted: nobody joins any more."))
    seat = OpenSeat(
        partnership=partnership,
        organisation_name=guest.organisation_name,
        label=guest.label,
        mark=_free_mark(partnership, guest.label),
        function=Function.LEAD,
        kept_by=by,
        kept_at=now,
    )
    seat.invitation = organisations.invite(
        email=guest.email,
        name=guest.name,
        language=guest.language,
        message=guest.message,
        by=by.user,
        now=now,
        seat=ticket(seat),
    )
    seat.save(force_insert=True)
    _note(seat, "side.invited", by, now)
    return seat


def _free_mark(partnership: Partnership, label: str) -> int:
    """Return the mark for a new side: 1 for who receives, 2 for who supplies, else the next that is free."""
    taken = set(Side.objects.filter(partnership=partnership).values_list("mark", flat=True))
    kept = OpenSeat.objects.kept().for_organisations().filter(partnership=partnership)
    taken |= set(kept.values_list("mark", flat=True))
    free = [mark for mark in range(1, Side.MOST + 1) if mark not in taken]
    if not free:
        raise SeatRefused(_("Four sides sit at this table already; there is no room for a fifth."))
    wanted = 1 if label in (Side.Label.CUSTOMER, Side.Label.PUBLIC_BODY) else 2
    return wanted if wanted in free else free[0]


# --- people of the own side -----------------------------------------------
@transaction.atomic
def add_participant(*, user, function: str, by: Participant, now: datetime, job_title: str = "") -> Participant:
    """Give a person of the own organisation a seat on the own side. Twice is once."""
    lock(by.side.organisation)
    by = manager(by, by.partnership)
    if not Membership.objects.present().filter(organisation=by.side.organisation_id, user=user).exists():
        raise SeatRefused(_("Only people of your own organisation can sit on your side."))
    seated = Participant.objects.present().filter(partnership=by.partnership_id, user=user).first()
    if seated is not None and seated.side_id == by.side_id:
        return seated
    person = seat_person(by.side, user, Function(function), now, job_title)
    _note_person(person, "seat.given", by, now)
    return person


@transaction.atomic
def invite_person(
    *,
    email: str,
    name: str,
    function: str,
    language: str,
    by: Participant,
    now: datetime,
    job_title: str = "",
    message: str = "",
) -> OpenSeat:
    """Invite somebody by e-mail to the own organisation and to a seat on the own side. Twice is once."""
    # Always in this order, as accepting does: invitation, organisation, chain.
    lock(by.side.organisation)
    by = manager(by, by.partnership)
    if function == Function.DIRECTOR and by.function != Function.DIRECTOR:
        _may_bring_a_director(by)
    own = Participant.objects.present().filter(side=by.side_id)
    if own.filter(user__email=email.lower()).exists():
        raise SeatRefused(_("This person already sits on your side."))
    for seat in OpenSeat.objects.kept().for_people_of(by.side).select_related("invitation"):
        if seat.invitation and seat.invitation.email.lower() == email.lower():
            return seat
    seat = OpenSeat(
        partnership=by.partnership,
        side=by.side,
        label=by.side.label,
        function=function,
        kept_by=by,
        kept_at=now,
    )
    seat.invitation = organisations.invite(
        email=email,
        organisation=by.side.organisation,
        name=name,
        job_title=job_title,
        language=language,
        message=message,
        by=by.user,
        now=now,
        seat=ticket(seat),
    )
    seat.save(force_insert=True)
    _note(seat, "seat.invited", by, now)
    return seat


@transaction.atomic
def change_function(
    *,
    participant: Participant,
    function: str,
    job_title: str,
    by: Participant,
    now: datetime,
    anyway: bool = False,
) -> Participant:
    """Give a person of the own side another function. Raises LastOfItsKind unless `anyway`.

    Whoever stands in for this person was named for what the person could do before: that ends.
    """
    by = manager(by, by.partnership)
    person = own_person(participant, by)
    if function == Function.DIRECTOR and person.function != function:
        if person.pk == by.pk:
            _may_direct(by)
        elif by.function != Function.DIRECTOR:
            _may_bring_a_director(by)
    if person.function != function:
        _leaves_nobody_out(person, Function(function), anyway)
        before, person.function = person.function, Function(function)
        person.job_title = job_title
        person.save(update_fields=["function", "job_title"])
        _note_person(person, "seat.function_changed", by, now, before=str(before))
        for stand_in in StandIn.objects.filter(absent=person, ended_at=None):
            close_stand_in(stand_in, by, now)
    elif person.job_title != job_title:
        person.job_title = job_title
        person.save(update_fields=["job_title"])
    return person


@transaction.atomic
def end_seat(*, participant: Participant, by: Participant, now: datetime, anyway: bool = False) -> Participant:
    """End the seat of a person of the own side; what the person did stays. Twice is once."""
    hold(by.partnership)
    gone = Participant.objects.filter(pk=participant.pk, side=by.side_id, left_at__isnull=False).first()
    if gone is not None:
        return gone
    by = manager(by, by.partnership)
    person = own_person(participant, by)
    _leaves_nobody_out(person, None, anyway)
    end_for_good(person, by, now)
    return person


@transaction.atomic
def withdraw_seat(*, seat: OpenSeat, by: Participant, now: datetime) -> OpenSeat:
    """Keep a seat no longer: the invitation is withdrawn. Twice is once."""
    seat = _own_seat(seat, by)
    if seat.closed_at is not None:
        return seat
    seat.closed_at = now
    seat.save(update_fields=["closed_at"])
    if seat.invitation is not None:
        organisations.revoke(invitation=seat.invitation, by=by.user, now=now)
    _note(seat, "side.withdrawn" if seat.side_id is None else "seat.withdrawn", by, now)
    return seat


@transaction.atomic
def invite_again(*, seat: OpenSeat, by: Participant, now: datetime) -> bool:
    """Send the letter of a kept seat once more; its seven days begin anew. False if one has only just left."""
    seat = _own_seat(seat, by)
    if seat.closed_at is not None or seat.invitation is None:
        raise SeatRefused(_("This seat is no longer kept."))
    return organisations.resend(invitation=seat.invitation, by=by.user, now=now)


# --- small steps ----------------------------------------------------------
def ticket(seat: OpenSeat) -> dict[str, str]:
    """Return what an invitation remembers of the seat it is for."""
    return {"open_seat": seat.public_id}


def seat_side(partnership: Partnership, organisation: Organisation, label: str, mark: int, now) -> Side:
    """Make a side. Inside a verb only: it writes no event."""
    return Side.objects.create(
        partnership=partnership, organisation=organisation, label=label, mark=mark, joined_at=now
    )


def seat_person(side: Side, user, function: Function, now: datetime, job_title: str = "") -> Participant:
    """Put a person on a side. Inside a verb only: it writes no event."""
    if Participant.objects.present().filter(partnership=side.partnership_id, user=user).exists():
        raise SeatRefused(_("This person already has a seat at this table; one person, one seat."))
    if not job_title:
        membership = Membership.objects.present().filter(organisation=side.organisation_id, user=user).first()
        job_title = membership.job_title if membership else ""
    return Participant.objects.create(
        partnership_id=side.partnership_id,
        side=side,
        user=user,
        function=function,
        job_title=job_title,
        joined_at=now,
    )


def manager(by: Participant, partnership: Partnership) -> Participant:
    """Take the partnership's lock and return the seat as it is now.

    Raises SeatRefused unless it is one of this partnership, with the right to manage seats.
    """
    hold(partnership)
    seat = seat_now(by, partnership)
    if seat is None:
        raise SeatRefused(_("You have no seat in this partnership."))
    if not seat.carries(Permission.MANAGE_SEATS):
        raise SeatRefused(_("Leads and directors decide who sits on a side."))
    return seat


def own_person(participant: Participant, by: Participant) -> Participant:
    """Return the seat of somebody on the side of `by` as it is now. Raises SeatRefused for any other."""
    person = (
        Participant.objects.present().select_related("side").filter(pk=participant.pk, side=by.side_id).first()
    )
    if person is None:
        raise SeatRefused(_("This seat was ended meanwhile."))
    return person


def _own_seat(seat: OpenSeat, by: Participant) -> OpenSeat:
    # The invitation before the chain, as accepting does: two people never wait for each other.
    Invitation.objects.select_for_update().filter(pk=seat.invitation_id or 0).first()
    by = manager(by, by.partnership)
    found = OpenSeat.objects.select_related("kept_by", "invitation").filter(pk=seat.pk).first()
    if found is None or by.side_id not in (found.side_id, found.kept_by.side_id):
        raise SeatRefused(_("Only the side that keeps a seat can change it."))
    if found.filled_at is not None:
        raise SeatRefused(_("Somebody has taken this seat meanwhile."))
    return found


def _may_direct(by: Participant) -> None:
    """A director binds the side: nobody but an administrator becomes one by the own hand."""
    administers = Membership.objects.administrators().filter(organisation=by.side.organisation_id, user=by.user_id)
    if not administers.exists():
        raise SeatRefused(
            _("Nobody makes themselves a director. Another lead or director of your side can do it.")
        )


def _may_bring_a_director(by: Participant) -> None:
    """Or a lead would bring in a second address of the own as director, and bind the side alone."""
    administers = Membership.objects.administrators().filter(organisation=by.side.organisation_id, user=by.user_id)
    if not administers.exists():
        raise SeatRefused(
            _("A director comes in by a director or by an administrator of your organisation. Ask one of them.")
        )


def _leaves_nobody_out(person: Participant, becomes: Function | None, anyway: bool) -> None:
    """Refuse to leave a side without anyone who lets people in; ask before the last lead or director goes."""
    others = Participant.objects.present().filter(side=person.side_id).exclude(pk=person.pk)
    functions: Iterable[str] = set(others.values_list("function", flat=True)) | (
        {str(becomes)} if becomes else set()
    )
    if not any(may(Function(function), Permission.MANAGE_SEATS) for function in functions):
        raise SeatRefused(
            _("Nobody on your side could let people in any more. First make somebody else lead or director.")
        )
    if anyway or person.function in functions:
        return
    if person.function == Function.LEAD:
        raise LastOfItsKind(_("This is the last lead of your side. Nobody would carry the daily work."))
    if person.function == Function.DIRECTOR:
        raise LastOfItsKind(
            _("This is the last director of your side. Nobody could accept a vision or an agreement for it.")
        )


def end_for_good(person: Participant, by: Participant | None, now: datetime) -> None:
    """End a seat without asking who is left, and write it down."""
    person.left_at = now
    person.save(update_fields=["left_at"])
    _note_person(person, "seat.ended", by, now)


def close_stand_in(stand_in: StandIn, by: Participant, now: datetime) -> None:
    """End somebody's standing in, and write it down. Under the lock only."""
    stand_in.ended_at = now
    stand_in.save(update_fields=["ended_at"])
    note_stand_in(stand_in, "seat.stand_in_ended", by, now)


def note_stand_in(stand_in: StandIn, verb: str, by: Participant, now: datetime) -> None:
    """Write down that somebody was named to stand in, or does so no more."""
    record(
        partnership=by.partnership,
        verb=verb,
        by=by,
        now=now,
        subject=("participant", stand_in.absent.public_id),
        data={
            "participant": stand_in.person.public_id,
            "side": stand_in.side.public_id,
            "ends_at": stand_in.ends_at.astimezone(UTC).isoformat(),
        },
    )


def _note(seat: OpenSeat, verb: str, by: Participant, now: datetime) -> None:
    record(
        partnership=seat.partnership,
        verb=verb,
        by=by,
        now=now,
        subject=("open_seat", seat.public_id),
        data={"function": str(seat.function)},
    )


def _note_person(person: Participant, verb: str, by: Participant | None, now: datetime, **more: str) -> None:
    data = {"participant": person.public_id, "side": person.side.public_id, "function": str(person.function)}
    record(partnership=person.partnership, verb=verb, by=by, now=now, data=data | more)

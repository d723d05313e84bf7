"""Standing in for an absent lead or director: naming somebody, and ending it. The verbs."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.organisations.models import Membership
from accounts.organisations.seats import SeatRefused
from accounts.post.actions import put_many
from accounts.post.models import OutboxMail
from partnerships.roles import PASSES_ON
from partnerships.room.consent.actions import ask_newcomer
from partnerships.room.seats.models import Participant, StandIn
from partnerships.room.table.actions import close_stand_in, manager, note_stand_in, own_person


@transaction.atomic
def name_stand_in(
    *, absent: Participant, person: Participant, until: date, by: Participant, now: datetime
) -> StandIn:
    """Let `person` accept in the place of `absent` until and including a day. Twice is once.

    Both sit on the side of `by`; an earlier stand-in of the same person ends. What waits for the side is put
    to the stand-in; the absent person is told by letter, unless it was they who said so: whoever names a
    stand-in for a director lends out a right of somebody else. Raises SeatRefused: nobody gives themselves a
    right that the own function lacks.
    """
    by = manager(by, by.partnership)
    absent, person = own_person(absent, by), own_person(person, by)
    _can_pass_on(absent, person, by)
    ends_at = _end_of(until, by.partnership.time_zone)
    if ends_at <= now:
        raise SeatRefused(_("This day has passed."))
    earlier = StandIn.objects.filter(absent=absent, ended_at=None).first()
    if earlier is not None and earlier.person_id == person.pk and earlier.ends_at == ends_at:
        return earlier
    if earlier is not None:
        earlier.ended_at = now
        earlier.save(update_fields=["ended_at"])
    stand_in = StandIn.objects.create(
        side=by.side, absent=absent, person=person, named_by=by, named_at=now, ends_at=ends_at
    )
    note_stand_in(stand_in, "seat.stand_in_named", by, now)
    ask_newcomer(person, now=now)
    if absent.pk != by.pk:
        _tell_the_absent(stand_in, now)
    return stand_in


@transaction.atomic
def end_stand_in(*, absent: Participant, by: Participant, now: datetime) -> None:
    """End it before its day. What was accepted meanwhile stays accepted. Twice is once."""
    by = manager(by, by.partnership)
    stand_in = StandIn.objects.filter(absent=own_person(absent, by), ended_at=None).first()
    if stand_in is None:
        return
    close_stand_in(stand_in, by, now)


# --- small steps ----------------------------------------------------------
def _tell_the_absent(stand_in: StandIn, now: datetime) -> None:
    user = stand_in.absent.user
    if not user.is_active:
        return
    letter = OutboxMail(
        kind="stand_in_named",
        to_email=user.email,
        language=user.language,
        once=f"stand_in_named:{stand_in.public_id}",
        about={"stand_in": stand_in.public_id},
    )
    put_many([letter], now=now)


def _can_pass_on(absent: Participant, person: Participant, by: Participant) -> None:
    passes_on = {permission for permission in PASSES_ON if absent.carries(permission)}
    if not passes_on:
        raise SeatRefused(_("Somebody stands in for a lead or a director: others accept nothing for your side."))
    members = Membership.objects.present().filter(organisation=by.side.organisation_id, user=person.user_id)
    if person.pk == absent.pk or not members.exists():
        raise SeatRefused(_("Another person of your organisation who sits on your side stands in."))
    if person.pk == by.pk and not all(by.carries(permission) for permission in passes_on):
        raise SeatRefused(
            _("Nobody makes themselves a stand-in for a director. Another lead or director can do it.")
        )


def _end_of(day: date, time_zone: str) -> datetime:
    return datetime.combine(day + timedelta(days=1), time.min, tzinfo=ZoneInfo(time_zone))

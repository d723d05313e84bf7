"""Putting what was joint before a side joined to all sides anew, each thing by the verb of its own room."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from partnerships.agreements.agreements import actions as agreements
from partnerships.agreements.models import Agreement
from partnerships.equality.charter import actions as charter
from partnerships.equality.principles import actions as principles
from partnerships.journey.joining.reads import Thing, ToAccept, to_accept_anew
from partnerships.room.consent.actions import ConsentRefused
from partnerships.room.history.actions import hold
from partnerships.room.models import Participant
from partnerships.room.seats.reads import sides_at
from partnerships.vision.sealing import actions as sealing


@transaction.atomic
def put_anew(*, thing: Thing, public_id: str, by: Participant, now: datetime) -> ToAccept:
    """Put one thing to all sides anew, or begin its next version. What is under way is left alone.

    What holds goes on holding between those who accepted it. Raises ConsentRefused where nothing waits.
    """
    hold(by.partnership)
    there = to_accept_anew(by.partnership, sides_at(by.partnership))
    waits = [one for one in there if (one.thing, one.public_id) == (thing, public_id)]
    if not waits:
        raise ConsentRefused(_("Every side has accepted this: there is nothing to put to them anew."))
    if not waits[0].is_under_way:
        _put(waits[0], by, now)
    return waits[0]


def _put(one: ToAccept, by: Participant, now: datetime) -> None:
    match one.thing:
        case Thing.PRINCIPLES:
            principles.propose_anew(partnership=by.partnership, by=by, now=now)
        case Thing.CHARTER:
            charter.propose_charter(partnership=by.partnership, by=by, now=now)
        case Thing.VISION:
            names = ", ".join(side.name for side in one.lacking)
            sealing.reopen(
                partnership=by.partnership, because=_("%(sides)s joined.") % {"sides": names}, by=by, now=now
            )
        case Thing.AGREEMENT:
            agreement = Agreement.objects.get(partnership=by.partnership, public_id=one.public_id)
            agreements.begin_next(agreement=agreement, by=by, now=now)

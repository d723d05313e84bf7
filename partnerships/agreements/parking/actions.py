"""Parking a contract topic until its moment, and taking it up."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from partnerships.agreements.entitled import AgreementRefused, able
from partnerships.agreements.parking.models import ParkedTopic
from partnerships.roles import Permission
from partnerships.room.history.actions import hold, record
from partnerships.room.models import Participant, Partnership
from partnerships.vision.sealing.reads import is_sealed


class ParkingRefused(AgreementRefused):
    """It could not be done; the message is for the reader."""


@transaction.atomic
def park(*, partnership: Partnership, text: str, by: Participant, now: datetime) -> ParkedTopic:
    """Keep a topic about terms until the vision is sealed. The same once more is the same topic."""
    hold(partnership)
    by = able(by, partnership, Permission.ASK_AND_ANSWER)
    waiting = ParkedTopic.objects.filter(partnership=partnership, taken_up_at=None)
    earlier = waiting.filter(text__iexact=text).first()
    if earlier is not None:
        return earlier
    topic = ParkedTopic.objects.create(
        partnership=partnership, side=by.side, text=text, parked_by=by, parked_at=now
    )
    _note(topic, "topic.parked", by, now)
    return topic


@transaction.atomic
def take_up(*, topic: ParkedTopic, by: Participant, now: datetime) -> None:
    """The topic's moment has come: it is talked about now. Twice is once.

    Raises ParkingRefused before the seal.
    """
    hold(topic.partnership)
    by = able(by, topic.partnership, Permission.DRAFT_AGREEMENT)
    if not is_sealed(Partnership.objects.get(pk=topic.partnership_id)):
        raise ParkingRefused(_("Its moment comes when the vision is sealed."))
    if ParkedTopic.objects.filter(pk=topic.pk, taken_up_at=None).update(taken_up_at=now):
        _note(topic, "topic.taken_up", by, now)


def _note(topic: ParkedTopic, verb: str, by: Participant, now: datetime) -> None:
    record(partnership=topic.partnership, verb=verb, by=by, now=now, subject=("topic", topic.public_id))

"""The nouns of the shared room, gathered for Django."""

from partnerships.room.consent.models import Consent, Proposal
from partnerships.room.history.models import ChainHead, Event
from partnerships.room.seats.models import OpenSeat, Participant, Partnership, Side
from partnerships.room.standing.models import Standing

__all__ = [
    "ChainHead",
    "Consent",
    "Event",
    "OpenSeat",
    "Participant",
    "Partnership",
    "Proposal",
    "Side",
    "Standing",
]

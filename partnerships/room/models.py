"""The nouns of the shared room, gathered for Django."""

from partnerships.room.attachments.models import Attachment
from partnerships.room.consent.models import Consent, Proposal
from partnerships.room.history.models import ChainHead, Event
from partnerships.room.notes.models import Note
from partnerships.room.questions.models import Answer, Question
from partnerships.room.seats.models import OpenSeat, Participant, Partnership, Side, StandIn
from partnerships.room.standing.models import Standing

__all__ = [
    "Answer",
    "Attachment",
    "ChainHead",
    "Consent",
    "Event",
    "Note",
    "OpenSeat",
    "Participant",
    "Partnership",
    "Proposal",
    "Question",
    "Side",
    "StandIn",
    "Standing",
]

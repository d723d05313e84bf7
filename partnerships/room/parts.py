"""Questions, notes and files make themselves known: letters, sentences, what waits, what one can be about."""

from django.utils.translation import gettext_lazy as _

from accounts.guards import guard
from accounts.post import kinds as letters
from partnerships.roles import Permission
from partnerships.room import asks, subjects
from partnerships.room.attachments import sentences as file_sentences
from partnerships.room.chronicle import sentences
from partnerships.room.consent.reads import SUBJECT, find_proposals
from partnerships.room.questions import asks as question_asks
from partnerships.room.questions import emails
from partnerships.room.questions import sentences as question_sentences
from partnerships.room.questions.reads import find_questions


def register() -> None:
    """Called once, from `apps.ready`."""
    guard("room_question", columns=_STAYS_OF_A_QUESTION)
    guard("room_answer")
    guard("room_attachment", columns=_STAYS_OF_A_FILE)
    for letter in (emails.question_asked, emails.question_answered):
        letters.register(letter.__name__, letter)
    for verb in (*question_sentences.VERBS, *file_sentences.VERBS):
        sentences.register(verb)
    sentences.register_group("question", _("Questions"))
    sentences.register_group("attachment", _("Files"))
    for source in question_asks.SOURCES:
        asks.register(source)
    subjects.register(subjects.Subject(SUBJECT, _("Proposal"), find_proposals, write=Permission.CONSENT_TO_WORK))
    subjects.register(subjects.Subject("question", _("Question"), find_questions, write=Permission.ASK_AND_ANSWER))


_STAYS_OF_A_QUESTION = (
    "partnership_id",
    "subject_kind",
    "subject_id",
    "asked_by_id",
    "side_id",
    "to_side_id",
    "text",
    "asked_at",
)
_STAYS_OF_A_FILE = (
    "partnership_id",
    "subject_kind",
    "subject_id",
    "name",
    "content_type",
    "size",
    "sha256",
    "stored_as",
    "side_id",
    "uploaded_by_id",
    "uploaded_at",
)

"""What waits for a person: questions to answer, and answers to judge."""

from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.room.asks import Source, Waits, Words, columns
from partnerships.room.questions.reads import answered_for, short, waiting_for


def _to_answer(seats, now):
    return columns(waiting_for(seats), key="question", on="asked_at", title="text")


def _to_judge(seats, now):
    return columns(answered_for(seats), key="question_answered", on="answered_at", title="text")


def _answer_words(waits: Waits) -> Words:
    return Words(
        _("A question to your side: %(question)s") % {"question": short(waits.title)},
        _("The side that asked waits for your answer."),
        reverse("question_detail", args=[waits.room, waits.subject]),
        _("Answer"),
        other_waits=True,
    )


def _judge_words(waits: Waits) -> Words:
    return Words(
        _("Answered: %(question)s") % {"question": short(waits.title)},
        _("Say whether this answers it, or ask on."),
        reverse("question_detail", args=[waits.room, waits.subject]),
        _("Read the answer"),
    )


SOURCES = (Source("question", _to_answer, _answer_words), Source("question_answered", _to_judge, _judge_words))

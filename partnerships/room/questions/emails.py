"""Letters about questions: one link, and nothing of what was asked or answered."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.post.kinds import Letter
from partnerships.roles import Permission
from partnerships.room.questions.models import Question
from partnerships.room.seats.models import Participant


def question_asked(about: dict) -> Letter | None:
    """Another side asks the reader's side something. Nothing once it is answered or taken back."""
    question = _still_there(about)
    if question is None or question.state != Question.State.OPEN or question.answered_at is not None:
        return None
    return _letter(
        question,
        _("A question waits for your side"),
        _("Another side of your partnership asks something and waits for your answer."),
        _("Read the question"),
    )


def question_answered(about: dict) -> Letter | None:
    """The reader's question was answered."""
    question = _still_there(about)
    if question is None or question.state == Question.State.WITHDRAWN:
        return None
    return _letter(
        question,
        _("Your question was answered"),
        _("Somebody answered a question of yours. You say whether that answers it, or you ask on."),
        _("Read the answer"),
    )


def _still_there(about: dict) -> Question | None:
    """Return the question if its addressee still has a seat that answers; else there is nothing to tell."""
    question = Question.objects.filter(public_id=about.get("question", "")).select_related("partnership").first()
    if question is None:
        return None
    seats = Participant.objects.present().filter(
        partnership=question.partnership_id, side__left_at=None, user=about.get("user"), user__is_active=True
    )
    seat = seats.first()
    able = seat is not None and seat.carries(Permission.ASK_AND_ANSWER)
    return question if able else None


def _letter(question: Question, subject: str, sentence: str, label: str) -> Letter:
    path = reverse("question_detail", args=[question.partnership.public_id, question.public_id])
    return Letter(subject=subject, paragraphs=[sentence], link=settings.BASE_URL + path, link_label=label)

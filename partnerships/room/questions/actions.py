"""Asking, answering, being content, asking on, taking back."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.post.actions import put_many
from accounts.post.models import OutboxMail
from partnerships.roles import Permission
from partnerships.room.history.actions import hold, record
from partnerships.room.questions.models import Answer, Question
from partnerships.room.seats.models import Participant, Partnership, Side
from partnerships.room.seats.reads import able_now

State = Question.State


class QuestionRefused(Exception):
    """It could not be done; the message is for the reader."""


class SaidMeanwhile(QuestionRefused):
    """Somebody wrote under the question while the reader was writing. `question` is how it stands now."""

    def __init__(self, question: Question):
        self.question = question
        super().__init__(
            _("Somebody wrote here meanwhile. Your text stands below: send it again if it still fits.")
        )


@transaction.atomic
def ask(
    *,
    partnership: Partnership,
    text: str,
    by: Participant,
    now: datetime,
    about: tuple[str, str] = ("", ""),
    to_side: Side | None = None,
    told_already: bool = False,
) -> Question:
    """Ask another side something about a thing of the room (`about`: kind and public id).

    The same person asking the same once more asks once. `told_already`: another letter says so already.
    Raises QuestionRefused without the right, for the own side and for a side that has left.
    """
    hold(partnership)
    by = _able(by, partnership)
    to_side = _asked_side(to_side, by)
    same = Question.objects.open().about(*about).filter(partnership=partnership, asked_by=by, text=text)
    earlier = same.filter(to_side=to_side).first()
    if earlier is not None:
        return earlier
    question = Question.objects.create(
        partnership=partnership,
        subject_kind=about[0],
        subject_id=about[1],
        asked_by=by,
        side=by.side,
        to_side=to_side,
        text=text,
        asked_at=now,
    )
    _record(question, "question.asked", by, now)
    if not told_already:
        _tell(_answerers(question), "question_asked", question, now)
    return question


@transaction.atomic
def answer(*, question: Question, version: int, text: str, by: Participant, now: datetime) -> Question:
    """Answer for the person's side. The same text of the same person once more is one answer.

    Raises SaidMeanwhile if something was written since `version`, QuestionRefused if it is no longer open
    or asked by the own side.
    """
    question, by = _open_for(question, by, text)
    if _just_said(question, by, text):
        return question
    if question.side_id == by.side_id:
        raise QuestionRefused(_("Your side asked this; another side answers it."))
    _unchanged(question, version)
    Answer.objects.create(question=question, by=by, side=by.side, text=text, at=now)
    if question.to_side_id in (None, by.side_id):
        question.answered_at = now
        question.first_answered_at = question.first_answered_at or now
    question.version += 1
    question.save(update_fields=["answered_at", "first_answered_at", "version"])
    _record(question, "question.answered", by, now)
    asker = Participant.objects.present().select_related("user").filter(pk=question.asked_by_id)
    _tell(asker, "question_answered", question, now)
    return question


@transaction.atomic
def settle(*, question: Question, by: Participant, now: datetime) -> Question:
    """The asking side says: this answers it. Twice is once."""
    question, by = _of_own_side(question, by)
    if question.state == State.ANSWERED:
        return question
    if question.state != State.OPEN:
        raise QuestionRefused(_("This question was taken back meanwhile."))
    if question.answered_at is None:
        raise QuestionRefused(_("Nobody has answered yet. You can take the question back."))
    question.state, question.settled_at = State.ANSWERED, now
    question.version += 1
    question.save(update_fields=["state", "settled_at", "version"])
    _record(question, "question.settled", by, now)
    return question


@transaction.atomic
def reopen(*, question: Question, version: int, text: str, by: Participant, now: datetime) -> Question:
    """The asking side asks on: the question is open, and another side has to move, again."""
    question, by = _of_own_side(question, by)
    if _just_said(question, by, text):
        return question
    if question.state == State.WITHDRAWN:
        raise QuestionRefused(_("This question was taken back meanwhile."))
    _unchanged(question, version)
    Answer.objects.create(question=question, by=by, side=by.side, text=text, at=now, is_further=True)
    question.state, question.settled_at, question.answered_at = State.OPEN, None, None
    question.version += 1
    question.save(update_fields=["state", "settled_at", "answered_at", "version"])
    _record(question, "question.reopened", by, now)
    _tell(_answerers(question), "question_asked", question, now)
    return question


@transaction.atomic
def withdraw(*, question: Question, by: Participant, now: datetime) -> Question:
    """The asking side takes its question back; it stays readable. Twice is once."""
    question, by = _of_own_side(question, by)
    if question.state == State.WITHDRAWN:
        return question
    if question.state != State.OPEN:
        raise QuestionRefused(_("This question is answered: there is nothing to take back."))
    question.state, question.settled_at = State.WITHDRAWN, now
    question.version += 1
    question.save(update_fields=["state", "settled_at", "version"])
    _record(question, "question.withdrawn", by, now)
    return question


# --- small steps ----------------------------------------------------------
def _able(by: Participant, partnership: Partnership) -> Participant:
    seat = able_now(by, partnership, Permission.ASK_AND_ANSWER)
    if seat is None:
        raise QuestionRefused(_("You have no seat here any more that asks and answers questions."))
    return seat


def _asked_side(wished: Side | None, by: Participant) -> Side | None:
    """Return the side that is to answer: where there is only one other, that one."""
    others = list(
        Side.objects.seated().filter(partnership=by.partnership_id).exclude(pk=by.side_id).order_by("pk")
    )
    if wished is not None and wished not in others:
        raise QuestionRefused(_("A question goes to another side of this partnership."))
    return others[0] if len(others) == 1 else wished


def _now(question: Question) -> Question:
    hold(question.partnership)
    return Question.objects.select_related("partnership").get(pk=question.pk)


def _open_for(question: Question, by: Participant, text: str) -> tuple[Question, Participant]:
    question = _now(question)
    by = _able(by, question.partnership)
    if question.state != State.OPEN and not _just_said(question, by, text):
        raise QuestionRefused(_("This question is no longer open."))
    return question, by


def _of_own_side(question: Question, by: Participant) -> tuple[Question, Participant]:
    question = _now(question)
    by = _able(by, question.partnership)
    if question.side_id != by.side_id:
        raise QuestionRefused(_("Only the side that asked can say this."))
    return question, by


def _just_said(question: Question, by: Participant, text: str) -> bool:
    """A double click: the last thing said here is this person's, in the same words."""
    last = question.answers.order_by("-at", "-pk").first()
    return last is not None and last.by_id == by.pk and last.text == text


def _unchanged(question: Question, version: int) -> None:
    if question.version != version:
        raise SaidMeanwhile(question)


def _answerers(question: Question) -> list[Participant]:
    """Return the people of the side that is asked; of every other side where none is named."""
    people = Participant.objects.present().filter(partnership=question.partnership_id, side__left_at=None)
    people = (
        people.filter(side=question.to_side_id) if question.to_side_id else people.exclude(side=question.side_id)
    )
    return list(people.able_to(Permission.ASK_AND_ANSWER).select_related("user").order_by("pk"))


def _record(question: Question, verb: str, by: Participant, now: datetime) -> None:
    about = [question.subject_kind, question.subject_id]
    subject = ("question", question.public_id)
    record(partnership=question.partnership, verb=verb, by=by, now=now, subject=subject, data={"about": about})


def _tell(people: Iterable[Participant], mail: str, question: Question, now: datetime) -> None:
    put_many(
        [
            OutboxMail(
                kind=mail,
                to_email=person.user.email,
                language=person.user.language,
                once=f"{mail}:{question.public_id}:{question.version}:{person.user_id}",
                about={"question": question.public_id, "user": person.user_id},
            )
            for person in people
            if person.user.is_active
        ],
        now=now,
    )

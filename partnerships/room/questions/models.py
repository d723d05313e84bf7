"""Questions and answers: asked by one side, answered by another, listed until the asking side is content."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.identifiers import public_id
from partnerships.room.seats.models import Participant, Partnership, Side


class QuestionQuerySet(models.QuerySet["Question"]):
    """The words in which questions are looked up."""

    def open(self):
        """Questions that the asking side has not yet called answered, nor taken back."""
        return self.filter(state=Question.State.OPEN)

    def waiting(self):
        """Open ones at which another side has to move."""
        return self.open().filter(answered_at=None)

    def to_be_judged(self):
        """Open ones that were answered: the asking side says whether that answers it."""
        return self.open().filter(answered_at__isnull=False)

    def about(self, kind: str, public_id: str):
        """Questions about one thing."""
        return self.filter(subject_kind=kind, subject_id=public_id)


class Question(models.Model):
    """Something one side asks. Without `to_side` any other side may answer.

    `subject_kind` and `subject_id` say what it is about (`room/subjects.py`); empty: the partnership itself.
    `answered_at` is empty while another side has to move; `first_answered_at` never changes once it is set.
    """

    class State(models.TextChoices):
        OPEN = "open", _("open")
        ANSWERED = "answered", _("answered")
        WITHDRAWN = "withdrawn", _("taken back")

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="questions")
    subject_kind = models.CharField(max_length=40, blank=True)
    subject_id = models.CharField(max_length=40, blank=True)
    asked_by = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="questions_asked")
    to_side = models.ForeignKey(
        Side, on_delete=models.PROTECT, null=True, blank=True, related_name="questions_received"
    )
    text = models.TextField()
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    first_answered_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    objects = QuestionQuerySet.as_manager()

    class Meta:
        ordering = ("-asked_at", "-pk")
        indexes = [
            models.Index(fields=["partnership", "state", "-asked_at"], name="room_question_list"),
            models.Index(fields=["partnership", "subject_kind", "subject_id"], name="room_question_about"),
        ]

    def __str__(self) -> str:
        return f"{self.public_id} ({self.state})"


class Answer(models.Model):
    """What was said under a question: an answer, or (`is_further`) what the asking side asks on."""

    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="answers")
    by = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    at = models.DateTimeField()
    is_further = models.BooleanField(default=False)

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.question_id}: {self.side_id}"

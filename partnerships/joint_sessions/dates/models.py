"""A poll for a date: the moments that are proposed, and what each participant says to them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.identifiers import public_id
from partnerships.joint_sessions.kinds import SessionKind
from partnerships.joint_sessions.sessions.models import JointSession
from partnerships.room.models import Participant, Partnership


class DatePollQuerySet(models.QuerySet["DatePoll"]):
    """The words in which polls are looked up."""

    def open(self):
        """Polls that led to no session yet and that nobody has called off."""
        return self.filter(session=None, called_off_at=None)


class DatePoll(models.Model):
    """A session for which the sides look for a moment. `session`: what was planned in the end."""

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="date_polls")
    kind = models.CharField(max_length=20, choices=SessionKind, default=SessionKind.STEERING)
    subject = models.CharField(max_length=160)
    minutes = models.PositiveSmallIntegerField(default=90)
    time_zone = models.CharField(max_length=40, default="Europe/Amsterdam")
    place = models.CharField(max_length=300, blank=True)
    asked_by = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    session = models.OneToOneField(
        JointSession, on_delete=models.PROTECT, null=True, blank=True, related_name="date_poll"
    )
    called_off_at = models.DateTimeField(null=True, blank=True)

    objects = DatePollQuerySet.as_manager()

    class Meta:
        ordering = ("-asked_at", "-pk")

    def __str__(self) -> str:
        return self.subject


class ProposedMoment(models.Model):
    """One moment at which it could be."""

    poll = models.ForeignKey(DatePoll, on_delete=models.CASCADE, related_name="moments")
    starts_at = models.DateTimeField()

    class Meta:
        ordering = ("poll_id", "starts_at")
        constraints = [models.UniqueConstraint(fields=["poll", "starts_at"], name="sessions_moment_once")]

    def __str__(self) -> str:
        return f"{self.starts_at}"


class MomentAnswer(models.Model):
    """What one participant says to one moment."""

    class Says(models.TextChoices):
        CAN = "can", _("I can")
        RATHER_NOT = "rather_not", _("rather not")
        CANNOT = "cannot", _("I cannot")

    moment = models.ForeignKey(ProposedMoment, on_delete=models.CASCADE, related_name="answers")
    participant = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    says = models.CharField(max_length=10, choices=Says)
    at = models.DateTimeField()

    class Meta:
        ordering = ("moment_id", "pk")
        constraints = [
            models.UniqueConstraint(fields=["moment", "participant"], name="sessions_moment_answer_once")
        ]

    def __str__(self) -> str:
        return f"{self.participant_id}: {self.says}"

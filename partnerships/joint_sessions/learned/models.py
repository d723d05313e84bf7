"""Learned: what one side learned about another's situation in a session, in two lines."""

from django.db import models
from django.db.models import F, Q

from accounts.identifiers import public_id
from partnerships.glossary import word
from partnerships.joint_sessions.sessions.models import JointSession
from partnerships.room.models import Participant, Side


class Learned(models.Model):
    """Two lines of `side` about the situation of `about`, and how well `about` finds that they fit."""

    class Fit(models.TextChoices):
        WELL = "well", word("learned.well")
        PARTLY = "partly", word("learned.partly")
        NOT_YET = "not_yet", word("learned.not_yet")

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    session = models.ForeignKey(JointSession, on_delete=models.CASCADE, related_name="learned")
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    about = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    written_by = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    fit = models.CharField(max_length=10, choices=Fit, blank=True)
    fit_said_by = models.ForeignKey(Participant, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    fit_said_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("session_id", "pk")
        verbose_name_plural = "learned"
        constraints = [
            models.UniqueConstraint(fields=["session", "side", "about"], name="sessions_learned_once"),
            models.CheckConstraint(condition=~Q(side=F("about")), name="sessions_learned_about_another"),
        ]

    def __str__(self) -> str:
        return f"{self.side_id} about {self.about_id}"

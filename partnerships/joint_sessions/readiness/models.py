"""Readiness: what a side has done before it goes to a board session. Only the fact is shared."""

from django.db import models

from partnerships.glossary import word
from partnerships.joint_sessions.sessions.models import JointSession
from partnerships.room.models import Participant, Side


class Readiness(models.Model):
    """One point that one side has ticked. Taking the tick away removes the row."""

    class Point(models.TextChoices):
        DRAFTED = "drafted", word("readiness.drafted")
        MEASURABLE = "measurable", word("readiness.measurable")
        OWN_GAIN = "own_gain", word("readiness.own_gain")
        BOARD = "board", word("readiness.board")
        COUNSEL = "counsel", word("readiness.counsel")
        DIRECTOR = "director", word("readiness.director")

    session = models.ForeignKey(JointSession, on_delete=models.CASCADE, related_name="readiness")
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    point = models.CharField(max_length=12, choices=Point)
    ticked_by = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    ticked_at = models.DateTimeField()

    class Meta:
        ordering = ("session_id", "side_id", "point")
        constraints = [
            models.UniqueConstraint(fields=["session", "side", "point"], name="sessions_readiness_once")
        ]

    def __str__(self) -> str:
        return f"{self.side_id}: {self.point}"

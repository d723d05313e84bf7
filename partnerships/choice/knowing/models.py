"""How well the sides know each other."""

from django.db import models

from partnerships.glossary import word
from partnerships.room.seats.models import Participant, Partnership, Side

TOPICS = ("customers", "work", "money", "people", "plans")


class Depth(models.TextChoices):
    """Three levels of knowing each other; the first is that there is none yet."""

    NOT_YET = "not_yet", word("depth.not_yet")
    KNOW = "know", word("depth.know")
    UNDERSTAND = "understand", word("depth.understand")
    FATHOM = "fathom", word("depth.fathom")


class DepthSheet(models.Model):
    """One side's view of how well the sides know each other, per topic. Sealed until all have handed in."""

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="+")
    round = models.PositiveSmallIntegerField()
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    levels = models.JSONField(help_text="topic → depth")
    learned = models.TextField(blank=True, help_text="what would help us to know each other better")
    handed_in_by = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    handed_in_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("partnership_id", "round", "pk")
        constraints = [
            models.UniqueConstraint(fields=["partnership", "round", "side"], name="choice_one_depth_sheet")
        ]

    def __str__(self) -> str:
        return f"{self.partnership_id}/{self.round} {self.side_id}"

"""The sealed vote of the directors, and declining."""

from django.db import models

from partnerships.glossary import word
from partnerships.room.seats.models import Participant, Partnership, Side


class Vote(models.Model):
    """One side's answer to the question whether the sides choose each other.

    Nothing of a round is shown before every side at the table has voted; until then a side may vote anew.
    """

    class Answer(models.TextChoices):
        YES = "yes", word("vote.yes")
        NOT_YET = "not_yet", word("vote.not_yet")
        NO = "no", word("vote.no")

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    round = models.PositiveSmallIntegerField()
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(max_length=10, choices=Answer)
    reason = models.TextField(blank=True)
    given_by = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("partnership_id", "round", "pk")
        constraints = [models.UniqueConstraint(fields=["partnership", "round", "side"], name="choice_one_vote")]

    def __str__(self) -> str:
        return f"{self.partnership_id}/{self.round} {self.side_id}"


class Decline(models.Model):
    """A side chose not to go on, and said why. One in a room; never changed."""

    partnership = models.OneToOneField(Partnership, on_delete=models.PROTECT, related_name="+")
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    talk_offered = models.BooleanField(default=True)
    declined_by = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    declined_at = models.DateTimeField()

    class Meta:
        ordering = ("partnership_id",)

    def __str__(self) -> str:
        return f"{self.partnership_id} by {self.side_id}"

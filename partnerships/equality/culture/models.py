"""Culture profiles and notes for visitors."""

from django.db import models

from partnerships.room.models import Participant, Partnership, Side


class CultureProfile(models.Model):
    """How one side sees itself and each other side, in one round. Sealed until every side has handed in.

    `answers`: dimension → public id of the side it is about → 1 to 5. `number` counts the rounds.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="culture_profiles")
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField(default=1)
    answers = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=0)
    written_by = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    handed_in_at = models.DateTimeField(null=True, blank=True)
    revealed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("partnership_id", "number", "side_id")
        constraints = [
            models.UniqueConstraint(fields=["side", "number"], name="equality_one_profile_a_round"),
        ]

    def __str__(self) -> str:
        return f"profile {self.number} of {self.side_id}"


class VisitNote(models.Model):
    """What a side tells the others to know before they visit."""

    side = models.OneToOneField(Side, on_delete=models.CASCADE, related_name="visit_note")
    text = models.TextField()
    version = models.PositiveIntegerField(default=0)
    written_by = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        ordering = ("side_id",)

    def __str__(self) -> str:
        return self.text[:80]

"""Whether the own side is ready: for its own eyes only."""

from django.db import models

from partnerships.room.seats.models import Participant, Partnership, Side

QUESTIONS = ("time", "board", "open_books", "give_up", "same_people", "not_only_price")


class Readiness(models.Model):
    """One side's private look at itself before it chooses. No other side reads it."""

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="+")
    side = models.OneToOneField(Side, on_delete=models.CASCADE, related_name="readiness")
    ready = models.JSONField(default=list, help_text="questions answered with yes")
    note = models.TextField(blank=True)
    written_by = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("partnership_id", "side_id")

    def __str__(self) -> str:
        return f"readiness of {self.side_id}"

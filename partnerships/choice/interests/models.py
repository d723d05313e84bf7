"""Conflicts of interest, declared by the people themselves."""

from django.db import models

from partnerships.room.seats.models import Participant, Partnership


class InterestDeclaration(models.Model):
    """What a participant declares about interests in the others. Never changed; a newer one counts."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    participant = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    has_interest = models.BooleanField()
    text = models.TextField(blank=True)
    declared_at = models.DateTimeField()

    class Meta:
        ordering = ("-declared_at", "-pk")

    def __str__(self) -> str:
        return f"{self.partnership_id} {self.participant_id}"

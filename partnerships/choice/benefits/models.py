"""What each side hopes to gain."""

from django.db import models

from accounts.identifiers import public_id
from partnerships.room.seats.models import Participant, Partnership, Side


class Benefit(models.Model):
    """What one side hopes to gain, in its own words; in money, or beyond it."""

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="benefits")
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="benefits")
    text = models.TextField()
    beyond_money = models.BooleanField(default=True)
    written_by = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("partnership_id", "pk")

    def __str__(self) -> str:
        return self.text[:60]

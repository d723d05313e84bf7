"""Contract topics that wait until their moment."""

from django.db import models

from accounts.identifiers import public_id
from partnerships.room.models import Participant, Partnership, Side


class ParkedTopic(models.Model):
    """Something about terms that somebody wants to talk about, kept until the vision is sealed."""

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="parked_topics")
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    text = models.CharField(max_length=300)
    parked_by = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    parked_at = models.DateTimeField()
    taken_up_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("partnership_id", "parked_at", "pk")

    def __str__(self) -> str:
        return self.text

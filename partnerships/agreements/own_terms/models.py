"""Terms that one side brought along. They are there to be read, and can never be accepted."""

from django.db import models

from accounts.identifiers import public_id
from partnerships.room.models import Participant, Partnership, Side


class OwnTerms(models.Model):
    """A text of one side alone. Nothing refers to it: no clause rests on it and no consent is asked on it."""

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="own_terms")
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=160)
    text = models.TextField()
    brought_by = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    brought_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("partnership_id", "brought_at", "pk")
        verbose_name_plural = "own terms"

    def __str__(self) -> str:
        return self.title

"""What a word means in an agreement."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from accounts.identifiers import public_id
from partnerships.agreements.agreements.models import Agreement
from partnerships.room.models import Participant


class Term(models.Model):
    """A word and what all sides mean by it in this agreement."""

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="terms")
    term = models.CharField(max_length=80)
    meaning = models.TextField()
    version = models.PositiveIntegerField(default=0)
    written_by = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("agreement_id", Lower("term"), "pk")
        constraints = [
            models.UniqueConstraint(
                "agreement", Lower("term"), condition=Q(removed_at=None), name="agreements_term_once"
            ),
        ]

    def __str__(self) -> str:
        return self.term

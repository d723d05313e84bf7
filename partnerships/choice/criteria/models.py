"""Criteria along which the sides look at each other."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.identifiers import public_id
from partnerships.room.seats.models import Participant, Partnership, Side

LEVELS = (0, 25, 50, 75, 100)


class CriterionText(models.Model):
    """What a criterion says: a title, why it matters, and what each of five levels looks like in words.

    `is_law`: a law asks for it, `law_reference` says which; otherwise it is ours. `offers`: what the side that
    asks this does in return.
    """

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    title = models.CharField(_("title"), max_length=120)
    why = models.TextField(_("why it matters"))
    at_0 = models.CharField(max_length=200)
    at_25 = models.CharField(max_length=200)
    at_50 = models.CharField(max_length=200)
    at_75 = models.CharField(max_length=200)
    at_100 = models.CharField(max_length=200)
    offers = models.TextField(blank=True)
    is_law = models.BooleanField(default=False)
    law_reference = models.CharField(max_length=200, blank=True)
    version = models.PositiveIntegerField(default=0)

    TEXTS = (
        "title",
        "why",
        "at_0",
        "at_25",
        "at_50",
        "at_75",
        "at_100",
        "offers",
        "is_law",
        "law_reference",
    )

    class Meta:
        abstract = True

    def texts(self) -> dict:
        """Return all that the criterion says, by name of the field."""
        return {name: getattr(self, name) for name in self.TEXTS}


class Criterion(CriterionText):
    """A criterion in one room: proposed by a side, and joint only as part of the list all sides accepted."""

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="criteria")
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    proposed_by = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("partnership_id", "pk")

    def __str__(self) -> str:
        return self.title

"""What the sides are to each other: supplier, preferred supplier, partner; and their declared intent."""

from django.db import models

from partnerships.glossary import word
from partnerships.room.consent.models import Proposal
from partnerships.room.seats.models import Partnership


class RelationRole(models.Model):
    """A step of the relation, upwards or downwards, from a day on; made by consent of all sides."""

    class Role(models.TextChoices):
        SUPPLIER = "supplier", word("relation.supplier")
        PREFERRED = "preferred", word("relation.preferred")
        PARTNER = "partner", word("relation.partner")

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=10, choices=Role)
    since = models.DateField()
    reason = models.TextField()
    proposal = models.OneToOneField(Proposal, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-since", "-pk")

    def __str__(self) -> str:
        return f"{self.partnership_id} {self.role} {self.since}"


class Intent(models.Model):
    """The declaration of intent: from this day the sides act as partners to be."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    declared_on = models.DateField()
    proposal = models.OneToOneField(Proposal, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-declared_on", "-pk")

    def __str__(self) -> str:
        return f"{self.partnership_id} {self.declared_on}"

"""How a saving or an overrun is shared between two sides, by bands around a target."""

from django.db import models

from accounts.identifiers import public_id
from partnerships.room.models import Partnership, Proposal, Side


class SharingKey(models.Model):
    """A key that the directors of all sides accepted. It stays as it is; a newer one may replace it.

    `target` in minor units of `currency`. `bears`: the side whose cost it is; `shares`: the side that takes
    part in a saving or an overrun. `bands`: lower and upper percent of the target (None: no end) and the
    percentage that `shares` takes of what lies in the band.
    """

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="sharing_keys")
    title = models.CharField(max_length=160)
    target = models.PositiveBigIntegerField()
    currency = models.CharField(max_length=3)
    bears = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    shares = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    bands = models.JSONField()
    proposal = models.OneToOneField(Proposal, on_delete=models.PROTECT, related_name="+")
    joint_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("partnership_id", "joint_at", "pk")

    def __str__(self) -> str:
        return self.title

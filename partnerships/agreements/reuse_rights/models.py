"""Who may use elsewhere what was invented together."""

from django.db import models

from accounts.identifiers import public_id
from partnerships.room.models import Partnership, Proposal


class ReuseRight(models.Model):
    """A right that the directors of all sides accepted. Never changed afterwards."""

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="reuse_rights")
    what = models.CharField(max_length=160)
    who_may = models.TextField()
    where = models.TextField()
    until_on = models.DateField(null=True, blank=True)
    proposal = models.OneToOneField(Proposal, on_delete=models.PROTECT, related_name="+")
    joint_at = models.DateTimeField()

    class Meta:
        ordering = ("partnership_id", "joint_at", "pk")

    def __str__(self) -> str:
        return self.what

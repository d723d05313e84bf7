"""How each side sees the fit, on the criteria that all sides accepted."""

from django.db import models

from partnerships.room.models import Participant, Partnership, Proposal, Side


class FitSheet(models.Model):
    """One side's view: a level and its evidence for each joint criterion, and its belief in more together.

    `criteria`: the joint version of the criteria that was judged. Sealed until every side has handed in.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    criteria = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="+")
    marks = models.JSONField(default=dict, help_text="criterion → level and evidence")
    belief = models.PositiveSmallIntegerField(null=True, blank=True)
    belief_because = models.TextField(blank=True)
    to_talk_about = models.TextField(blank=True)
    written_by = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    handed_in_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("partnership_id", "pk")
        constraints = [models.UniqueConstraint(fields=["criteria", "side"], name="fit_one_sheet_a_side")]

    def __str__(self) -> str:
        return f"{self.criteria_id} {self.side_id}"

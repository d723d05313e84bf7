"""The moves of a partnership along its way."""

from django.db import models

from partnerships.glossary import word
from partnerships.lifecycle import Stage
from partnerships.room.models import Partnership

STAGES = [(stage.value, word(f"stage.{stage}")) for stage in Stage]


class StageMove(models.Model):
    """One step from a stage to another, accepted by a director of every side. Never changed afterwards.

    `still_open` keeps what was missing when a partnership that already ran was brought in, or stepped back:
    it is shown as open, never as failure.
    """

    class Way(models.TextChoices):
        FORWARD = "forward", "through the gate"
        BROUGHT_IN = "brought_in", "brought in as it runs"
        BACK = "back", "a step back"
        PARTED = "parted", "parted"

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="stage_moves")
    from_stage = models.CharField(max_length=20, choices=STAGES)
    to_stage = models.CharField(max_length=20, choices=STAGES)
    way = models.CharField(max_length=12, choices=Way)
    moved_on = models.DateField()
    moved_at = models.DateTimeField()
    proposal = models.CharField(max_length=20, blank=True, help_text="public id of the joint proposal")
    still_open = models.JSONField(default=list)

    class Meta:
        ordering = ("moved_at", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["proposal"], condition=~models.Q(proposal=""), name="journey_one_move_a_proposal"
            )
        ]

    def __str__(self) -> str:
        return f"{self.from_stage} → {self.to_stage}"

"""Decision: what the sides concluded, joint once every side accepted it."""

from django.db import models

from accounts.identifiers import public_id
from partnerships.joint_sessions.sessions.models import JointSession
from partnerships.joint_sessions.themes import Theme
from partnerships.room.models import Participant, Partnership, Side


class DecisionQuerySet(models.QuerySet["Decision"]):
    """The words in which decisions are looked up."""

    def joint(self):
        """Decisions that every side accepted and that hold."""
        return self.exclude(joint_at=None).filter(ended_at=None)

    def proposed(self):
        """Decisions that wait for acceptance."""
        return self.filter(joint_at=None, ended_at=None)

    def to_look_at_again(self, day):
        """Joint decisions whose “does this still hold?” date has come."""
        return self.joint().filter(holds_until__lte=day)

    def newest(self):
        """Decisions that have not ended, newest first."""
        return self.filter(ended_at=None).order_by("-proposed_at", "-pk")


class Decision(models.Model):
    """A decision. Once joint its words stay; a change is a new decision that replaces this one.

    `holds_until` is the day on which the sides ask each other whether it still holds.
    """

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="decisions")
    number = models.PositiveIntegerField()
    session = models.ForeignKey(
        JointSession, on_delete=models.PROTECT, null=True, blank=True, related_name="decisions"
    )
    text = models.TextField()
    reason = models.TextField(blank=True)
    theme = models.CharField(max_length=20, choices=Theme, default=Theme.OTHER)
    holds_until = models.DateField(null=True, blank=True)
    replaces = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by"
    )
    proposed_by = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+", help_text="who proposed it")
    proposed_at = models.DateTimeField()
    joint_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    end_reason = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=0)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        ordering = ("partnership_id", "number")
        constraints = [
            models.UniqueConstraint(fields=["partnership", "number"], name="sessions_decision_number_once")
        ]

    def __str__(self) -> str:
        return f"D-{self.number}"

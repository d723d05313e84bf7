"""Mandates: who must stay content on each side, until when, and whether they still are."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.identifiers import public_id
from partnerships.room.models import Participant, Partnership, Proposal, Side


class MandateQuerySet(models.QuerySet["Mandate"]):
    """The words in which mandates are looked up."""

    def standing(self):
        """Mandates that the side has not ended."""
        return self.filter(ended_at=None)

    def weakened(self):
        """Mandates of which the side says that they are weaker than they were."""
        return self.standing().filter(weakened_at__isnull=False)


class Mandate(models.Model):
    """Somebody behind a side who must stay content for it to stay at the table.

    `weakened_at` is seen by all sides at once; `talked_at` is the conversation that followed.
    """

    class Who(models.TextChoices):
        SHAREHOLDERS = "shareholders", _("shareholders")
        COUNCIL = "council", _("council")
        BOARD = "board", _("board")
        SUPERVISORS = "supervisors", _("supervisory board")
        WORKS_COUNCIL = "works_council", _("works council")
        MEMBERS = "members", _("members or participants")
        OTHER = "other", _("somebody else")

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="mandates")
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="mandates")
    who = models.CharField(max_length=20, choices=Who)
    wants = models.TextField()
    horizon_on = models.DateField(null=True, blank=True)
    next_check_on = models.DateField()
    version = models.PositiveIntegerField(default=0)
    written_by = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    weakened_at = models.DateTimeField(null=True, blank=True)
    weakened_because = models.TextField(blank=True)
    needs = models.TextField(blank=True)
    talked_at = models.DateTimeField(null=True, blank=True)
    talk = models.TextField(blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = MandateQuerySet.as_manager()

    class Meta:
        ordering = ("partnership_id", "side_id", "pk")
        indexes = [models.Index(fields=["partnership", "next_check_on"], name="concerns_mandate_check")]

    def __str__(self) -> str:
        return f"{self.who} behind {self.side_id}"


class MandateCheck(models.Model):
    """A check that all sides accepted. Never changed afterwards."""

    class Outcome(models.TextChoices):
        HOLDS = "holds", _("they are content")
        WEAKER = "weaker", _("they have doubts")

    mandate = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="checks")
    outcome = models.CharField(max_length=8, choices=Outcome)
    found = models.TextField()
    proposal = models.OneToOneField(Proposal, on_delete=models.PROTECT, related_name="+")
    accepted_at = models.DateTimeField()

    class Meta:
        ordering = ("mandate_id", "accepted_at", "pk")

    def __str__(self) -> str:
        return f"{self.outcome}: {self.mandate_id}"

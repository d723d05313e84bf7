"""What leads to the seal: support, readiness, the directors' vote, conduct rules; and the sealed vision."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.identifiers import public_id
from partnerships.room.seats.models import Participant, Partnership, Side
from partnerships.vision.text.models import Vision


class SupportAsk(models.Model):
    """What a side asks of its own management. Only that side reads it; the others see that it asked."""

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    answer_by_on = models.DateField(null=True, blank=True)
    answer = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=0)
    asked_by = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("side_id", "asked_at", "pk")

    def __str__(self) -> str:
        return f"support for {self.side_id}"


class ReadinessPoint(models.Model):
    """A side says that one point of the list before the board session is done on its part."""

    class Point(models.TextChoices):
        BOARD_TALKED = "board_talked", _("Talked through with its own board")
        SUPPORT_CLEAR = "support_clear", _("Knows what support its management gives")
        COUNSEL_KNOWS = "counsel_knows", _("Its counsel knows how the vision came about")
        DIRECTOR_READ = "director_read", _("Its director has read the text as it stands now")

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    vision = models.ForeignKey(Vision, on_delete=models.PROTECT, related_name="readiness")
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    point = models.CharField(max_length=20, choices=Point)
    of_version = models.PositiveIntegerField(default=0, help_text="version of the text at that moment")
    done_by = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    done_at = models.DateTimeField()

    class Meta:
        ordering = ("vision_id", "side_id", "point")
        constraints = [
            models.UniqueConstraint(fields=["vision", "side", "point"], name="vision_readiness_once"),
        ]

    def __str__(self) -> str:
        return f"{self.side_id}: {self.point}"


class SynergyVote(models.Model):
    """What a side's director thinks: is the synergy there? Nobody of another side sees it before all voted.

    `number` counts the rounds; `opened_at` is the same moment for all votes of a round.
    """

    class Verdict(models.TextChoices):
        YES = "yes", _("yes")
        NOT_YET = "not_yet", _("not yet")
        NO = "no", _("no")

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    vision = models.ForeignKey(Vision, on_delete=models.PROTECT, related_name="votes")
    number = models.PositiveSmallIntegerField(default=1)
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    verdict = models.CharField(max_length=8, choices=Verdict)
    reason = models.TextField()
    return_on = models.DateField(null=True, blank=True)
    voted_by = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    voted_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("vision_id", "number", "side_id")
        constraints = [
            models.UniqueConstraint(fields=["vision", "number", "side"], name="vision_one_vote_a_side"),
            models.CheckConstraint(
                condition=Q(verdict="not_yet", return_on__isnull=False)
                | (~Q(verdict="not_yet") & Q(return_on=None)),
                name="vision_not_yet_returns",
            ),
        ]

    def __str__(self) -> str:
        return f"vote {self.number} of {self.side_id}"


class ConductRule(models.Model):
    """One rule of how we deal with each other, joint from `joint_at` until `ended_at`."""

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="conduct_rules")
    place = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=300)
    joint_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("partnership_id", "place", "pk")

    def __str__(self) -> str:
        return self.text


class SealedVision(models.Model):
    """A vision as the directors of all sides sealed it. Never changed, never removed.

    `content` is the canonical text, `fingerprint` its SHA-256, `chain_number` and `chain_digest` the event
    of the history that carries the fingerprint.
    """

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="sealed_visions")
    vision = models.OneToOneField(Vision, on_delete=models.PROTECT, related_name="seal")
    content = models.TextField()
    fingerprint = models.CharField(max_length=64)
    proposal = models.OneToOneField("room.Proposal", on_delete=models.PROTECT, related_name="+")
    sealed_at = models.DateTimeField()
    chain_number = models.PositiveIntegerField()
    chain_digest = models.CharField(max_length=64)

    class Meta:
        ordering = ("partnership_id", "sealed_at", "pk")

    def __str__(self) -> str:
        return f"sealed {self.vision_id}"

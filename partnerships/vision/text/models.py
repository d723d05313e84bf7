"""The text of the vision, its versions, what directors say about it, expectations and the joint position."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.identifiers import public_id
from partnerships.room.seats.models import Participant, Partnership, Side


class Vision(models.Model):
    """Why together and for what, in one text. `number` counts its terms: re-opening begins the next one.

    The row holds the text as it stands now; every version of it is kept as a `VisionDraft`. Once sealed
    (`sealed_at`) it stays as it is.
    """

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="visions")
    number = models.PositiveSmallIntegerField(default=1)
    why = models.CharField(max_length=300, blank=True)
    big_goal = models.CharField(max_length=300, blank=True)
    text = models.TextField(blank=True)
    horizon_on = models.DateField(null=True, blank=True)
    renew_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)
    begun_by = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    reopened_because = models.TextField(blank=True)
    sealed_at = models.DateTimeField(null=True, blank=True)
    vote_round = models.PositiveSmallIntegerField(default=0)
    vote_asked_on = models.DateField(null=True, blank=True, help_text="directors are asked from this day on")

    class Meta:
        ordering = ("partnership_id", "number")
        constraints = [
            models.UniqueConstraint(fields=["partnership", "number"], name="vision_number_once"),
            models.UniqueConstraint(
                fields=["partnership"], condition=Q(sealed_at=None), name="vision_one_in_drafting"
            ),
        ]

    def __str__(self) -> str:
        return f"vision {self.number} of {self.partnership_id}"


class VisionDraft(models.Model):
    """One version of the text, as somebody saved it. Never changed afterwards."""

    vision = models.ForeignKey(Vision, on_delete=models.PROTECT, related_name="drafts")
    number = models.PositiveIntegerField()
    why = models.CharField(max_length=300, blank=True)
    big_goal = models.CharField(max_length=300, blank=True)
    text = models.TextField(blank=True)
    horizon_on = models.DateField(null=True, blank=True)
    renew_on = models.DateField(null=True, blank=True)
    written_by = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        ordering = ("vision_id", "number")
        constraints = [models.UniqueConstraint(fields=["vision", "number"], name="vision_draft_once")]

    def __str__(self) -> str:
        return f"draft {self.number} of {self.vision_id}"


class VisionComment(models.Model):
    """What somebody says about one version of the text; the drafting pair says when it is dealt with."""

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    vision = models.ForeignKey(Vision, on_delete=models.PROTECT, related_name="comments")
    draft_number = models.PositiveIntegerField()
    text = models.TextField()
    by = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    settled_by = models.ForeignKey(Participant, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("vision_id", "at", "pk")

    def __str__(self) -> str:
        return f"comment on draft {self.draft_number} of {self.vision_id}"


class Expectation(models.Model):
    """What one side expects of the partnership, in its own words."""

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="expectations")
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    version = models.PositiveIntegerField(default=0)
    stated_by = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    stated_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("partnership_id", "stated_at", "pk")

    def __str__(self) -> str:
        return f"expectation of {self.side_id}"


class Restatement(models.Model):
    """An expectation in the words of another side; the side that stated it accepts or corrects these.

    A correction asks the other side to try once more: `number` counts its attempts.
    """

    class Verdict(models.TextChoices):
        ACCEPTED = "accepted", _("understood")
        CORRECTED = "corrected", _("corrected")

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    expectation = models.ForeignKey(Expectation, on_delete=models.PROTECT, related_name="restatements")
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField(default=1)
    of_version = models.PositiveIntegerField(default=0, help_text="version of the expectation that was read")
    text = models.TextField()
    restated_by = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    restated_at = models.DateTimeField()
    verdict = models.CharField(max_length=10, choices=Verdict, blank=True)
    correction = models.TextField(blank=True)
    answered_by = models.ForeignKey(Participant, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("expectation_id", "side_id", "number")
        constraints = [
            models.UniqueConstraint(fields=["expectation", "side", "number"], name="vision_restatement_once"),
            models.UniqueConstraint(
                fields=["expectation", "side"], condition=Q(verdict=""), name="vision_one_open_restatement"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.expectation_id} in the words of {self.side_id}"


class Position(models.Model):
    """The joint position on sustainability: each row one version that all sides accepted; the newest counts."""

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="positions")
    number = models.PositiveSmallIntegerField(default=1)
    text = models.TextField()
    norm_title = models.CharField(max_length=160)
    norm_version = models.CharField(max_length=60, blank=True)
    norm_link = models.URLField(max_length=400, blank=True)
    verification = models.TextField()
    joint_at = models.DateTimeField()

    class Meta:
        ordering = ("partnership_id", "number")
        constraints = [
            models.UniqueConstraint(fields=["partnership", "number"], name="vision_position_once"),
        ]

    def __str__(self) -> str:
        return f"position {self.number} of {self.partnership_id}"

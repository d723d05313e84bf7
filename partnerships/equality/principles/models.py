"""Principle: a starting point that the sides agree on."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.identifiers import public_id
from partnerships.room.models import Participant, Partnership, Side


class PrincipleQuerySet(models.QuerySet["Principle"]):
    """The words in which principles are looked up."""

    def joint(self):
        """Principles that hold: every side has accepted them and they were not ended."""
        return self.filter(joint_at__isnull=False, ended_at=None)

    def drafts(self):
        """Principles that somebody wrote and that are not joint (yet); some of them are proposed."""
        return self.filter(joint_at=None, ended_at=None)

    def in_order(self):
        """The one order of every page: by theme, then as they were written."""
        return self.order_by("theme", "order", "pk")


class Principle(models.Model):
    """One principle in one wording. A joint one never changes: a new wording is a row that replaces it.

    `ended_at` without `joint_at`: the draft was taken off the page. With it: ended by consent of all sides,
    or replaced by another wording at the moment that one became joint.
    """

    class Theme(models.TextChoices):
        TRANSPARENCY = "1_transparency", _("Transparency and information")
        CONSULTATION = "2_consultation", _("Forms of consultation")
        GOALS = "3_goals", _("Goals of each participant")
        INDEPENDENCE = "4_independence", _("Independence")
        CONDUCT = "5_conduct", _("How we deal with each other")

    # Under these themes each side says in its own words what holds for it.
    SAID_PER_SIDE = (Theme.GOALS, Theme.INDEPENDENCE)

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="principles")
    theme = models.CharField(_("theme"), max_length=20, choices=Theme)
    order = models.PositiveSmallIntegerField(default=0)
    text = models.TextField(_("principle"))
    reason = models.TextField(_("reason"), blank=True)
    replaces = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="newer_wordings"
    )
    drafted_by = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=0)
    joint_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = PrincipleQuerySet.as_manager()

    class Meta:
        ordering = ("partnership_id", "theme", "order", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["replaces"], condition=Q(ended_at=None), name="equality_one_new_wording"
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def is_joint(self) -> bool:
        return self.joint_at is not None and self.ended_at is None

    @property
    def is_said_per_side(self) -> bool:
        return self.theme in self.SAID_PER_SIDE


class SideWord(models.Model):
    """What one side says under a principle that each side fills for itself: its goal, what it decides alone."""

    principle = models.ForeignKey(Principle, on_delete=models.PROTECT, related_name="side_words")
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    version = models.PositiveIntegerField(default=0)
    is_joint = models.BooleanField(default=False)

    class Meta:
        ordering = ("principle_id", "side_id")
        constraints = [models.UniqueConstraint(fields=["principle", "side"], name="equality_one_word_a_side")]

    def __str__(self) -> str:
        return self.text[:80]

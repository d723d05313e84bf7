"""Objectives with their numbers, the milestones on the way, and what was measured."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.identifiers import public_id
from partnerships.glossary import word
from partnerships.room.seats.models import Participant, Partnership, Side


class ObjectiveQuerySet(models.QuerySet["Objective"]):
    """The words in which objectives are looked up."""

    def standing(self):
        """Objectives that nobody has set aside: drafts and joint ones."""
        return self.filter(set_aside_at=None)

    def joint(self):
        """Objectives that all sides have accepted and none has ended."""
        return self.standing().filter(joint_at__isnull=False)


class Objective(models.Model):
    """A long-term goal with a number to it.

    The columns hold what counts: a draft until every side has accepted it (`joint_at`), after that the
    version they accepted last. A proposed change lives in its proposal until it is joint. Figures are exact
    decimals in `unit`. `tolerance`: how far a level that is to be kept may lie from the target.
    """

    class Pillar(models.TextChoices):
        COST = "cost", word("pillar.cost")
        INNOVATION = "innovation", word("pillar.innovation")
        SUSTAINABILITY = "sustainability", word("pillar.sustainability")
        QUALITY = "quality", word("pillar.quality")
        SERVICE = "service", word("pillar.service")
        PEOPLE = "people", word("pillar.people")
        OWN = "own", word("pillar.own")

    class Direction(models.TextChoices):
        UP = "up", _("should go up")
        DOWN = "down", _("should go down")
        KEEP = "keep", _("should stay where it is")

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="objectives")
    pillar = models.CharField(max_length=20, choices=Pillar)
    title = models.CharField(max_length=160)
    reason = models.TextField(blank=True)
    unit = models.CharField(max_length=30)
    direction = models.CharField(max_length=5, choices=Direction)
    baseline = models.DecimalField(max_digits=15, decimal_places=4)
    baseline_on = models.DateField()
    target = models.DecimalField(max_digits=15, decimal_places=4)
    due_on = models.DateField()
    tolerance = models.DecimalField(max_digits=15, decimal_places=4, null=True, blank=True)
    verification = models.TextField()
    norm_title = models.CharField(max_length=160, blank=True)
    norm_version = models.CharField(max_length=60, blank=True)
    norm_link = models.URLField(max_length=400, blank=True)
    asked_by = models.ForeignKey(Side, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    help_given = models.TextField(blank=True)
    owner = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    counterpart = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=0)
    drafted_by = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField()
    joint_at = models.DateTimeField(null=True, blank=True)
    sealed_at = models.DateTimeField(null=True, blank=True, help_text="when a sealed vision first held it")
    set_aside_at = models.DateTimeField(null=True, blank=True)
    set_aside_because = models.TextField(blank=True)

    objects = ObjectiveQuerySet.as_manager()

    class Meta:
        ordering = ("partnership_id", "drafted_at", "pk")
        constraints = [
            models.CheckConstraint(condition=Q(due_on__gt=F("baseline_on")), name="vision_due_after_baseline"),
        ]

    def __str__(self) -> str:
        return self.title


class Milestone(models.Model):
    """A dated step towards an objective. `first_due_on` stays when the day is moved by consent."""

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="milestones")
    objective = models.ForeignKey(Objective, on_delete=models.PROTECT, related_name="milestones")
    title = models.CharField(max_length=160)
    due_on = models.DateField()
    first_due_on = models.DateField()
    version = models.PositiveIntegerField(default=0)
    planned_by = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    planned_at = models.DateTimeField()
    joint_at = models.DateTimeField(null=True, blank=True)
    reached_on = models.DateField(null=True, blank=True)
    reached_by = models.ForeignKey(Participant, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    evidence = models.TextField(blank=True)
    dropped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("partnership_id", "due_on", "pk")

    def __str__(self) -> str:
        return self.title


class Measurement(models.Model):
    """One figure of an objective on one day, with its evidence. A correction is a row with the next number."""

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    objective = models.ForeignKey(Objective, on_delete=models.PROTECT, related_name="measurements")
    measured_on = models.DateField()
    number = models.PositiveSmallIntegerField(default=1)
    value = models.DecimalField(max_digits=15, decimal_places=4)
    evidence = models.TextField()
    entered_by = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()

    class Meta:
        ordering = ("objective_id", "measured_on", "number")
        constraints = [
            models.UniqueConstraint(fields=["objective", "measured_on", "number"], name="vision_figure_once")
        ]

    def __str__(self) -> str:
        return f"{self.value} on {self.measured_on}"

"""Initiatives: the longer work that serves an objective, in the lane of tomorrow."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.identifiers import public_id
from partnerships.room.seats.models import Participant, Partnership
from partnerships.vision.models import Objective


class InitiativeQuerySet(models.QuerySet["Initiative"]):
    """The words in which initiatives are looked up."""

    def running(self):
        """Initiatives that are neither done nor set aside."""
        return self.filter(state__in=(Initiative.State.PLANNED, Initiative.State.STARTED))


class Initiative(models.Model):
    """Work of some months that serves an objective. `moved_at`: when it was last moved on."""

    class State(models.TextChoices):
        PLANNED = "planned", _("planned")
        STARTED = "started", _("under way")
        DONE = "done", _("done")
        SET_ASIDE = "set_aside", _("set aside")

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="initiatives")
    title = models.CharField(max_length=160)
    starts_on = models.DateField()
    ends_on = models.DateField()
    objective = models.ForeignKey(
        Objective, on_delete=models.PROTECT, null=True, blank=True, related_name="initiatives"
    )
    owner = models.ForeignKey(Participant, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    co_owner = models.ForeignKey(Participant, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=12, choices=State, default=State.PLANNED)
    ended_because = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=0)
    added_by = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    moved_at = models.DateTimeField()

    objects = InitiativeQuerySet.as_manager()

    class Meta:
        ordering = ("partnership_id", "ends_on", "pk")
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="start_small_ends_after_start"),
        ]
        indexes = [models.Index(fields=["partnership", "state", "ends_on"], name="start_small_initiatives")]

    def __str__(self) -> str:
        return self.title

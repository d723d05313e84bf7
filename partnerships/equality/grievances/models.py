"""Grievances and what repairs them."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.identifiers import public_id
from partnerships.room.models import Participant, Partnership, Side


class GrievanceQuerySet(models.QuerySet["Grievance"]):
    """The words in which grievances are looked up."""

    def open(self):
        """Grievances of which the hurt side has not said that they are resolved."""
        return self.filter(resolved_at=None)

    def resolved(self):
        """Grievances that the hurt side calls resolved."""
        return self.filter(resolved_at__isnull=False)


class Grievance(models.Model):
    """What hurt one side. Only that side says when it is resolved, and it may say that it hurts again.

    `about`: the side whose conduct it was, if it was one. `is_baseline`: an old wound that was there when the
    partnership began. `open_since`: when it was raised or last reopened; `open_days_before` counts the days
    of earlier times.
    """

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="grievances")
    hurt = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="grievances")
    about = models.ForeignKey(Side, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    title = models.CharField(_("in a few words"), max_length=120)
    what = models.TextField(_("what happened and what it did"))
    happened_on = models.DateField(_("when it happened"), null=True, blank=True)
    is_baseline = models.BooleanField(default=False)
    raised_by = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    raised_at = models.DateTimeField()
    open_since = models.DateTimeField()
    open_days_before = models.PositiveIntegerField(default=0)
    times_reopened = models.PositiveSmallIntegerField(default=0)
    resolved_at = models.DateTimeField(null=True, blank=True)
    resolved_by = models.ForeignKey(Participant, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    last_word = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=0)

    objects = GrievanceQuerySet.as_manager()

    class Meta:
        ordering = ("partnership_id", "-raised_at", "-pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(about=None) | ~Q(about=F("hurt")), name="equality_not_hurt_by_itself"
            )
        ]

    def __str__(self) -> str:
        return self.title


class Repair(models.Model):
    """Something that is done to make it good, by a person of any side."""

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    grievance = models.ForeignKey(Grievance, on_delete=models.PROTECT, related_name="repairs")
    what = models.CharField(_("what will be done"), max_length=200)
    owner = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField(_("by"), null=True, blank=True)
    added_by = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("grievance_id", "added_at", "pk")

    def __str__(self) -> str:
        return self.what

"""Series: a rhythm in which the sides meet, as all of them accepted it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.identifiers import public_id
from partnerships.joint_sessions.kinds import SessionKind
from partnerships.room.models import Partnership


class SeriesQuerySet(models.QuerySet["Series"]):
    """The words in which series are looked up."""

    def running(self):
        """Series that have not been ended."""
        return self.filter(ended_at=None)


class Series(models.Model):
    """A rhythm: every so many weeks or months, a kind, a length. The row exists from the moment it is joint."""

    class Unit(models.TextChoices):
        WEEKS = "weeks", _("weeks")
        MONTHS = "months", _("months")

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="session_series")
    title = models.CharField(_("what it is called"), max_length=160)
    kind = models.CharField(max_length=20, choices=SessionKind, default=SessionKind.STEERING)
    every = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=6, choices=Unit, default=Unit.WEEKS)
    length = models.PositiveSmallIntegerField(help_text="minutes")
    place = models.CharField(max_length=200, blank=True)
    joint_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = SeriesQuerySet.as_manager()

    class Meta:
        ordering = ("partnership_id", "title", "pk")
        verbose_name_plural = "series"
        constraints = [
            models.CheckConstraint(condition=models.Q(every__gte=1), name="sessions_series_every_positive")
        ]

    def __str__(self) -> str:
        return self.title

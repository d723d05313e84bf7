"""What the jobs did: one row for each run of a scheduled task. Nothing in it belongs to a partnership."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

KEPT = timedelta(days=90)
IDLE_KEPT = timedelta(days=7)


def longest() -> timedelta:
    """Return how long a run may take: after that the broker hands its message to another worker."""
    return timedelta(seconds=settings.CELERY_BROKER_TRANSPORT_OPTIONS["visibility_timeout"])


class JobRunQuerySet(models.QuerySet):
    """Runs."""

    def running(self, now: datetime) -> "JobRunQuerySet":
        """Those that began and may still be at it."""
        return self.filter(outcome=JobRun.Outcome.BEGUN, begun_at__gt=now - longest())

    def outlived(self, now: datetime) -> "JobRunQuerySet":
        """Those that need not be kept any more; one that found nothing to do is worth less."""
        idle = Q(outcome=JobRun.Outcome.IDLE, begun_at__lte=now - IDLE_KEPT)
        return self.filter(Q(begun_at__lte=now - KEPT) | idle)


class JobRun(models.Model):
    """One run of a job: when, how it ended, and figures that tell nothing about anybody.

    `counts` holds what the job may tell (`Job.tells`), never a figure below five. `took` is a range and no
    moment of an end is kept: how long a run took to send its letters would tell how many of them left, and so
    how many people had not answered.
    """

    class Outcome(models.TextChoices):
        BEGUN = "begun", _("begun, not ended")
        IDLE = "idle", _("nothing to do")
        DONE = "done", _("did something")
        FAILED = "failed", _("failed")

    class Took(models.IntegerChoices):
        """An upper bound in seconds."""

        SECONDS = 10, _("less than ten seconds")
        MINUTE = 60, _("less than a minute")
        MINUTES = 600, _("less than ten minutes")
        LONGER = 86_400, _("ten minutes or more")

    job = models.CharField(max_length=100)
    begun_at = models.DateTimeField()
    outcome = models.CharField(max_length=10, choices=Outcome.choices, default=Outcome.BEGUN)
    took = models.PositiveIntegerField(choices=Took.choices, null=True, blank=True)
    counts = models.JSONField(default=dict, blank=True)
    error = models.CharField(max_length=100, blank=True)

    objects = JobRunQuerySet.as_manager()

    class Meta:
        ordering = ("-begun_at", "-pk")
        indexes = [
            models.Index(fields=["job", "outcome", "id"], name="jobs_of_one_job"),
            models.Index(fields=["outcome", "begun_at"], name="jobs_by_outcome"),
            models.Index(fields=["begun_at"], name="jobs_by_moment"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="begun", took=None) | (~Q(outcome="begun") & Q(took__isnull=False)),
                name="jobs_ended_runs_took_time",
            ),
            models.CheckConstraint(
                condition=Q(outcome="failed") ^ Q(error=""), name="jobs_failed_runs_name_their_error"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.job} {self.begun_at:%Y-%m-%d %H:%M}: {self.outcome}"

    def is_broken_off(self, now: datetime) -> bool:
        """Tell whether it began so long ago that nobody can be at it any more: the worker died on the way."""
        return self.outcome == JobRun.Outcome.BEGUN and self.begun_at <= now - longest()

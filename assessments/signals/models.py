"""Signals and warnings: what was found by the sweep, and what it remembers between two sweeps."""

from datetime import date, datetime

from django.db import models
from django.db.models import Q

from accounts.identifiers import public_id
from assessments.reviews.models import ReviewResult
from partnerships.room.models import Partnership, Side


class ResultDigest(models.Model):
    """A released result in a few hundred bytes: what the rules need, taken from it once.

    A stored result never changes, so neither does this; the sweep never opens a result twice.
    """

    result = models.OneToOneField(ReviewResult, on_delete=models.CASCADE, related_name="digest")
    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=6)
    number = models.PositiveIntegerField()
    says = models.JSONField()

    class Meta:
        ordering = ("partnership_id", "-number")
        indexes = [models.Index(fields=["partnership", "kind", "-number"], name="signals_digest_newest")]

    def __str__(self) -> str:
        return f"{self.partnership_id}/{self.number}"


class SignalSnapshot(models.Model):
    """The facts of a partnership as they were found on a day; written only when something changed.

    `says` is canonical JSON: per side and for all together. It holds counts, days and figures, no names.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="signal_snapshots")
    taken_at = models.DateTimeField()
    says = models.TextField()
    fingerprint = models.CharField(max_length=64)
    reconsider_on = models.DateField(null=True, help_text="the day on which time alone changes something")

    class Meta:
        ordering = ("partnership_id", "-pk")

    def __str__(self) -> str:
        return f"signals of {self.partnership_id} on {self.taken_at:%Y-%m-%d}"


class Watch(models.Model):
    """What the sweep remembers of a partnership: how far it has read, and when to look again.

    `seen` is the number of the last event it knew of. A partnership is due when its history went on, or when
    `reconsider_at` has come.
    """

    partnership = models.OneToOneField(Partnership, on_delete=models.CASCADE, related_name="watch")
    seen = models.PositiveIntegerField(null=True)
    reconsider_at = models.DateTimeField(null=True)
    snapshot = models.ForeignKey(SignalSnapshot, on_delete=models.PROTECT, null=True, related_name="+")
    looked_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("partnership_id",)
        indexes = [models.Index(fields=["reconsider_at"], name="signals_reconsider")]

    def __str__(self) -> str:
        return f"watch of {self.partnership_id}"


class WarningQuerySet(models.QuerySet["Warning"]):
    """The words in which warnings are looked up."""

    def open(self):
        """Warnings that are still true."""
        return self.filter(closed_at=None)

    def closed(self):
        """Warnings that are no longer true."""
        return self.exclude(closed_at=None)

    def shown_to(self, side: Side, now: datetime):
        """Warnings this side sees: all but those that another side is shown first."""
        return self.filter(Q(shown_first_to=None) | Q(shown_first_to=side) | Q(shown_to_all_at__lte=now))

    def shown_to_all(self, now: datetime):
        """Warnings that every side sees."""
        return self.filter(Q(shown_first_to=None) | Q(shown_to_all_at__lte=now))

    def aside(self, today: date):
        """Warnings that the sides have put aside until a later day."""
        return self.filter(aside_until__gt=today)

    def not_aside(self, today: date):
        """Warnings that have not been put aside, or whose day has come."""
        return self.filter(Q(aside_until=None) | Q(aside_until__lte=today))


class Warning(models.Model):
    """A finding with its evidence that asks the sides to talk.

    One row from the sweep that found it to the one that no longer does. `rule` and `subject` say what it is
    about, `figures` and `evidence` on what it rests (codes, ids, counts and released figures; never text).
    """

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="warnings")
    rule = models.CharField(max_length=40)
    subject = models.CharField(max_length=80, blank=True)
    since = models.DateField()
    sides = models.JSONField(default=list, help_text="public ids of the sides concerned")
    figures = models.JSONField(default=dict)
    evidence = models.JSONField(default=list, help_text="what it rests on: kind and public id")
    shown_first_to = models.ForeignKey(Side, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    shown_to_all_at = models.DateTimeField(null=True, blank=True)
    raised_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True, blank=True, help_text="when people were mailed")
    told_all_at = models.DateTimeField(null=True, blank=True, help_text="when the other sides were mailed")
    aside_until = models.DateField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_because = models.CharField(max_length=20, blank=True)

    objects = WarningQuerySet.as_manager()

    class Meta:
        ordering = ("partnership_id", "-raised_at", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "rule", "subject"],
                condition=Q(closed_at=None),
                name="signals_warning_once",
            )
        ]
        indexes = [
            models.Index(fields=["raised_at"], name="signals_to_tell", condition=Q(told_at=None)),
        ]

    def __str__(self) -> str:
        return f"{self.rule} {self.subject}".strip()

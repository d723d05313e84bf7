"""Parting and leaving: notice, the days until it ends, and what is handed over."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.identifiers import public_id
from partnerships.room.models import Participant, Partnership, Side


class PartingQuerySet(models.QuerySet["Parting"]):
    """The words in which partings are looked up."""

    def running(self):
        """Notice was given, and neither taken back nor come to its end."""
        return self.filter(state=Parting.State.RUNNING)

    def due(self, today):
        """Notice that has run out by this day."""
        return self.running().filter(ends_on__lte=today)


class Parting(models.Model):
    """A director's notice that the own side goes on a given day.

    With two sides at the table their partnership ends on that day; with more, this side leaves and the others
    go on. All sides together can agree on another day (`agreed`).
    """

    class State(models.TextChoices):
        RUNNING = "running", _("notice given")
        TAKEN_BACK = "taken_back", _("taken back")
        ENDED = "ended", _("ended")

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="partings")
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    given_by = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()
    ends_on = models.DateField()
    agreed = models.BooleanField(default=False, help_text="the day was accepted by every side")
    state = models.CharField(max_length=12, choices=State, default=State.RUNNING)
    settled_at = models.DateTimeField(null=True, blank=True)

    objects = PartingQuerySet.as_manager()

    class Meta:
        ordering = ("-given_at", "-pk")
        constraints = [
            models.UniqueConstraint(
                fields=["side"], condition=Q(state="running"), name="journey_one_notice_a_side"
            )
        ]

    def __str__(self) -> str:
        return f"{self.side_id} until {self.ends_on}"


class HandoverItem(models.Model):
    """Something that is handed over before the sides part: what, by whom, and whether it is done."""

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="handover")
    what = models.CharField(_("what is handed over"), max_length=200)
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    added_by = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)
    received_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("added_at", "pk")

    def __str__(self) -> str:
        return self.what

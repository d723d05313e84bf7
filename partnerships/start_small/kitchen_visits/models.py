"""A visit of one side at another, and what struck each of them."""

from django.db import models

from accounts.identifiers import public_id
from partnerships.room.seats.models import Participant, Partnership, Side


class KitchenVisitQuerySet(models.QuerySet["KitchenVisit"]):
    """The words in which visits are looked up."""

    def standing(self):
        """Visits that nobody has called off."""
        return self.filter(called_off_at=None)

    def held(self, today):
        """Visits that took place."""
        return self.standing().filter(visited_on__lte=today)


class KitchenVisit(models.Model):
    """One side is the host, people of the others look at how it works."""

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="kitchen_visits")
    host = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    visited_on = models.DateField()
    place = models.CharField(max_length=160, blank=True)
    visitors = models.ManyToManyField(Participant, related_name="+")
    version = models.PositiveIntegerField(default=0)
    planned_by = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    planned_at = models.DateTimeField()
    called_off_at = models.DateTimeField(null=True, blank=True)

    objects = KitchenVisitQuerySet.as_manager()

    class Meta:
        ordering = ("-visited_on", "-pk")
        indexes = [models.Index(fields=["partnership", "visited_on"], name="start_small_visits")]

    def __str__(self) -> str:
        return f"visit on {self.visited_on}"


class Impression(models.Model):
    """What struck one side on a visit, in its own words."""

    visit = models.ForeignKey(KitchenVisit, on_delete=models.PROTECT, related_name="impressions")
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    version = models.PositiveIntegerField(default=0)
    written_by = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        ordering = ("visit_id", "pk")
        constraints = [models.UniqueConstraint(fields=["visit", "side"], name="start_small_struck_once")]

    def __str__(self) -> str:
        return f"what struck {self.side_id}"

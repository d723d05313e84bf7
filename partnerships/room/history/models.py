"""The event chain of a partnership: what happened, in an order nobody can rewrite unseen."""

from django.db import models

from partnerships.room.seats.models import Participant, Partnership


class ChainHead(models.Model):
    """The last link of a partnership's chain. Its row is what writers lock."""

    partnership = models.OneToOneField(
        Partnership, on_delete=models.CASCADE, primary_key=True, related_name="chain_head"
    )
    number = models.PositiveIntegerField(default=0)
    digest = models.CharField(max_length=64, default="")

    def __str__(self) -> str:
        return f"{self.partnership_id}: {self.number}"


class Event(models.Model):
    """Something that happened, as ids and codes: no names, no free text, so erasing a person leaves it whole.

    `digest` is the SHA-256 of the event's content and the digest before it. Rows are never changed or
    deleted (the database refuses it).
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="events")
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    verb = models.CharField(max_length=60)
    by = models.ForeignKey(Participant, on_delete=models.PROTECT, null=True, related_name="+")
    subject_kind = models.CharField(max_length=40, blank=True)
    subject_id = models.CharField(max_length=40, blank=True)
    data = models.JSONField(default=dict)
    digest_before = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ("partnership_id", "number")
        constraints = [models.UniqueConstraint(fields=["partnership", "number"], name="room_event_number_once")]

    def __str__(self) -> str:
        return f"{self.partnership_id}/{self.number} {self.verb}"

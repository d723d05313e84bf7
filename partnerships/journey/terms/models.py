"""For how long: a trial with an end that was agreed beforehand, and the renewal of every year."""

from django.db import models

from partnerships.room.models import Partnership


class Trial(models.Model):
    """A partnership that ends by itself on an agreed day unless all sides accept to go on."""

    partnership = models.OneToOneField(Partnership, on_delete=models.PROTECT, related_name="trial")
    ends_on = models.DateField(null=True, blank=True, help_text="empty: the sides go on without an end")
    looks_at = models.TextField(blank=True, help_text="what the sides want to have seen by then")
    joint_at = models.DateTimeField()

    class Meta:
        ordering = ("ends_on", "pk")

    def __str__(self) -> str:
        return f"until {self.ends_on}"


class Renewal(models.Model):
    """Once a year the sides say that they choose each other again, and what they change. Never changed."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="renewals")
    renewed_on = models.DateField()
    stays = models.TextField()
    changes = models.TextField(blank=True)
    proposal = models.CharField(max_length=20, unique=True)
    joint_at = models.DateTimeField()

    class Meta:
        ordering = ("-renewed_on", "-pk")

    def __str__(self) -> str:
        return str(self.renewed_on)

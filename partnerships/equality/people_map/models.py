"""Who meets whom."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.identifiers import public_id
from partnerships.room.models import Participant, Partnership, Side


class MeetingLine(models.Model):
    """A subject on which people of all sides meet: planning, quality, money. Taken off: `ended_at`."""

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="meeting_lines")
    about = models.CharField(_("subject"), max_length=120)
    order = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=0)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("partnership_id", "order", "pk")

    def __str__(self) -> str:
        return self.about


class KeyPerson(models.Model):
    """Whom one side sends on one subject, and who stands in."""

    line = models.ForeignKey(MeetingLine, on_delete=models.CASCADE, related_name="people")
    side = models.ForeignKey(Side, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Participant, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    stand_in = models.ForeignKey(Participant, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("line_id", "side_id")
        constraints = [models.UniqueConstraint(fields=["line", "side"], name="equality_one_key_person_a_side")]

    def __str__(self) -> str:
        return f"{self.person} on {self.line}"

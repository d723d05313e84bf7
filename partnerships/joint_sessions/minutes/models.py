"""Minutes: what was said in a session, as all sides approve it."""

from django.db import models

from partnerships.joint_sessions.sessions.models import JointSession
from partnerships.room.models import Participant


class Minutes(models.Model):
    """The text of a session's minutes: a draft until every side has approved exactly this text.

    What was approved stays in its proposal; a later edit is put to all sides anew.
    """

    session = models.OneToOneField(JointSession, on_delete=models.CASCADE, related_name="minutes")
    text = models.TextField()
    written_by = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    put_to_all_at = models.DateTimeField(null=True, blank=True)
    approved_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("session_id",)
        verbose_name_plural = "minutes"

    def __str__(self) -> str:
        return f"minutes of {self.session_id}"

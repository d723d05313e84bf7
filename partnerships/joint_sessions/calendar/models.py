"""A person's private feed: of its address only a hash is kept."""

from django.conf import settings
from django.db import models


class CalendarFeed(models.Model):
    """One feed per person. Renewing replaces the hash, so that the old address opens nothing any more."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="calendar_feed")
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"feed of {self.user_id}"

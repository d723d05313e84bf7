"""The outbox: a mail is a row, written in the same transaction as what it tells of."""

from django.db import models
from django.db.models import Q


class OutboxMail(models.Model):
    """A mail to be sent, as kind and ids. Its text is made when it is sent and never stored.

    So a personal link rests in no table, and what a mail says is true at the moment it leaves.
    `once` makes sure that the same news is written once: a second row with the same value is refused.
    `message_id` is fixed, so a mail that is sent a second time after a crash is recognised as the same.
    """

    once = models.CharField(max_length=160, unique=True)
    kind = models.CharField(max_length=60)
    to_email = models.EmailField()
    language = models.CharField(max_length=5, default="en")
    about = models.JSONField(default=dict)
    message_id = models.CharField(max_length=120, unique=True)
    created_at = models.DateTimeField()
    next_try_at = models.DateTimeField(null=True)
    claimed_until = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True, blank=True)
    given_up_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("created_at", "pk")
        indexes = [
            models.Index(fields=["next_try_at"], name="post_waiting", condition=Q(sent_at=None, given_up_at=None))
        ]

    def __str__(self) -> str:
        return f"{self.kind} → {self.to_email}"

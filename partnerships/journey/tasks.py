"""What beat nudges here."""

from celery import shared_task
from django.utils import timezone

from partnerships.journey import ending


@shared_task(tells=("ended",))
def tick() -> dict[str, int]:
    """Let go whose last day has come."""
    return {"ended": ending.end_due(now=timezone.now())}

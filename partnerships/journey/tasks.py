"""What beat nudges here."""

from celery import shared_task
from django.utils import timezone

from partnerships.journey import ending


@shared_task(ignore_result=True)
def tick() -> None:
    """Let go whose last day has come."""
    ending.end_due(now=timezone.now())

"""Beat's door to the signals."""

from celery import shared_task
from django.utils import timezone

from assessments.signals import actions


@shared_task(tells=("snapshots", "warnings"))
def sweep() -> dict[str, int]:
    """Look at every partnership that is due, and tell people once a day."""
    return actions.run_due(now=timezone.now())

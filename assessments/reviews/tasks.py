"""Beat's door to the reviews."""

from celery import shared_task
from django.utils import timezone

from assessments.reviews import actions


@shared_task
def tick() -> None:
    """Open, remind, tell coverage, close and clean whatever is due."""
    actions.run_due(now=timezone.now())

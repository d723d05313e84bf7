"""Beat's door to the notes of what the jobs did."""

from celery import shared_task
from django.utils import timezone

from accounts.jobs import actions


@shared_task(tells=("runs",))
def forget() -> dict[str, int]:
    """Forget the runs of long ago."""
    return {"runs": actions.forget_old(now=timezone.now())}

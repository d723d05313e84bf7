"""Beat's door to the invitations."""

from celery import shared_task
from django.utils import timezone

from accounts.organisations import actions


@shared_task
def forget() -> None:
    """Forget who was invited long ago."""
    actions.forget_closed(now=timezone.now())

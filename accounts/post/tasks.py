"""Beat's door to the outbox."""

from celery import shared_task
from django.utils import timezone

from accounts.post import actions


@shared_task
def deliver() -> None:
    """Send the mail that waits."""
    actions.deliver_due(now=timezone.now())


@shared_task
def forget() -> None:
    """Forget the addresses of old mails."""
    actions.forget_addresses(now=timezone.now())

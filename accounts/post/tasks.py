"""Beat's door to the outbox."""

from celery import shared_task
from django.utils import timezone

from accounts.post import actions


@shared_task(tells=("letters", "held_up", "late"))
def deliver() -> dict[str, int]:
    """Send the mail that waits."""
    return actions.deliver_and_tell(now=timezone.now())


@shared_task(tells=("addresses",))
def forget() -> dict[str, int]:
    """Forget the addresses of old mails."""
    return {"addresses": actions.forget_addresses(now=timezone.now())}

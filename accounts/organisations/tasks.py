"""Beat's door to the invitations."""

from celery import shared_task
from django.utils import timezone

from accounts.organisations import actions


@shared_task(tells=("invitations",))
def forget() -> dict[str, int]:
    """Forget who was invited long ago."""
    return {"invitations": actions.forget_closed(now=timezone.now())}

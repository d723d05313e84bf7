"""Beat's sign that beat and worker are alive."""

from celery import shared_task
from django.core.cache import cache
from django.utils import timezone

from dashboards.health import SIGN

FORGOTTEN_AFTER = 3600


@shared_task
def sign_of_life() -> None:
    """Leave the moment at which beat asked and the worker did something."""
    cache.set(SIGN, timezone.now().isoformat(), FORGOTTEN_AFTER)

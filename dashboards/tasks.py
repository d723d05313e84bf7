"""The worker's sign that it is alive."""

from celery import shared_task
from django.utils import timezone

from dashboards import health


@shared_task
def sign_of_life() -> None:
    """Leave the moment at which the worker did something that beat had asked for."""
    health.sign(health.WORKER, now=timezone.now())

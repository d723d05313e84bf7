"""Asking the broker itself whether it is there."""

from django.conf import settings

QUICKLY = {"socket_connect_timeout": 1, "socket_timeout": 1}  # seconds


def answers() -> bool:
    """Tell whether the broker answers within a second or two."""
    from kombu import Connection  # large, and only wanted where beat is silent

    try:
        with Connection(settings.CELERY_BROKER_URL, transport_options=QUICKLY) as connection:
            connection.ensure_connection(max_retries=1, timeout=1)
    except Exception:  # whatever the transport's client raises
        return False
    return True

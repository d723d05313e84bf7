"""The Celery application and everything that beat does, on one screen.

Beat only nudges: every task looks up in the database what is due at or before now, so a lost message or a
sleeping worker delays work and never loses it. Each entry expires before the next one, so that a worker
that wakes up does not find a pile.
"""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")

app = Celery("samen")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

MINUTE = 60.0

app.conf.beat_schedule = {
    "reviews-tick": {
        "task": "assessments.reviews.tasks.tick",
        "schedule": MINUTE,
        "options": {"expires": 50},
    },
    "signals-sweep": {
        "task": "assessments.signals.tasks.sweep",
        "schedule": 5 * MINUTE,
        "options": {"expires": 4 * MINUTE},
    },
    "journey-tick": {
        "task": "partnerships.journey.tasks.tick",
        "schedule": 15 * MINUTE,
        "options": {"expires": 12 * 60},
    },
    "post-deliver": {
        "task": "accounts.post.tasks.deliver",
        "schedule": 15.0,
        "options": {"expires": 12},
    },
    "post-forget": {
        "task": "accounts.post.tasks.forget",
        "schedule": 15 * MINUTE,
        "options": {"expires": 12 * 60},
    },
    "invitations-forget": {
        "task": "accounts.organisations.tasks.forget",
        "schedule": 15 * MINUTE,
        "options": {"expires": 12 * 60},
    },
    "sign-of-life": {
        "task": "dashboards.tasks.sign_of_life",
        "schedule": 30.0,
        "options": {"expires": 25},
    },
}

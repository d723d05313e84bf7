"""The Celery application: every task of it notes what it did. Beat's table: `config/settings/schedule.py`."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")

app = Celery("samen", task_cls="accounts.jobs.noting:Job")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

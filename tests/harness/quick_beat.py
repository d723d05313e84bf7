"""The project's Celery application with a quick pulse: every entry of beat's table comes once a second."""

from config.celery import app
from tests.harness import dying

for _entry in app.conf.beat_schedule.values():
    _entry["schedule"] = 1.0

dying.arm()

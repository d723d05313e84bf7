"""Beat, which leaves a sign of its own whenever it has handed a task over to the broker."""

from celery.beat import PersistentScheduler

from dashboards import health


class SigningScheduler(PersistentScheduler):
    """Keeps to the table as Celery's own does. With its sign, silence of the worker is not taken for beat's."""

    def apply_async(self, *args, **kwargs):
        """Send a task, then sign. What could not be sent is not signed for."""
        result = super().apply_async(*args, **kwargs)
        health.sign(health.BEAT, now=self.app.now())
        return result

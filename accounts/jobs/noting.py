"""The kind of task that every job is: it notes its own runs."""

import logging
from collections.abc import Callable
from typing import Any

from celery import Task
from django.db import DatabaseError
from django.utils import timezone

from accounts.jobs import actions

log = logging.getLogger(__name__)


class Job(Task):
    """A task whose begin and end are noted. A run that cannot be noted is run all the same.

    `tells`: the names of those figures it returns that may be noted. Say what nobody can learn anything from:
    how many people were reminded, for one, is how many had not answered.
    """

    abstract = True
    tells: tuple[str, ...] = ()

    def __call__(self, *args: Any, **kwargs: Any) -> None:
        """Run, as the worker does. What ends the whole process leaves the run begun, and not ended."""
        run = _noted(actions.begin, job=self.name)
        try:
            counts = self.run(*args, **kwargs) or {}
        except Exception as error:
            if run is not None:
                _noted(actions.fail, run=run, error=type(error).__name__)
            raise
        if run is not None:
            told = {name: counts[name] for name in self.tells}
            _noted(actions.end, run=run, counts=told)


def _noted(write: Callable, **said: Any) -> Any:
    try:
        return write(now=timezone.now(), **said)
    except DatabaseError as error:
        log.warning("what a job did could not be noted: %s", type(error).__name__)
        return None

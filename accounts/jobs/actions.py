"""Noting what a job did. Each verb is one statement outside any transaction of the job: a failure is noted too."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from accounts.jobs.models import JobRun

FEW = 5  # a smaller figure could be about one partnership, or about a few people
Outcome, Took = JobRun.Outcome, JobRun.Took


def begin(*, job: str, now: datetime) -> JobRun:
    """Note that a job begins."""
    return JobRun.objects.create(job=job, begun_at=now)


def end(*, run: JobRun, counts: Mapping[str, int], now: datetime) -> None:
    """Note that a job came to its end, and what it did; figures below five become five ("up to five")."""
    did = {name: max(count, FEW) for name, count in counts.items() if count}
    _write(run, now, outcome=Outcome.DONE if did else Outcome.IDLE, counts=did)


def fail(*, run: JobRun, error: str, now: datetime) -> None:
    """Note that a job failed. `error`: the kind of error; its text may hold what nobody should read here."""
    _write(run, now, outcome=Outcome.FAILED, error=error[:100])


def _write(run: JobRun, now: datetime, **said) -> None:
    JobRun.objects.filter(pk=run.pk).update(took=_range(now - run.begun_at), **said)


def _range(duration: timedelta) -> int:
    seconds = duration.total_seconds()
    return next((bound for bound in Took.values if seconds < bound), Took.LONGER)


def forget_old(*, now: datetime) -> int:
    """Delete the runs of ninety days ago, and those that found nothing to do after a week; returns how many."""
    count, _by_model = JobRun.objects.outlived(now).delete()
    return count

"""Runs of jobs in words, and each scheduled job with its last ones."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Max, Min, Q
from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext

from accounts.jobs.models import JobRun
from dashboards.installation import words
from dashboards.installation.ages import MINUTE, ago, every, soon

Outcome = JobRun.Outcome
DAY = timedelta(days=1)


@dataclass(frozen=True)
class RunLine:
    """A run as the page and the file show it."""

    at: datetime
    job: str | Promise
    outcome: str
    says: str
    error: str
    took: str
    is_trouble: bool


@dataclass(frozen=True)
class JobLine:
    """A scheduled job, with its newest run that ended or was broken off, and the newest that did something.

    `holds_up`: within the last day it left something undone that it will try again.
    """

    task: str
    words: words.JobWords
    every: str
    next: str
    last: RunLine | None
    last_ago: str
    busy: RunLine | None
    fails_since: datetime | None
    holds_up: bool


def lines(runs: Iterable[JobRun], *, now: datetime) -> list[RunLine]:
    """Return runs in words."""
    return [line(run, now=now) for run in runs]


def line(run: JobRun, *, now: datetime) -> RunLine:
    """Return a run in words."""
    broken_off = run.is_broken_off(now)
    return RunLine(
        at=run.begun_at,
        job=words.of_job(run.job).name,
        outcome=str(run.get_outcome_display()) if run.outcome != Outcome.BEGUN or broken_off else _running(),
        says=_says(run, broken_off),
        error=run.error,
        took=str(run.get_took_display() or ""),
        is_trouble=run.outcome == Outcome.FAILED or broken_off or words.HELD_UP in run.counts,
    )


def _says(run: JobRun, broken_off: bool) -> str:
    if run.outcome == Outcome.FAILED:
        return gettext("failed")
    if run.outcome == Outcome.IDLE:
        return str(words.of_job(run.job).idle)
    if run.outcome == Outcome.DONE:
        return words.figures(run.job, run.counts)
    return gettext("begun, not ended: the worker died on the way") if broken_off else _running()


def _running() -> str:
    return pgettext("a job", "running")


def scheduled(*, now: datetime, waits: str) -> list[JobLine]:
    """Return every job of beat's table in its order, in three statements at most.

    `waits`: until when all of them wait, in words; "" where they come by themselves.
    """
    entries = settings.CELERY_BEAT_SCHEDULE.values()
    newest = _newest([entry["task"] for entry in entries], now)
    runs = JobRun.objects.in_bulk({pk for of_job in newest.values() for pk in of_job.values() if pk})
    failing = {task: of for task, of in newest.items() if _has_failed(runs.get(of["ended"]))}
    since = _since(failing)
    return [_job_line(entry, newest.get(entry["task"], {}), runs, since, now, waits) for entry in entries]


def _newest(tasks: list[str], now: datetime) -> dict[str, dict[str, int | None]]:
    """Return per job the newest run of each sort. Keys rise with time: a run gets its own when it begins."""
    at_it = Q(pk__in=JobRun.objects.running(now).values("pk"))
    rows = (
        JobRun.objects.filter(job__in=tasks)
        .order_by("job")
        .values("job")
        .annotate(
            newest=Max("pk"),
            ended=Max("pk", filter=~at_it),
            well=Max("pk", filter=Q(outcome__in=[Outcome.IDLE, Outcome.DONE])),
            busy=Max("pk", filter=Q(outcome=Outcome.DONE)),
        )
    )
    return {row.pop("job"): row for row in rows}


def _has_failed(run: JobRun | None) -> bool:
    return run is not None and run.outcome == Outcome.FAILED


def _since(failing: Mapping[str, Mapping[str, int | None]]) -> dict[str, datetime]:
    """Return since when the jobs that fail have failed at every run."""
    wanted = Q(pk__in=[])
    for task, of in failing.items():
        wanted |= Q(job=task, outcome=Outcome.FAILED, pk__gt=of["well"] or 0)
    rows = JobRun.objects.filter(wanted).order_by("job").values_list("job").annotate(Min("begun_at"))
    return dict(rows)


def _job_line(entry: dict, of: Mapping, runs: Mapping, since: Mapping, now: datetime, waits: str) -> JobLine:
    interval = timedelta(seconds=float(entry["schedule"]))
    newest, last, busy = (runs.get(of.get(name)) for name in ("newest", "ended", "busy"))
    return JobLine(
        task=entry["task"],
        words=words.of_job(entry["task"]),
        every=every(interval),
        next=waits or _next(newest, interval, now),
        last=line(last, now=now) if last else None,
        last_ago=ago(last.begun_at, now) if last else "",
        busy=line(busy, now=now) if busy and busy != last else None,
        fails_since=since.get(entry["task"]),
        holds_up=busy is not None and words.HELD_UP in busy.counts and busy.begun_at > now - DAY,
    )


def _next(newest: JobRun | None, interval: timedelta, now: datetime) -> str:
    """Return when a job comes again. Beat that was started anew counts from then, which nobody sees from here."""
    if newest is not None and newest.begun_at + interval > now - MINUTE:
        return soon(newest.begun_at + interval, now)
    return soon(now + interval, now, at_the_latest=True)

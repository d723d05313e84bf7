"""Is everything alright? Database, broker, beat and worker in words, what to do, and one sentence over it all."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from dashboards import health
from dashboards.installation import broker
from dashboards.installation.ages import ago
from dashboards.installation.runs import JobLine

START = "docker compose up --detach %s"


@dataclass(frozen=True)
class Part:
    """Something Samen needs. `is_silent` None: nobody can know. `command`: what starts it."""

    name: str | Promise
    says: str
    is_silent: bool | None = False
    command: str = ""


@dataclass(frozen=True)
class State:
    """The four parts."""

    database: Part
    broker: Part
    beat: Part
    worker: Part

    @property
    def parts(self) -> list[Part]:
        """In the order in which they need each other."""
        return [self.database, self.broker, self.beat, self.worker]

    @property
    def waits(self) -> str:
        """Until when what is due has to wait, in words; "" where all live."""
        if self.beat.is_silent is not False:
            return gettext("when beat runs again")
        return gettext("when the worker runs again") if self.worker.is_silent else ""


def gather(*, now: datetime) -> State:
    """Look at the signs. Only where beat is silent the broker is asked, to tell which of the two it is."""
    worker, beat = health.last_sign(health.WORKER), health.last_sign(health.BEAT)
    beat_lives, worker_lives = health.is_fresh(beat, now=now), health.is_fresh(worker, now=now)
    passes = beat_lives or broker.answers()
    return State(
        database=Part(_("Database"), gettext("It answers: this page was read from it.")),
        broker=_broker(passes),
        beat=_beat(beat, beat_lives, passes, now),
        worker=_worker(worker, worker_lives, beat_lives, now),
    )


def _broker(passes: bool) -> Part:
    if passes:
        return Part(_("Broker"), gettext("It answers: tasks get from beat to the worker."))
    return Part(_("Broker"), gettext("It does not answer."), is_silent=True, command=START % "broker")


def _beat(sign: datetime | None, lives: bool, passes: bool, now: datetime) -> Part:
    if lives or passes:
        return Part(_("Beat"), _last(sign, now), is_silent=not lives, command="" if lives else START % "beat")
    said = gettext("Not known: beat signs when the broker has taken a task from it.")
    return Part(_("Beat"), f"{said} {_last(sign, now)}", is_silent=None)


def _worker(sign: datetime | None, lives: bool, beat_lives: bool, now: datetime) -> Part:
    if lives or beat_lives:
        command = "" if lives else START % "worker"
        return Part(_("Worker"), _last(sign, now), is_silent=not lives, command=command)
    said = gettext("Not known: the worker signs when beat asks it to.")
    return Part(_("Worker"), f"{said} {_last(sign, now)}", is_silent=None)


def _last(sign: datetime | None, now: datetime) -> str:
    if sign is None:
        return gettext("No sign within the last week.")
    return gettext("Last sign %(ago)s.") % {"ago": ago(sign, now)}


def sentence(state: State, jobs: Sequence[JobLine]) -> str:
    """Say in one sentence whether everything is alright, and else what is not: the deepest cause first."""
    failing = sum(job.fails_since is not None for job in jobs)
    if state.broker.is_silent:
        return gettext("The broker does not answer: nothing that is due is done.")
    if state.beat.is_silent:
        return gettext("Beat is silent: nothing that is due is begun.")
    if state.worker.is_silent:
        return gettext("The worker is silent: what is due waits for it.")
    if failing:
        return _failing(failing)
    if any(job.holds_up for job in jobs):
        return gettext("Some letters could not leave, and are tried again: is the mail server there?")
    return gettext("Everything runs: beat and the worker give their signs, and no job fails.")


def _failing(n: int) -> str:
    return ngettext("One job fails, the others run.", "%(n)s jobs fail.", n) % {"n": n}

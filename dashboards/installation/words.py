"""What each job is called, what it does, and how its figures read. Every entry of beat's table has a row here."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.jobs.actions import FEW

NOTHING = _("nothing to do")
HELD_UP, LATE = "held_up", "late"


@dataclass(frozen=True)
class JobWords:
    """`figures`: name of a figure that the job tells → what is counted."""

    name: str | Promise
    does: str | Promise = ""
    figures: Mapping[str, str | Promise] = field(default_factory=dict)
    idle: str | Promise = NOTHING


JOBS: dict[str, JobWords] = {
    "assessments.reviews.tasks.tick": JobWords(
        _("Trust reviews"),
        _("Opens the rounds that are due, reminds, closes them at their hour and works out the results."),
        {"opened": _("rounds opened"), "closed": _("rounds closed")},
    ),
    "assessments.signals.tasks.sweep": JobWords(
        _("Signals and warnings"),
        _("Looks at the partnerships in which something happened or whose day has come."),
        {"snapshots": _("signals written anew"), "warnings": _("warnings raised or closed")},
    ),
    "partnerships.journey.tasks.tick": JobWords(
        _("Notice and trials"),
        _("Ends what ends by itself: notice that has run out, trials that nobody carried on."),
        {"ended": _("ended")},
    ),
    "accounts.post.tasks.deliver": JobWords(
        _("Letters"),
        _("Sends the letters that wait."),
        {"letters": _("letters dealt with")},
    ),
    "accounts.post.tasks.forget": JobWords(
        _("Addresses of old letters"),
        _("Erases the address of letters that could not be sent, after thirty days."),
        {"addresses": _("addresses erased")},
    ),
    "accounts.organisations.tasks.forget": JobWords(
        _("Old invitations"),
        _("Erases name, address and words of invitations that ended ninety days ago."),
        {"invitations": _("invitations emptied")},
    ),
    "accounts.jobs.tasks.forget": JobWords(
        _("Notes of the jobs"),
        _("Deletes what the jobs did ninety days ago; runs that found nothing to do after a week."),
        {"runs": _("runs deleted")},
    ),
    "dashboards.tasks.sign_of_life": JobWords(
        _("Sign of life"),
        _("Lets the worker show that it runs."),
        idle=_("gave a sign"),
    ),
}


def of_job(task: str) -> JobWords:
    """Return the words for a job; one that is no longer scheduled is called by its task."""
    return JOBS.get(task) or JobWords(task)


def figures(task: str, counts: Mapping[str, int]) -> str:
    """Return what a run did: "rounds opened: 12; rounds closed: up to 5"."""
    labels = of_job(task).figures
    said = [f"{labels[name]}: {_figure(count)}" for name, count in sorted(counts.items()) if name in labels]
    if LATE in counts:
        said.append(gettext("letters that had been held up left"))
    if HELD_UP in counts:
        said.append(gettext("some letters could not leave; they are tried again"))
    return "; ".join(said)


def _figure(count: int) -> str:
    return gettext("up to %(n)s") % {"n": FEW} if count <= FEW else str(count)

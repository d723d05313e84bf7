"""What each signal is called and how its value reads."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.people.templatetags.samen import day


@dataclass(frozen=True)
class Label:
    """A signal: its name on the page, and the words for one value."""

    name: object
    words: Callable[[Any], str]


def _share(value: Any) -> str:
    return _("%(part)s of %(whole)s") % {"part": value[0], "whole": value[1]}


def _days(value: Any) -> str:
    count = float(value)
    shown = number_format(value) if count != int(count) else str(int(count))
    return ngettext("%(days)s day", "%(days)s days", 1 if count == 1 else 2) % {"days": shown}


def _count(value: Any) -> str:
    return str(value)


def _day(value: Any) -> str:
    return day(value)


LABELS: dict[str, Label] = {
    "coverage": Label(gettext_lazy("Answered the last full review"), _share),
    "commitments": Label(gettext_lazy("Commitments kept on the agreed day"), _share),
    "commitments_anew": Label(gettext_lazy("Commitments kept by new agreement"), _count),
    "sessions_held": Label(gettext_lazy("Sessions held of those planned"), _share),
    "sessions_off": Label(gettext_lazy("Sessions this side called off"), _count),
    "sessions_hosted": Label(gettext_lazy("Sessions this side hosted"), _count),
    "proposals": Label(gettext_lazy("Proposals that all sides accepted"), _share),
    "answer_days": Label(gettext_lazy("Working days until a proposal was answered, median"), _days),
    "question_days": Label(gettext_lazy("Working days until a question was answered, median"), _days),
    "contributions": Label(gettext_lazy("Contributions confirmed by who received them"), _share),
    "grievance_days": Label(gettext_lazy("Days until what hurt this side was resolved, median"), _days),
    "grievances_reopened": Label(gettext_lazy("What hurt this side, opened again"), _count),
    "today_moved": Label(gettext_lazy("Last move in the lane “Today”"), _day),
    "tomorrow_moved": Label(gettext_lazy("Last move in the lane “Tomorrow”"), _day),
    "first_value_days": Label(gettext_lazy("Days until the first quick win was confirmed"), _days),
    "people_left": Label(gettext_lazy("Leads and directors who left"), _count),
    "replacement_days": Label(gettext_lazy("Days until somebody took their place, median"), _days),
}

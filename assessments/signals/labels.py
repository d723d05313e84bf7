"""What each signal is called, how its value reads, how it is counted, and where its facts stand."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.people.templatetags.samen import day


@dataclass(frozen=True)
class Label:
    """A signal: its name on the page, the words for one value, and how it is counted in a sentence.

    `place`: the name of the page of the room on which the counted things stand.
    """

    name: object
    words: Callable[[Any], str]
    how: object
    place: str


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


def _since(value: Any) -> str:
    count, since = value
    return ngettext("%(count)s, since %(day)s", "%(count)s, the oldest since %(day)s", count) % {
        "count": count,
        "day": _day(since),
    }


LABELS: dict[str, Label] = {
    "coverage": Label(
        gettext_lazy("Answered the last full review"),
        _share,
        gettext_lazy("How many of those who were asked had answered at the close."),
        "review_list",
    ),
    "commitments": Label(
        gettext_lazy("Commitments kept on the agreed day"),
        _share,
        gettext_lazy(
            "Of the commitments of this side that fell due. One that is late or missed was due; one "
            "whose day all sides moved is counted apart."
        ),
        "commitment_list",
    ),
    "commitments_anew": Label(
        gettext_lazy("Commitments kept by new agreement"),
        _count,
        gettext_lazy("Kept on a day that all sides had moved."),
        "commitment_list",
    ),
    "sessions_held": Label(
        gettext_lazy("Sessions held of those planned"),
        _share,
        gettext_lazy("Of the sessions whose day came; called off or not noted as held counts as not held."),
        "session_list",
    ),
    "sessions_off": Label(
        gettext_lazy("Sessions this side called off"),
        _count,
        gettext_lazy("Sessions that somebody of this side called off."),
        "session_list",
    ),
    "sessions_hosted": Label(
        gettext_lazy("Sessions this side hosted"),
        _count,
        gettext_lazy("Of the sessions that were held."),
        "session_list",
    ),
    "proposals": Label(
        gettext_lazy("Proposals that all sides accepted"),
        _share,
        gettext_lazy(
            "Of the proposals of this side that were accepted, declined or taken back; what still "
            "waits does not count."
        ),
        "consent_list",
    ),
    "answer_days": Label(
        gettext_lazy("Working days until a proposal was answered, median"),
        _days,
        gettext_lazy(
            "From the day another side proposed to the day this side answered, without weekends and "
            "holidays of its country. Half of the answers came sooner, half later."
        ),
        "consent_list",
    ),
    "question_days": Label(
        gettext_lazy("Working days until a question was answered, median"),
        _days,
        gettext_lazy("From the question to the first answer, if this side gave it."),
        "question_list",
    ),
    "ideas_tried": Label(
        gettext_lazy("Ideas of this side that were tried"),
        _share,
        gettext_lazy("Of the ideas it brought in this time."),
        "idea_list",
    ),
    "ideas_adopted": Label(
        gettext_lazy("Ideas of this side adopted by all, of those tried"),
        _share,
        gettext_lazy(
            "Of its ideas that were first tried in this time. One that all sides adopted without a "
            "trial counts as tried."
        ),
        "idea_list",
    ),
    "idea_days": Label(
        gettext_lazy("Days from bringing an idea until all adopted it, median"),
        _days,
        gettext_lazy("For its ideas that were adopted in this time."),
        "idea_list",
    ),
    "contributions": Label(
        gettext_lazy("Contributions confirmed by who received them"),
        _share,
        gettext_lazy("Of what this side gave; what was taken back does not count."),
        "equality",
    ),
    "returned": Label(
        gettext_lazy("Contributions after which something came back"),
        _share,
        gettext_lazy(
            "Of what this side gave and the receiver confirmed: the receiver gave something to it on "
            "the same day or later. Gifts do not count, neither way."
        ),
        "equality",
    ),
    "return_days": Label(
        gettext_lazy("Days until something came back, median"),
        _days,
        gettext_lazy(
            "From each contribution to the next one the other way. What nothing has come back for yet is left out."
        ),
        "equality",
    ),
    "grievances_open": Label(
        gettext_lazy("What hurt this side and is still open"),
        _since,
        gettext_lazy("Until this side itself says that it is resolved. Days it was open before count along."),
        "grievance_list",
    ),
    "grievance_days": Label(
        gettext_lazy("Days until what hurt this side was resolved, median"),
        _days,
        gettext_lazy("Of what this side called resolved in this time."),
        "grievance_list",
    ),
    "grievances_reopened": Label(
        gettext_lazy("What hurt this side, opened again"),
        _count,
        gettext_lazy("How often this side said that it hurts again, over the whole time."),
        "grievance_list",
    ),
    "alone": Label(
        gettext_lazy("Steps this side took alone"),
        _count,
        gettext_lazy(
            "It took off the table what another side had put there, or laid down terms of its own. A "
            "side sees its own steps first; the others see them a week later, unless they were put "
            "right."
        ),
        "room_history",
    ),
    "today_moved": Label(
        gettext_lazy("Last move in the lane “Today”"),
        _day,
        gettext_lazy("The newest change of any quick win."),
        "start_small",
    ),
    "tomorrow_moved": Label(
        gettext_lazy("Last move in the lane “Tomorrow”"),
        _day,
        gettext_lazy("The newest move of an initiative or measurement of an objective."),
        "start_small",
    ),
    "first_value_days": Label(
        gettext_lazy("Days until the first quick win was confirmed"),
        _days,
        gettext_lazy(
            "From the day the sides chose each other to the day the receiver confirmed the first quick win."
        ),
        "start_small",
    ),
    "people_left": Label(
        gettext_lazy("Leads and directors who left"),
        _count,
        gettext_lazy("Whose seat at the table ended."),
        "room_people",
    ),
    "replacement_days": Label(
        gettext_lazy("Days until somebody took their place, median"),
        _days,
        gettext_lazy("Zero if a colleague with the same function already sat there; empty seats are left out."),
        "room_people",
    ),
}

"""Warnings in words. Codes, ids and figures in; sentences of the reader's language out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from accounts.people.templatetags.samen import and_list, day
from assessments.signals.digests import TOGETHER
from assessments.signals.phrases import PHRASES
from partnerships import glossary
from partnerships.conditions import Condition

Figures = Mapping[str, Any]
Names = Mapping[str, str]


@dataclass(frozen=True)
class Said:
    """A warning in words: what it is, on which figures it rests, what usually helps."""

    title: str
    figures: Sequence[str]
    helps: str


def said(rule: str, figures: Figures, sides: Sequence[str], names: Names) -> Said:
    """Return a warning in words; `sides` concerned by public id, `names` of all sides by public id."""
    concerned = [names[side] for side in sides if side in names]
    lines = _LINES.get(rule)
    return Said(
        title(rule, figures, concerned),
        [lines(figures, names)] if lines else [],
        str(PHRASES[rule].helps),
    )


def title(rule: str, figures: Figures, names: Sequence[str]) -> str:
    """Return what a warning is about, in one line; `names` of the sides concerned."""
    phrase = PHRASES[rule]
    return str(phrase.other_title if figures.get("word") == "worse" else phrase.title) % {
        "what": facet_label(figures["facet"]) if "facet" in figures else "",
        "sides": and_list([*names]),
        "lane": lane_label(figures["lane"]) if "lane" in figures else "",
        "function": glossary.label(f"function.{figures['function']}") if "function" in figures else "",
    }


def in_short(rule: str) -> str:
    """Return what kind of warning it is, without saying about whom; for after a colon."""
    return str(PHRASES[rule].short)


def closing(rule: str, because: str) -> str:
    """Return why a warning was closed."""
    return _("The partnership has parted.") if because == "parted" else str(PHRASES[rule].closing)


def attention(rule: str, data: Figures) -> str:
    """Return the short reason that lists show beside a partnership; empty for a rule that is gone."""
    if rule not in PHRASES:
        return ""
    figures = dict(data.get("figures", {}))
    return title(rule, figures, data.get("sides", []))


def facet_label(code: str) -> str:
    """Return what a facet or condition is called; of the partnership as a whole “trust as a whole”."""
    if code == TOGETHER:
        return _("Trust as a whole")
    if code in set(Condition):
        return glossary.label(f"condition.{code}")
    return {"ability": _("Ability"), "integrity": _("Integrity"), "benevolence": _("Goodwill")}.get(code, code)


def lane_label(lane: str) -> str:
    """Return what a lane is called."""
    return _("Today") if lane == "today" else _("Tomorrow")


# --- the figures on which a warning rests ----------------------------------
def _moved_down(figures: Figures, names: Names) -> str:
    return _("%(before)s in the review before, %(now)s now; told apart") % figures


def _told_apart(figures: Figures, names: Names) -> str:
    high, low = ([names[side] for side in figures[end] if side in names] for end in ("highest", "lowest"))
    return _("%(highest)s %(high)s, %(lowest)s %(low)s; told apart") % {
        "highest": and_list(high),
        "high": figures["high"],
        "lowest": and_list(low),
        "low": figures["low"],
    }


def _blind_spot(figures: Figures, names: Names) -> str:
    return _("expects %(expected)s, is %(actual)s; told apart") % figures


def _falling_coverage(figures: Figures, names: Names) -> str:
    first, second, third = (
        _("%(answered)s of %(invited)s") % {"answered": answered, "invited": invited}
        for answered, invited in figures["parts"]
    )
    return _("%(first)s, then %(second)s, now %(third)s answered") % {
        "first": first,
        "second": second,
        "third": third,
    }


def _not_talked(figures: Figures, names: Names) -> str:
    return _("the result appeared on %(day)s") % {"day": day(figures["closed_on"])}


def _key_person_gone(figures: Figures, names: Names) -> str:
    return _("the seat has been empty since %(day)s") % {"day": day(figures["left_on"])}


def _commitments_broken(figures: Figures, names: Names) -> str:
    return _("%(kept)s of %(due)s kept since half a year, %(past_kept)s of %(past_due)s before") % {
        "kept": figures["now"][0],
        "due": figures["now"][1],
        "past_kept": figures["past"][0],
        "past_due": figures["past"][1],
    }


def _no_session(figures: Figures, names: Names) -> str:
    return _("the last session was on %(day)s; agreed is one every %(count)s days") % {
        "day": day(figures["last_on"]),
        "count": figures["rhythm_days"],
    }


def _lane_idle(figures: Figures, names: Names) -> str:
    if not figures["moved_on"]:
        return _("nothing has been started there yet")
    return _("last moved on %(day)s") % {"day": day(figures["moved_on"])}


_LINES: dict[str, Callable[[Figures, Names], str]] = {
    "moved_down": _moved_down,
    "told_apart": _told_apart,
    "blind_spot": _blind_spot,
    "falling_coverage": _falling_coverage,
    "not_talked": _not_talked,
    "key_person_gone": _key_person_gone,
    "commitments_broken": _commitments_broken,
    "no_session": _no_session,
    "lane_idle": _lane_idle,
}

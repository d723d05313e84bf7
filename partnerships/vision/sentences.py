"""What this room adds to the history, as sentences."""

from collections.abc import Mapping

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from partnerships.room.chronicle.sentences import Verb, register, register_group
from partnerships.room.history.models import Event
from partnerships.vision.objectives.models import Milestone, Objective


def _titles(model: type[Model], events: list[Event]) -> Mapping[int, Mapping[str, str]]:
    rows = model._default_manager.filter(public_id__in={event.subject_id for event in events})
    found = dict(rows.order_by("pk").values_list("public_id", "title"))
    return {event.pk: {"title": found.get(event.subject_id, "")} for event in events}


def _objectives(events: list[Event]) -> Mapping[int, Mapping[str, str]]:
    return _titles(Objective, events)


def _milestones(events: list[Event]) -> Mapping[int, Mapping[str, str]]:
    return _titles(Milestone, events)


def register_sentences() -> None:
    """Register groups and verbs."""
    for prefix, label in (
        ("vision", _("The vision")),
        ("expectation", _("Expectations")),
        ("objective", _("Objectives")),
        ("milestone", _("Milestones")),
        ("measurement", _("Figures")),
        ("support", _("Support")),
        ("readiness", _("Readiness")),
        ("synergy", _("The directors’ vote")),
    ):
        register_group(prefix, label)
    for verb in (
        Verb("vision.written", _("%(who)s wrote version %(version)s of the vision.")),
        Verb("vision.commented", _("%(who)s left a remark on version %(version)s of the vision.")),
        Verb("vision.comment_settled", _("%(who)s dealt with a remark on the vision.")),
        Verb("vision.sealed", _("The shared vision is sealed: a director of every side has accepted it.")),
        Verb("vision.reopened", _("%(who)s opened the vision again; what was sealed still counts.")),
        Verb("expectation.stated", _("%(who)s stated an expectation.")),
        Verb("expectation.reworded", _("%(who)s said an expectation in other words.")),
        Verb("expectation.withdrawn", _("%(who)s took an expectation back.")),
        Verb("expectation.restated", _("%(who)s said in their own words what another side expects.")),
        Verb("expectation.accepted", _("%(who)s felt understood by %(side)s.")),
        Verb("expectation.corrected", _("%(who)s corrected what %(side)s made of an expectation.")),
        Verb("objective.drafted", _("%(who)s drafted the objective “%(title)s”."), _objectives),
        Verb("objective.changed", _("%(who)s changed the draft “%(title)s”."), _objectives),
        Verb("objective.set_aside", _("%(who)s set the draft “%(title)s” aside."), _objectives),
        Verb("milestone.planned", _("%(who)s planned the step “%(title)s”."), _milestones),
        Verb("milestone.reached", _("%(who)s wrote down that “%(title)s” was reached."), _milestones),
        Verb("measurement.recorded", _("%(who)s entered a figure for “%(title)s”."), _objectives),
        Verb("measurement.corrected", _("%(who)s corrected a figure of “%(title)s”."), _objectives),
        Verb("support.asked", _("%(who)s asked the own management for support.")),
        Verb("support.answered", _("%(who)s heard from the own management.")),
        Verb("readiness.done", _("%(who)s ticked a point of the list before the board session.")),
        Verb("readiness.undone", _("%(who)s took a tick back from the list before the board session.")),
        Verb("synergy.called", _("%(who)s asked the directors whether the synergy is there.")),
        Verb("synergy.opened", _("The directors’ vote is open: every side has voted.")),
    ):
        register(verb)

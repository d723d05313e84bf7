"""How the journey's events read in the history."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from accounts.people.templatetags.samen import day
from partnerships import glossary
from partnerships.lifecycle import Stage
from partnerships.room.chronicle.sentences import Verb, register_group
from partnerships.room.chronicle.sentences import register as register_verb
from partnerships.room.history.models import Event


def _stages(events: list[Event]) -> Mapping[int, Mapping[str, str]]:
    return {
        event.pk: {"to": _stage(event.data.get("to")), "from": _stage(event.data.get("from"))} for event in events
    }


def _stage(code: object) -> str:
    return glossary.label(f"stage.{code}") if code in set(Stage) else str(code or "")


def _days(events: list[Event]) -> Mapping[int, Mapping[str, str]]:
    return {event.pk: {"day": day(event.data["ends_on"])} for event in events if event.data.get("ends_on")}


def register() -> None:
    """The verbs of this room."""
    for verb in (
        Verb("stage.moved", _("The partnership moved from “%(from)s” to “%(to)s”."), _stages),
        Verb("stage.parted", _("The sides parted."), _stages),
        Verb("parting.notice", _("%(who)s gave notice for %(side)s, ending on %(day)s."), _days),
        Verb("parting.taken_back", _("%(who)s took the notice of %(side)s back."), _days),
        Verb("side.left", _("%(side)s left the table.")),
        Verb("handover.added", _("%(who)s noted what %(side)s hands over.")),
        Verb("handover.done", _("%(who)s said that something was handed over.")),
        Verb("handover.received", _("%(who)s said that something handed over has arrived.")),
    ):
        register_verb(verb)
    register_group("stage", _("Stages"))
    register_group("parting", _("Parting"))
    register_group("handover", _("Handover"))

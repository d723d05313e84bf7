"""The history's sentences about equality, and the names that stand in them."""

from collections.abc import Callable, Mapping

from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partnerships.equality.models import (
    CharterEntry,
    Contribution,
    Gain,
    Grievance,
    MeetingLine,
    Principle,
)
from partnerships.room.chronicle.sentences import Verb, register, register_group
from partnerships.room.history.models import Event


def _called(model: type[Model], field: str) -> Callable[[list[Event]], Mapping[int, Mapping[str, str]]]:
    """Return what tells for each event what the thing it is about is called, in one statement."""

    def names(events: list[Event]) -> dict[int, dict[str, str]]:
        ids = {event.subject_id for event in events}
        rows = dict(model._default_manager.filter(public_id__in=ids).values_list("public_id", field))
        return {event.pk: {"what": _short(rows.get(event.subject_id, "")) or _("something")} for event in events}

    return names


def _short(text: str) -> str:
    line = text.split("\n", 1)[0]
    return line if len(line) <= 80 else f"{line[:78].rstrip()} …"


_PRINCIPLES = _called(Principle, "text")
_ENTRIES = _called(CharterEntry, "what")
_LINES = _called(MeetingLine, "about")
_CONTRIBUTIONS = _called(Contribution, "what")
_GAINS = _called(Gain, "what")
_GRIEVANCES = _called(Grievance, "title")


def register_all() -> None:
    """Tell the history how the verbs of this room read."""
    register_group("principle", gettext_lazy("Principles"))
    register_group("charter", gettext_lazy("Information charter"))
    register_group("meeting", gettext_lazy("Who meets whom"))
    register_group("culture", gettext_lazy("Culture"))
    register_group("contribution", gettext_lazy("Contributions"))
    register_group("gain", gettext_lazy("Gains"))
    register_group("grievance", gettext_lazy("Grievances"))
    for key, sentence, names in (
        ("principle.drafted", gettext_lazy("%(who)s drafted the principle “%(what)s”."), _PRINCIPLES),
        ("principle.reworded", gettext_lazy("%(who)s drafted a new wording: “%(what)s”."), _PRINCIPLES),
        ("principle.edited", gettext_lazy("%(who)s changed the draft “%(what)s”."), _PRINCIPLES),
        ("principle.dropped", gettext_lazy("%(who)s took the draft “%(what)s” off."), _PRINCIPLES),
        ("charter.entry_added", gettext_lazy("%(who)s added “%(what)s” to the information charter."), _ENTRIES),
        (
            "charter.entry_changed",
            gettext_lazy("%(who)s changed “%(what)s” in the information charter."),
            _ENTRIES,
        ),
        ("charter.entry_removed", gettext_lazy("%(who)s took an entry out of the information charter."), None),
        ("meeting.added", gettext_lazy("%(who)s added “%(what)s” to who meets whom."), _LINES),
        ("meeting.renamed", gettext_lazy("%(who)s renamed a subject of who meets whom to “%(what)s”."), _LINES),
        ("meeting.person_named", gettext_lazy("%(who)s named who meets the others on “%(what)s”."), _LINES),
        ("meeting.ended", gettext_lazy("%(who)s took “%(what)s” off who meets whom."), _LINES),
        ("culture.handed_in", gettext_lazy("%(who)s handed in the culture profile of their side."), None),
        ("culture.revealed", gettext_lazy("The culture profiles of all sides were opened."), None),
        ("culture.begun_again", gettext_lazy("%(who)s began a new round of culture profiles."), None),
        ("culture.note_written", gettext_lazy("%(who)s wrote what to know before a visit."), None),
        (
            "contribution.recorded",
            gettext_lazy("%(who)s wrote down what their side put in: “%(what)s”."),
            _CONTRIBUTIONS,
        ),
        ("contribution.changed", gettext_lazy("%(who)s changed the contribution “%(what)s”."), _CONTRIBUTIONS),
        ("contribution.confirmed", gettext_lazy("%(who)s confirmed the contribution “%(what)s”."), _CONTRIBUTIONS),
        (
            "contribution.seen_otherwise",
            gettext_lazy("%(who)s sees the contribution “%(what)s” otherwise."),
            _CONTRIBUTIONS,
        ),
        ("contribution.withdrawn", gettext_lazy("%(who)s took the contribution “%(what)s” back."), _CONTRIBUTIONS),
        ("contribution.corrected", gettext_lazy("%(who)s wrote a correction: “%(what)s”."), _CONTRIBUTIONS),
        ("gain.recorded", gettext_lazy("%(who)s wrote down what their side gained: “%(what)s”."), _GAINS),
        ("gain.changed", gettext_lazy("%(who)s changed the gain “%(what)s”."), _GAINS),
        ("gain.withdrawn", gettext_lazy("%(who)s took the gain “%(what)s” back."), _GAINS),
        ("gain.size_said", gettext_lazy("%(who)s said how big their side is."), None),
        ("grievance.raised", gettext_lazy("%(who)s said what hurts: “%(what)s”."), _GRIEVANCES),
        ("grievance.changed", gettext_lazy("%(who)s changed the words of “%(what)s”."), _GRIEVANCES),
        (
            "grievance.repair_added",
            gettext_lazy("%(who)s promised something to make “%(what)s” good."),
            _GRIEVANCES,
        ),
        ("grievance.repair_done", gettext_lazy("%(who)s did what was promised for “%(what)s”."), _GRIEVANCES),
        ("grievance.resolved", gettext_lazy("%(who)s said that “%(what)s” is resolved."), _GRIEVANCES),
        ("grievance.reopened", gettext_lazy("%(who)s said that “%(what)s” hurts again."), _GRIEVANCES),
    ):
        register(Verb(key, sentence, names))

"""How the events of this room read in the history."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partnerships.agreements.models import Agreement, Clause, OwnTerms, ParkedTopic
from partnerships.room.chronicle import sentences
from partnerships.room.chronicle.sentences import Verb
from partnerships.room.history.models import Event


def _titles(model, field: str):
    def names(events: list[Event]) -> Mapping[int, Mapping[str, str]]:
        rows = model.objects.filter(public_id__in={event.subject_id for event in events}).order_by("pk")
        found = dict(rows.values_list("public_id", field))
        return {event.pk: {"name": found.get(event.subject_id) or _("something")} for event in events}

    return names


def _clauses(events: list[Event]) -> Mapping[int, Mapping[str, str]]:
    rows = Clause.objects.filter(public_id__in={event.subject_id for event in events}).order_by("pk")
    found = {
        public_id: f"{number} {title}"
        for public_id, number, title in rows.values_list("public_id", "number", "title")
    }
    return {
        event.pk: {
            "name": found.get(event.subject_id) or _("something"),
            "wording": str(event.data.get("wording", "")),
        }
        for event in events
    }


_agreement = _titles(Agreement, "title")
_own_terms = _titles(OwnTerms, "title")
_parked = _titles(ParkedTopic, "text")

VERBS = (
    Verb("agreement.begun", gettext_lazy("%(who)s began the agreement “%(name)s”."), _agreement),
    Verb("agreement.edited", gettext_lazy("%(who)s changed title or dates of “%(name)s”."), _agreement),
    Verb("agreement.term_written", gettext_lazy("%(who)s explained a word in “%(name)s”."), _agreement),
    Verb("agreement.term_removed", gettext_lazy("%(who)s took an explained word out of “%(name)s”."), _agreement),
    Verb("agreement.version_begun", gettext_lazy("%(who)s began version %(version)s of “%(name)s”."), _agreement),
    Verb(
        "agreement.accepted",
        gettext_lazy("Version %(version)s of “%(name)s” counts: the directors of all sides accepted it."),
        _agreement,
    ),
    Verb("agreement.checked", gettext_lazy("%(who)s checked the exit plan “%(name)s”."), _agreement),
    Verb("clause.added", gettext_lazy("%(who)s wrote clause %(name)s."), _clauses),
    Verb("clause.edited", gettext_lazy("%(who)s wrote clause %(name)s anew, wording %(wording)s."), _clauses),
    Verb("clause.removed", gettext_lazy("%(who)s took clause %(name)s out."), _clauses),
    Verb("clause.restated", gettext_lazy("%(who)s said clause %(name)s in own words."), _clauses),
    Verb("clause.unclear", gettext_lazy("%(who)s reads clause %(name)s differently: not clear yet."), _clauses),
    Verb("clause.confirmed", gettext_lazy("%(who)s confirmed clause %(name)s."), _clauses),
    Verb("own_terms.brought", gettext_lazy("%(who)s brought own terms along: “%(name)s”."), _own_terms),
    Verb("own_terms.withdrawn", gettext_lazy("%(who)s took the own terms “%(name)s” back."), _own_terms),
    Verb("topic.parked", gettext_lazy("%(who)s parked “%(name)s” until the vision is sealed."), _parked),
    Verb("topic.taken_up", gettext_lazy("%(who)s took up “%(name)s”."), _parked),
    Verb("sharing_key.joint", gettext_lazy("A sharing key counts: “%(title)s”.")),
    Verb("reuse_right.joint", gettext_lazy("A reuse right counts: “%(title)s”.")),
)


def register_sentences() -> None:
    """Tell the history how the verbs of this room read."""
    for prefix, label in (
        ("agreement", gettext_lazy("Agreements")),
        ("clause", gettext_lazy("Clauses")),
        ("own_terms", gettext_lazy("Own terms")),
        ("topic", gettext_lazy("Parked topics")),
        ("sharing_key", gettext_lazy("Sharing keys")),
        ("reuse_right", gettext_lazy("Reuse rights")),
    ):
        sentences.register_group(prefix, label)
    for verb in VERBS:
        sentences.register(verb)

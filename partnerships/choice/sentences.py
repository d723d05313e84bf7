"""The verbs of this room as sentences of the history."""

from django.utils.translation import gettext_lazy

from partnerships import glossary
from partnerships.choice.criteria.models import Criterion
from partnerships.choice.ideas.models import Idea
from partnerships.room.chronicle.sentences import Verb, register, register_group
from partnerships.room.history.models import Event


def _idea_names(events: list[Event]) -> dict[int, dict[str, str]]:
    titles = dict(
        Idea.objects.filter(public_id__in={event.subject_id for event in events}).values_list("public_id", "title")
    )
    return {
        event.pk: {
            "idea": titles.get(event.subject_id, ""),
            "status": glossary.label(f"idea.{event.data['status']}") if event.data.get("status") else "",
        }
        for event in events
    }


def _criterion_names(events: list[Event]) -> dict[int, dict[str, str]]:
    ids = {event.subject_id for event in events}
    titles = dict(Criterion.objects.filter(public_id__in=ids).values_list("public_id", "title"))
    return {event.pk: {"criterion": titles.get(event.subject_id, "")} for event in events}


def _role_names(events: list[Event]) -> dict[int, dict[str, str]]:
    return {event.pk: {"role": glossary.label(f"relation.{event.data['role']}")} for event in events}


def register_sentences() -> None:
    """Say how each verb reads."""
    for prefix, label in (
        ("benefit", gettext_lazy("What each side gains")),
        ("idea", gettext_lazy("Ideas")),
        ("criterion", gettext_lazy("Criteria")),
        ("knowing", gettext_lazy("How well we know each other")),
        ("choice", gettext_lazy("Choosing each other")),
    ):
        register_group(prefix, label)
    for key, sentence in (
        ("benefit.written", gettext_lazy("%(who)s wrote down what the own side hopes to gain.")),
        ("benefit.changed", gettext_lazy("%(who)s worded what the own side hopes to gain anew.")),
        ("benefit.removed", gettext_lazy("%(who)s took something back that the own side hoped to gain.")),
        ("knowing.opened", gettext_lazy("Every side has said how well the sides know each other: it is open.")),
        ("choice.votes_opened", gettext_lazy("Every side has voted on choosing each other: the votes are open.")),
        ("choice.declined", gettext_lazy("%(who)s declined for %(side)s, with a reason.")),
        ("choice.intent_declared", gettext_lazy("The sides declared their intent.")),
        ("choice.interest_declared", gettext_lazy("%(who)s declared which interests there are.")),
    ):
        register(Verb(key, sentence))
    for key, sentence in (
        ("idea.brought", gettext_lazy("%(who)s brought an idea: “%(idea)s”.")),
        ("idea.changed", gettext_lazy("%(who)s worded the idea “%(idea)s” anew.")),
        ("idea.stake_written", gettext_lazy("%(who)s said what the own side puts into “%(idea)s”.")),
        ("idea.moved", gettext_lazy("%(who)s moved the idea “%(idea)s”: %(status)s.")),
        ("idea.adopted", gettext_lazy("Every side accepted the idea “%(idea)s”: it is adopted.")),
    ):
        register(Verb(key, sentence, names=_idea_names))
    for key, sentence in (
        ("criterion.added", gettext_lazy("%(who)s brought a criterion: “%(criterion)s”.")),
        ("criterion.changed", gettext_lazy("%(who)s worded the criterion “%(criterion)s” anew.")),
        ("criterion.removed", gettext_lazy("%(who)s proposed to do without the criterion “%(criterion)s”.")),
    ):
        register(Verb(key, sentence, names=_criterion_names))
    register(
        Verb(
            "choice.role_begun",
            gettext_lazy("The sides agreed what they are to each other: %(role)s."),
            names=_role_names,
        )
    )

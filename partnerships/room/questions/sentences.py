"""Questions in the history."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partnerships.room.chronicle.sentences import Verb
from partnerships.room.history.models import Event
from partnerships.room.questions.models import Question
from partnerships.room.questions.reads import short


def _names(events: list[Event]) -> Mapping[int, Mapping[str, str]]:
    rows = Question.objects.filter(public_id__in={event.subject_id for event in events}).order_by("pk")
    texts = dict(rows.values_list("public_id", "text"))
    return {event.pk: {"question": short(texts.get(event.subject_id) or _("something"))} for event in events}


VERBS = (
    Verb("question.asked", gettext_lazy("%(who)s asked: “%(question)s”"), _names),
    Verb("question.answered", gettext_lazy("%(who)s answered “%(question)s”"), _names),
    Verb("question.settled", gettext_lazy("%(who)s: “%(question)s” is answered."), _names),
    Verb("question.reopened", gettext_lazy("%(who)s asked on: “%(question)s”"), _names),
    Verb("question.withdrawn", gettext_lazy("%(who)s took the question “%(question)s” back."), _names),
)

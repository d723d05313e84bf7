"""Initiatives in the history."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partnerships.room.chronicle.sentences import Verb
from partnerships.room.history.models import Event
from partnerships.start_small.lanes.models import Initiative


def _names(events: list[Event]) -> Mapping[int, Mapping[str, str]]:
    rows = Initiative.objects.filter(public_id__in={event.subject_id for event in events}).order_by("pk")
    titles = dict(rows.values_list("public_id", "title"))
    return {
        event.pk: {"initiative": titles.get(event.subject_id) or _("something"), "state": _state(event)}
        for event in events
    }


def _state(event: Event) -> str:
    to = event.data.get("to", "") if isinstance(event.data, dict) else ""
    return str(dict(Initiative.State.choices).get(to, ""))


VERBS = (
    Verb("initiative.planned", gettext_lazy("%(who)s planned the initiative “%(initiative)s”."), _names),
    Verb("initiative.edited", gettext_lazy("%(who)s changed the initiative “%(initiative)s”."), _names),
    Verb("initiative.carried", gettext_lazy("%(person)s carries “%(initiative)s” (by %(who)s)."), _names),
    Verb("initiative.moved", gettext_lazy("%(who)s moved “%(initiative)s” on: %(state)s."), _names),
)

"""Kitchen visits in the history."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.people.templatetags.samen import day
from partnerships.room.chronicle.sentences import Verb
from partnerships.room.history.models import Event
from partnerships.start_small.kitchen_visits.models import KitchenVisit


def _names(events: list[Event]) -> Mapping[int, Mapping[str, str]]:
    wanted = {event.subject_id for event in events}
    rows = KitchenVisit.objects.filter(public_id__in=wanted).select_related("host__organisation").order_by("pk")
    visits = {visit.public_id: visit for visit in rows}
    return {event.pk: _said(visits.get(event.subject_id)) for event in events}


def _said(visit: KitchenVisit | None) -> dict[str, str]:
    return {
        "host": visit.host.name if visit else _("a side"),
        "day": day(visit.visited_on) if visit else "",
    }


VERBS = (
    Verb("kitchen_visit.planned", gettext_lazy("%(who)s planned a visit to %(host)s on %(day)s."), _names),
    Verb("kitchen_visit.edited", gettext_lazy("%(who)s changed the visit to %(host)s on %(day)s."), _names),
    Verb("kitchen_visit.struck", gettext_lazy("%(who)s wrote what struck them at %(host)s on %(day)s."), _names),
    Verb("kitchen_visit.called_off", gettext_lazy("%(who)s called off the visit to %(host)s on %(day)s."), _names),
)

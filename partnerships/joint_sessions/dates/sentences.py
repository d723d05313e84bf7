"""Finding a date, in the history."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partnerships.joint_sessions.dates.models import DatePoll
from partnerships.room.chronicle.sentences import Verb
from partnerships.room.history.models import Event


def _names(events: list[Event]) -> Mapping[int, Mapping[str, str]]:
    rows = DatePoll.objects.filter(public_id__in={event.subject_id for event in events}).order_by("pk")
    subjects = dict(rows.values_list("public_id", "subject"))
    return {event.pk: {"subject": subjects.get(event.subject_id) or _("something")} for event in events}


VERBS = (
    Verb("dates.asked", gettext_lazy("%(who)s asked for a date for “%(subject)s”."), _names),
    Verb("dates.answered", gettext_lazy("%(who)s said which dates fit for “%(subject)s”."), _names),
    Verb("dates.settled", gettext_lazy("%(who)s chose the date for “%(subject)s”."), _names),
    Verb("dates.called_off", gettext_lazy("%(who)s looks for no date for “%(subject)s” any more."), _names),
)

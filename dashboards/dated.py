"""What happened on a day and stands on the line of trust: visions sealed, agreements, sides that came or left."""

from collections.abc import Sequence

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from accounts.people.templatetags.samen import day
from assessments.charts import Event as Dated
from partnerships.room.history.models import Event
from partnerships.room.seats.models import Partnership

MOST = 4  # so many labels can be read beside one line

ALWAYS = {"vision.sealed": _("vision sealed"), "side.joined": _("a side joined"), "side.left": _("a side left")}
THE_FIRST_TIME = {"agreement.accepted": _("agreement accepted")}


def events_of(partnership: Partnership) -> Sequence[Dated]:
    """Return the newest of these events, in one statement. Each new version of an agreement would say too much."""
    verbs = ALWAYS | THE_FIRST_TIME
    found: dict[tuple[str, object], Dated] = {}
    seen: set[str] = set()
    rows = Event.objects.filter(partnership=partnership, verb__in=verbs).order_by("number")
    for verb, at in rows.values_list("verb", "at"):
        if verb in THE_FIRST_TIME and verb in seen:
            continue
        seen.add(verb)
        on = localdate(at)
        found[verb, on] = Dated(str(verbs[verb]), on, day(on))
    return list(found.values())[-MOST:]

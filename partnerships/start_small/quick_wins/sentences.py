"""Quick wins in the history."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from partnerships.room.chronicle.sentences import Verb
from partnerships.room.history.models import Event
from partnerships.start_small.quick_wins.models import QuickWin


def _names(events: list[Event]) -> Mapping[int, Mapping[str, str]]:
    rows = QuickWin.objects.filter(public_id__in={event.subject_id for event in events}).order_by("pk")
    titles = dict(rows.values_list("public_id", "title"))
    return {event.pk: {"quick_win": titles.get(event.subject_id) or _("something")} for event in events}


def _counted(events: list[Event]) -> Mapping[int, Mapping[str, str]]:
    return {event.pk: {"many": _many(event)} for event in events}


def _many(event: Event) -> str:
    count = event.data.get("count", 0) if isinstance(event.data, dict) else 0
    return ngettext("%(n)s open issue", "%(n)s open issues", count) % {"n": count}


VERBS = (
    Verb("quick_win.added", gettext_lazy("%(who)s suggested the quick win “%(quick_win)s”."), _names),
    Verb("quick_win.brought_in", gettext_lazy("%(who)s brought in %(many)s as candidates."), _counted),
    Verb("quick_win.edited", gettext_lazy("%(who)s changed the quick win “%(quick_win)s”."), _names),
    Verb("quick_win.day_moved", gettext_lazy("%(who)s moved the day of “%(quick_win)s”."), _names),
    Verb("quick_win.carried", gettext_lazy("%(person)s carries “%(quick_win)s” (by %(who)s)."), _names),
    Verb("quick_win.valued", gettext_lazy("%(who)s wrote what “%(quick_win)s” is worth to the own side."), _names),
    Verb("quick_win.started", gettext_lazy("%(who)s started “%(quick_win)s”."), _names),
    Verb("quick_win.delivered", gettext_lazy("%(who)s delivered “%(quick_win)s”."), _names),
    Verb("quick_win.confirmed", gettext_lazy("%(who)s confirmed that “%(quick_win)s” is there."), _names),
    Verb("quick_win.not_yet", gettext_lazy("%(who)s: “%(quick_win)s” is not there yet."), _names),
    Verb("quick_win.set_aside", gettext_lazy("%(who)s set “%(quick_win)s” aside."), _names),
    Verb("quick_win.taken_up", gettext_lazy("%(who)s took “%(quick_win)s” up again."), _names),
    Verb("quick_win.grew", gettext_lazy("%(who)s made an initiative of “%(quick_win)s”."), _names),
)

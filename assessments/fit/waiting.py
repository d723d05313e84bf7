"""What of the fit waits for a person on the home page, and its verbs in the history."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.fit.models import FitSheet
from partnerships.choice.criteria.reads import KIND
from partnerships.lifecycle import Stage
from partnerships.roles import Function, Permission, may
from partnerships.room import asks
from partnerships.room.asks import Source, Waits, Words
from partnerships.room.chronicle.sentences import Verb, register, register_group
from partnerships.room.models import Participant, Proposal


def _sheets(seats: Sequence[Participant], now: datetime) -> QuerySet:
    """Rooms in choosing with joint criteria along which the own side has not handed in."""
    writing = [s for s in seats if may(Function(s.function), Permission.CONSENT_TO_WORK)]
    mine = FitSheet.objects.filter(
        criteria=OuterRef("pk"), side__in=[s.side_id for s in writing], handed_in_at__isnull=False
    )
    rows = Proposal.objects.filter(
        partnership__in=[s.partnership_id for s in writing],
        partnership__stage=Stage.CHOOSING,
        kind=KIND,
        state=Proposal.State.JOINT,
    )
    newer = rows.filter(partnership=OuterRef("partnership"), version__gt=OuterRef("version"))
    rows = rows.exclude(Exists(mine)).exclude(Exists(newer))
    return asks.columns(rows, key="fit_write", on="settled_at", title="kind")


def _words(waits: Waits) -> Words:
    return Words(
        title=_("how do you see the fit?"),
        text=_("The criteria are joint. What each side sees opens for all at once, when all have handed in."),
        url=reverse("fit_write", args=[waits.room]),
        verb=_("Write it down"),
    )


def register_all() -> None:
    """Say what waits here, and how the verbs read."""
    asks.register(Source("fit_write", _sheets, _words))
    register_group("fit", gettext_lazy("The fit"))
    register(Verb("fit.handed_in", gettext_lazy("%(who)s handed in how the own side sees the fit.")))
    register(Verb("fit.opened", gettext_lazy("Every side has handed in how it sees the fit: it is open.")))

"""New warnings among what waits for a person on the home page."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db.models import Min, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from assessments.signals import words
from assessments.signals.models import Warning
from partnerships.roles import Function, Permission, may
from partnerships.room.asks import Source, Waits, Words, columns
from partnerships.room.models import Participant

FRESH = timedelta(days=14)


def _rows(seats: Sequence[Participant], now: datetime) -> QuerySet:
    """Warnings of the last fortnight, for those who may act on them; later they stand in the portfolio only."""
    leading = [seat for seat in seats if may(Function(seat.function), Permission.OPEN_ROUND)]
    mine = Q(shown_first_to__in=[seat.side_id for seat in leading])
    rows = (
        Warning.objects.open()
        .not_aside(now.date())
        .filter(
            mine | Q(shown_first_to=None) | Q(shown_to_all_at__lte=now),
            partnership__in=[seat.partnership_id for seat in leading],
            raised_at__gte=now - FRESH,
        )
    )
    # One line for a room, however many there are: its page shows them all.
    first = rows.order_by().values("partnership").annotate(first=Min("pk")).values("first")
    rows = Warning.objects.filter(pk__in=first)
    return columns(rows, key="warning", on="since", title="rule")


def _words(waits: Waits) -> Words:
    return Words(
        title=words.in_short(waits.title),
        text=_("A warning asks you to talk. The page says on what it rests and what usually helps."),
        url=reverse("signal_list", args=[waits.room]),
        verb=_("Read the warning"),
    )


SOURCE = Source("warning", _rows, _words)

"""Writing down for the lists how start small stands; called last by every verb that moves something."""

from partnerships.room.seats.models import Partnership
from partnerships.room.standing.models import Standing
from partnerships.start_small.lanes.reads import last_moves
from partnerships.start_small.models import QuickWin


def note(partnership: Partnership) -> None:
    """Write the open and the confirmed quick wins down, and when each lane last moved."""
    rows = QuickWin.objects.filter(partnership=partnership)
    moves = last_moves([partnership.pk])[partnership.pk]
    Standing.objects.filter(partnership=partnership).update(
        quick_wins_open=rows.open().count(),
        quick_wins_delivered=rows.confirmed().count(),
        last_today_on=moves.today,
        last_tomorrow_on=moves.tomorrow,
    )

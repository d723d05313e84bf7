"""A rhythm of sessions: proposed by one side, in force once all accepted it."""

from datetime import datetime

from django.db import transaction

from partnerships.joint_sessions.seating import writer
from partnerships.joint_sessions.series.content import KIND
from partnerships.room.consent.actions import propose
from partnerships.room.consent.models import Proposal
from partnerships.room.models import Participant, Partnership


@transaction.atomic
def propose_series(
    *,
    partnership: Partnership,
    public_id: str,
    title: str,
    kind: str,
    every: int,
    unit: str,
    length: int,
    by: Participant,
    now: datetime,
    place: str = "",
    ends: bool = False,
) -> Proposal:
    """Put a rhythm, a change of one, or its end to all sides. `public_id`: that of the series it is about."""
    by = writer(by, partnership)
    content = {
        "title": title,
        "kind": kind,
        "every": every,
        "unit": unit,
        "length": length,
        "place": place,
        "ends": ends,
    }
    return propose(partnership=partnership, kind=KIND, subject_id=public_id, content=content, by=by, now=now)

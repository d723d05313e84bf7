"""The agreed rule for outside offers: how many working days the other sides have. Joint by consent."""

import json
from datetime import datetime

from partnerships.room.consent.actions import propose
from partnerships.room.models import Participant, Partnership, Proposal

RULE = "offer_rule"
WITHOUT_RULE = 20
FEWEST, MOST = 5, 60


def window_days(partnership: Partnership) -> int:
    """Return the response window in working days: the agreed one, or the usual twenty."""
    joint = Proposal.objects.filter(partnership=partnership, kind=RULE, state=Proposal.State.JOINT)
    newest = joint.order_by("-version").first()
    return int(json.loads(newest.content)["window_days"]) if newest else WITHOUT_RULE


def put_rule(*, partnership: Partnership, window: int, by: Participant, now: datetime) -> Proposal:
    """Put another window to all sides. Raises ConsentRefused without a seat."""
    return propose(
        partnership=partnership, kind=RULE, content={"window_days": window}, by=by, now=now, subject_id=RULE
    )

"""What exactly is approved of minutes, and what happens then."""

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.joint_sessions.minutes.models import Minutes
from partnerships.roles import Permission
from partnerships.room.consent.kinds import Kind
from partnerships.room.consent.models import Proposal
from partnerships.room.models import Partnership

KIND = "minutes"


def content_of(partnership: Partnership, subject_id: str) -> dict[str, Any]:
    """Return what is approved: which session, and the text."""
    row = Minutes.objects.select_related("session").filter(
        session__partnership=partnership, session__public_id=subject_id
    )[0]
    return {"session": row.session.subject, "held": row.session.starts_at, "text": row.text}


def approve(proposal: Proposal, content: dict[str, Any], now: datetime) -> None:
    """Every side has approved this text: from now on it is the minutes."""
    Minutes.objects.filter(
        session__partnership=proposal.partnership, session__public_id=proposal.subject_id
    ).update(approved_at=now)


CONSENT = Kind(
    key=KIND,
    permission=Permission.CONSENT_TO_WORK,
    title=lambda content: _("Minutes of “%(session)s”") % {"session": content["session"]},
    rows=lambda content: [(_("Session"), content["session"]), (_("Minutes"), content["text"])],
    on_joint=approve,
    current=content_of,
    address=lambda proposal: (
        reverse("session_detail", args=[proposal.partnership.public_id, proposal.subject_id]) + "#minutes"
    ),
)

"""What exactly is accepted of a rhythm, and what happens then."""

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from partnerships.joint_sessions.kinds import SessionKind
from partnerships.joint_sessions.series.models import Series
from partnerships.roles import Permission
from partnerships.room.consent.kinds import Kind
from partnerships.room.consent.models import Proposal

KIND = "session_series"


def rhythm(every: int, unit: str) -> str:
    """Return a rhythm in words: every week, every 2 months."""
    if unit == Series.Unit.WEEKS:
        return ngettext("every week", "every %(count)d weeks", every) % {"count": every}
    return ngettext("every month", "every %(count)d months", every) % {"count": every}


def _adopt(proposal: Proposal, content: dict[str, Any], now: datetime) -> None:
    said = {name: content[name] for name in ("title", "kind", "every", "unit", "length", "place")}
    Series.objects.update_or_create(
        partnership=proposal.partnership,
        public_id=proposal.subject_id,
        defaults=said | {"ended_at": now if content["ends"] else None},
        create_defaults=said | {"joint_at": now, "ended_at": now if content["ends"] else None},
    )


def _rows(content: dict[str, Any]) -> list[tuple[str, str]]:
    minutes = content["length"]
    rows = [
        (_("What it is called"), content["title"]),
        (_("Kind"), str(SessionKind(content["kind"]).label)),
        (_("Rhythm"), rhythm(content["every"], content["unit"])),
        (_("How long"), ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes}),
    ]
    if content["place"]:
        rows.append((_("Where"), content["place"]))
    if content["ends"]:
        rows.append((_("From now on"), _("This series ends.")))
    return rows


CONSENT = Kind(
    key=KIND,
    permission=Permission.CONSENT_TO_WORK,
    title=lambda content: _("Rhythm of sessions: %(title)s") % {"title": content["title"]},
    rows=_rows,
    on_joint=_adopt,
    address=lambda proposal: reverse("session_list", args=[proposal.partnership.public_id]) + "#series",
)

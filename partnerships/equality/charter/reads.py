"""What the information charter says: the joint version, and the entries as they are being written."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Max
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from accounts.people.templatetags.samen import day
from partnerships.equality.charter.models import CharterEntry
from partnerships.room.access import Access
from partnerships.room.canonical import canonical
from partnerships.room.consent import reads as consent
from partnerships.room.consent.models import Proposal
from partnerships.room.models import Partnership

CHARTER = "charter"
State = Proposal.State


def content(partnership: Partnership) -> dict[str, Any]:
    """Return what the sides accept: all entries, in the order of the page."""
    rows = CharterEntry.objects.filter(partnership=partnership).select_related("side__organisation")
    return {
        "entries": [
            {
                "what": row.what,
                "whose": row.side.name if row.side else "",
                "openness": row.openness,
                "with_whom": row.with_whom,
                "until": row.until.isoformat() if row.until else "",
            }
            for row in rows
        ]
    }


def current(partnership: Partnership, subject_id: str) -> dict[str, Any]:
    """Return what the entries say now, for the check at the moment of acceptance."""
    return content(partnership)


def next_order(partnership: Partnership) -> int:
    """Return the place of the next entry."""
    last = CharterEntry.objects.filter(partnership=partnership).aggregate(last=Max("order"))["last"]
    return (last or 0) + 1


def open_proposal(partnership: Partnership) -> Proposal | None:
    """Return the charter that waits for a side, if one does."""
    return Proposal.objects.filter(partnership=partnership, kind=CHARTER, state=State.OPEN).first()


def said(entry: dict[str, Any]) -> str:
    """Return one entry's treatment in words: how open, whose, with whom, until when."""
    parts = [str(CharterEntry.Openness(entry["openness"]).label)]
    if entry["whose"]:
        parts.append(_("information of %(side)s") % {"side": entry["whose"]})
    if entry["with_whom"]:
        parts.append(_("with %(people)s") % {"people": entry["with_whom"]})
    if entry["until"]:
        parts.append(_("until %(day)s") % {"day": day(entry["until"])})
    return ", ".join(parts)


@dataclass(frozen=True)
class EntryRow:
    """One line of the charter as the page shows it."""

    what: str
    openness: str
    whose: str
    with_whom: str
    until: date | None
    has_run_out: bool
    public_id: str = ""


@dataclass(frozen=True)
class CharterPage:
    """The charter of one room: what holds, what is being written, and whether the two differ."""

    joint_since: datetime | None
    joint: list[EntryRow]
    draft: list[EntryRow]
    acceptance: consent.Acceptance | None
    differs: bool


def page(access: Access, today: date) -> CharterPage:
    """Return the charter as the reader sees it, in eight statements."""
    partnership = access.partnership
    told = consent.of_partnership(access).filter(kind=CHARTER).order_by("-version")
    joint = told.filter(state=State.JOINT).first()
    newest = told.exclude(state__in=[State.SUPERSEDED, State.WITHDRAWN]).first()
    if newest is not None and newest.state == State.JOINT:
        newest = None
    rows = list(CharterEntry.objects.filter(partnership=partnership).select_related("side__organisation"))
    holds = json.loads(joint.content)["entries"] if joint else []
    return CharterPage(
        joint_since=joint.settled_at if joint else None,
        joint=[_row(entry, today) for entry in holds],
        draft=[_entry_row(row, today) for row in rows],
        acceptance=consent.acceptance(newest, access) if newest else None,
        differs=bool(rows or holds) and canonical(content(partnership)) != (joint.content if joint else ""),
    )


def standing(partnership: Partnership) -> tuple[datetime | None, list[dict[str, Any]], bool]:
    """Return since when the charter is joint, what it says, and whether a version waits, in one statement."""
    rows = Proposal.objects.filter(partnership=partnership, kind=CHARTER, state__in=[State.JOINT, State.OPEN])
    newest_first = list(rows.order_by("-version")[:2])  # one can be open, and the joint one before it
    joint = next((row for row in newest_first if row.state == State.JOINT), None)
    waits = any(row.state == State.OPEN for row in newest_first)
    return (joint.settled_at, json.loads(joint.content)["entries"], waits) if joint else (None, [], waits)


def _row(entry: dict[str, Any], today: date) -> EntryRow:
    until = parse_date(entry["until"]) if entry["until"] else None
    label = str(CharterEntry.Openness(entry["openness"]).label)
    gone = until is not None and until < today
    return EntryRow(entry["what"], label, entry["whose"], entry["with_whom"], until, gone)


def _entry_row(row: CharterEntry, today: date) -> EntryRow:
    return EntryRow(
        row.what,
        str(row.get_openness_display()),
        row.side.name if row.side else "",
        row.with_whom,
        row.until,
        row.until is not None and row.until < today,
        row.public_id,
    )

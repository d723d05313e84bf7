"""What exactly is accepted of a decision: itself, that it still holds, that it ends."""

from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.people.templatetags.samen import day
from partnerships.joint_sessions.decisions.models import Decision
from partnerships.joint_sessions.themes import Theme
from partnerships.roles import Permission
from partnerships.room.consent.kinds import Kind
from partnerships.room.consent.models import Proposal
from partnerships.room.models import Partnership

DECISION, STILL_HOLDS, END = "decision", "decision_again", "decision_end"


def content_of(partnership: Partnership, subject_id: str) -> dict[str, Any]:
    """Return what a decision says, as it stands now."""
    rows = Decision.objects.filter(partnership=partnership).select_related("session", "replaces")
    row = rows.get(public_id=subject_id)
    return {
        "number": row.number,
        "text": row.text,
        "reason": row.reason,
        "theme": row.theme,
        "holds_until": row.holds_until,
        "session": row.session.subject if row.session else "",
        "replaces": row.replaces.number if row.replaces else None,
    }


def spoken_day(iso: str | None) -> str:
    """Return a day of a content in words."""
    return day(iso) or _("no date set")


def number_of(content: dict[str, Any]) -> str:
    """Return how a decision is referred to: D-44."""
    return f"D-{content['number']}"


def _rows(content: dict[str, Any]) -> list[tuple[str, str]]:
    rows = [(_("Decision"), content["text"])]
    if content["reason"]:
        rows.append((_("Reason"), content["reason"]))
    rows.append((_("Theme"), str(Theme(content["theme"]).label)))
    if content["session"]:
        rows.append((_("Session"), content["session"]))
    if content["replaces"]:
        rows.append((_("Replaces"), f"D-{content['replaces']}"))
    rows.append((_("Does this still hold? We ask again on"), spoken_day(content["holds_until"])))
    return rows


def _short_rows(content: dict[str, Any]) -> list[tuple[str, str]]:
    rows = [(_("Decision"), content["text"])]
    if "holds_until" in content:
        rows.append((_("Does this still hold? We ask again on"), spoken_day(content["holds_until"])))
    if content.get("reason"):
        rows.append((_("Reason"), content["reason"]))
    return rows


def _make_joint(proposal: Proposal, content: dict[str, Any], now: datetime) -> None:
    row = _row(proposal)
    row.joint_at = now
    row.save(update_fields=["joint_at"])
    if row.replaces_id is not None:
        Decision.objects.filter(pk=row.replaces_id, ended_at=None).update(ended_at=now)


def _holds_on(proposal: Proposal, content: dict[str, Any], now: datetime) -> None:
    until = content["holds_until"]
    row = _row(proposal)
    row.holds_until = date.fromisoformat(until) if until else None
    row.save(update_fields=["holds_until"])


def _end(proposal: Proposal, content: dict[str, Any], now: datetime) -> None:
    row = _row(proposal)
    row.ended_at, row.end_reason = now, content["reason"]
    row.save(update_fields=["ended_at", "end_reason"])


def _row(proposal: Proposal) -> Decision:
    return Decision.objects.get(partnership=proposal.partnership, public_id=proposal.subject_id)


def _page(proposal: Proposal) -> str:
    return reverse("decision_detail", args=[proposal.partnership.public_id, proposal.subject_id])


KINDS = (
    Kind(
        key=DECISION,
        permission=Permission.CONSENT_TO_WORK,
        title=lambda content: _("Decision %(number)s") % {"number": number_of(content)},
        rows=_rows,
        on_joint=_make_joint,
        current=content_of,
        address=_page,
    ),
    Kind(
        key=STILL_HOLDS,
        permission=Permission.CONSENT_TO_WORK,
        title=lambda content: _("Decision %(number)s still holds") % {"number": number_of(content)},
        rows=_short_rows,
        on_joint=_holds_on,
        address=_page,
    ),
    Kind(
        key=END,
        permission=Permission.CONSENT_TO_WORK,
        title=lambda content: _("End decision %(number)s") % {"number": number_of(content)},
        rows=_short_rows,
        on_joint=_end,
        address=_page,
    ),
)

"""What exactly is accepted of a commitment: itself, another day for it, that it is dropped."""

from datetime import date, datetime
from typing import Any

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.people.templatetags.samen import day
from partnerships.joint_sessions.commitments.models import Commitment
from partnerships.roles import Permission
from partnerships.room.consent.kinds import Kind
from partnerships.room.consent.models import Proposal
from partnerships.room.models import Partnership

COMMITMENT, MOVE, DROP = "commitment", "commitment_move", "commitment_drop"
State = Commitment.State


def content_of(partnership: Partnership, subject_id: str) -> dict[str, Any]:
    """Return what a commitment says, as it stands now: what, who of which side, by when."""
    row = (
        Commitment.objects.filter(partnership=partnership)
        .select_related("owner__user", "side__organisation")
        .get(public_id=subject_id)
    )
    return {
        "what": row.what,
        "owner": row.owner.public_id,
        "owner_name": row.owner.user.name,
        "side": row.side.public_id,
        "side_name": row.side.name,
        "due_on": row.due_on,
    }


def _who(content: dict[str, Any]) -> str:
    return f"{content['owner_name']} ({content['side_name']})"


def _rows(content: dict[str, Any]) -> list[tuple[str, str]]:
    return [
        (_("Commitment"), content["what"]),
        (_("Who"), _who(content)),
        (_("By"), day(content["due_on"])),
    ]


def _move_rows(content: dict[str, Any]) -> list[tuple[str, str]]:
    return [
        (_("Commitment"), content["what"]),
        (_("Now due"), day(content["from"])),
        (_("New date"), day(content["to"])),
        (_("Reason"), content["reason"]),
    ]


def _drop_rows(content: dict[str, Any]) -> list[tuple[str, str]]:
    return [
        (_("Commitment"), content["what"]),
        (_("Now due"), day(content["due_on"])),
        (_("Reason"), content["reason"]),
    ]


def _open(proposal: Proposal, content: dict[str, Any], now: datetime) -> None:
    _rows_of(proposal).filter(state=State.PROPOSED).update(state=State.OPEN, agreed_at=now)


def _move(proposal: Proposal, content: dict[str, Any], now: datetime) -> None:
    _rows_of(proposal).open().update(
        due_on=date.fromisoformat(content["to"]), moved_count=F("moved_count") + 1, version=F("version") + 1
    )


def _drop(proposal: Proposal, content: dict[str, Any], now: datetime) -> None:
    _rows_of(proposal).open().update(state=State.DROPPED, settled_at=now, reason=content["reason"])


def _rows_of(proposal: Proposal):
    return Commitment.objects.filter(partnership=proposal.partnership, public_id=proposal.subject_id)


def _page(proposal: Proposal) -> str:
    return reverse("commitment_detail", args=[proposal.partnership.public_id, proposal.subject_id])


KINDS = (
    Kind(
        key=COMMITMENT,
        permission=Permission.CONSENT_TO_WORK,
        title=lambda content: _("Commitment: %(what)s") % {"what": content["what"]},
        rows=_rows,
        on_joint=_open,
        current=content_of,
        address=_page,
    ),
    Kind(
        key=MOVE,
        permission=Permission.CONSENT_TO_WORK,
        title=lambda content: _("Another date for: %(what)s") % {"what": content["what"]},
        rows=_move_rows,
        on_joint=_move,
        address=_page,
    ),
    Kind(
        key=DROP,
        permission=Permission.CONSENT_TO_WORK,
        title=lambda content: _("Drop: %(what)s") % {"what": content["what"]},
        rows=_drop_rows,
        on_joint=_drop,
        address=_page,
    ),
)

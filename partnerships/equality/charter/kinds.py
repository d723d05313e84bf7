"""The information charter as something that sides consent to."""

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.equality.charter import reads
from partnerships.roles import Permission
from partnerships.room.consent.kinds import Kind
from partnerships.room.consent.models import Proposal


def _rows(content: dict[str, Any]) -> list[tuple[str, str]]:
    if not content["entries"]:
        return [(_("Information"), _("no entry any more"))]
    return [(entry["what"], reads.said(entry)) for entry in content["entries"]]


def _holds(proposal: Proposal, content: dict[str, Any], now: datetime) -> None:
    """Nothing to do: the joint version of the proposal is the charter."""


def _page(proposal: Proposal) -> str:
    return reverse("charter", args=[proposal.partnership.public_id])


KINDS = [
    Kind(
        key=reads.CHARTER,
        permission=Permission.CONSENT_TO_WORK,
        title=lambda content: _("Our information charter"),
        rows=_rows,
        on_joint=_holds,
        current=reads.current,
        address=_page,
    )
]

"""Principles as things that sides consent to."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.equality.principles import actions, reads
from partnerships.equality.principles.models import Principle
from partnerships.roles import Permission
from partnerships.room.consent.kinds import Kind
from partnerships.room.consent.models import Proposal


def _theme(content: dict[str, Any]) -> str:
    return str(Principle.Theme(content["theme"]).label)


def _title(content: dict[str, Any]) -> str:
    return _("Principle: %(text)s") % {"text": _first_line(content["text"])}


def _end_title(content: dict[str, Any]) -> str:
    return _("End of the principle: %(text)s") % {"text": _first_line(content["text"])}


def _first_line(text: str) -> str:
    line = text.split("\n", 1)[0]
    return line if len(line) <= 80 else f"{line[:78].rstrip()} …"


def _rows(content: dict[str, Any]) -> list[tuple[str, str]]:
    rows = [(_("Theme"), _theme(content)), (_("Principle"), content["text"])]
    if content["reason"]:
        rows.append((_("Reason"), content["reason"]))
    rows += [(word["name"], word["text"]) for word in content["words"]]
    if content["instead_of"]:
        rows.append((_("Instead of"), content["instead_of"]))
    return rows


def _end_rows(content: dict[str, Any]) -> list[tuple[str, str]]:
    return [
        (_("Theme"), _theme(content)),
        (_("Holds no longer"), content["text"]),
        (_("Why"), content["why"]),
    ]


def _page(proposal: Proposal) -> str:
    return reverse("principle_detail", args=[proposal.partnership.public_id, proposal.subject_id])


KINDS = [
    Kind(
        key=reads.PRINCIPLE,
        permission=Permission.CONSENT_TO_WORK,
        title=_title,
        rows=_rows,
        on_joint=actions.hold_from_now,
        current=reads.current,
        address=_page,
    ),
    Kind(
        key=reads.PRINCIPLE_END,
        permission=Permission.CONSENT_TO_WORK,
        title=_end_title,
        rows=_end_rows,
        on_joint=actions.end_from_now,
        address=_page,
    ),
]

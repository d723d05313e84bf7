"""How a decision on an outside offer, and the rule for all of them, become joint."""

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from partnerships.concerns.outside_offers.actions import DECISION, decide
from partnerships.concerns.outside_offers.models import OutsideOffer
from partnerships.concerns.outside_offers.rule import RULE
from partnerships.roles import Permission
from partnerships.room.consent.kinds import Kind
from partnerships.room.models import Proposal


def _title(content: dict[str, Any]) -> str:
    return _("Outside offer: %(title)s") % {"title": content["title"]}


def _rows(content: dict[str, Any]) -> list[tuple[str, str]]:
    return [
        (_("Outside offer"), content["title"]),
        (_("Decision"), str(OutsideOffer.Way(content["way"]).label)),
        (_("Because"), content["reason"]),
    ]


def _offer_page(proposal: Proposal) -> str:
    return reverse("offer_detail", args=[proposal.partnership.public_id, proposal.subject_id])


def _rule_title(content: dict[str, Any]) -> str:
    return _("Time to answer an outside offer")


def _rule_rows(content: dict[str, Any]) -> list[tuple[str, str]]:
    days = content["window_days"]
    return [(_("Time to answer"), ngettext("%(n)s working day", "%(n)s working days", days) % {"n": days})]


def _nothing_more(proposal: Proposal, content: dict[str, Any], now: datetime) -> None:
    """The joint proposal itself is the rule."""


def _concerns(proposal: Proposal) -> str:
    return reverse("concerns", args=[proposal.partnership.public_id])


KINDS = (
    Kind(DECISION, Permission.CONSENT_TO_WORK, _title, _rows, decide, address=_offer_page),
    Kind(RULE, Permission.CONSENT_TO_WORK, _rule_title, _rule_rows, _nothing_more, address=_concerns),
)

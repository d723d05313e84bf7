"""How a check of a mandate is taken in by all sides."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.people.templatetags.samen import day
from partnerships.concerns.mandates.actions import CHECK, accept_check
from partnerships.concerns.mandates.models import Mandate, MandateCheck
from partnerships.roles import Permission
from partnerships.room.consent.kinds import Kind
from partnerships.room.models import Proposal


def _title(content: dict[str, Any]) -> str:
    words = {"organisation": content["organisation"], "who": Mandate.Who(content["who"]).label}
    return _("Check of the mandate: %(organisation)s, %(who)s") % words


def _rows(content: dict[str, Any]) -> list[tuple[str, str]]:
    return [
        (_("Side"), content["organisation"]),
        (_("Who must stay content"), str(Mandate.Who(content["who"]).label)),
        (_("Outcome"), str(MandateCheck.Outcome(content["outcome"]).label)),
        (_("What we found"), content["found"]),
        (_("Checked on"), day(content["checked_on"])),
        (_("Checked next on"), day(content["next_check_on"])),
    ]


def _address(proposal: Proposal) -> str:
    return reverse("concerns", args=[proposal.partnership.public_id])


MANDATE_CHECK = Kind(CHECK, Permission.CONSENT_TO_WORK, _title, _rows, accept_check, address=_address)

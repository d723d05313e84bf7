"""What other rooms may ask of agreements."""

from datetime import date

from django.db.models import Exists, OuterRef, Q

from partnerships.agreements.models import AcceptedAgreement, Agreement
from partnerships.agreements.needed import needed_kinds
from partnerships.agreements.parking.reads import ContractTalk, contract_talk
from partnerships.room.models import Partnership

__all__ = ["ContractTalk", "contract_talk", "evidence", "running_out"]


def evidence(partnership: Partnership) -> bool:
    """Tell whether the agreements that the sides say they need are joint. False while they have not said."""
    needed = needed_kinds(partnership)
    accepted = AcceptedAgreement.objects.filter(partnership=partnership)
    there = set(accepted.order_by("pk").values_list("agreement__kind", flat=True))
    return bool(needed) and set(needed) <= there


def running_out(partnership: Partnership, until: date) -> list[Agreement]:
    """Return agreements that count and whose end, renewal or review lies at or before this day."""
    counts = AcceptedAgreement.objects.filter(agreement=OuterRef("pk"))
    rows = Agreement.objects.filter(partnership=partnership).filter(Exists(counts))
    near = Q(ends_on__lte=until) | Q(renew_by_on__lte=until) | Q(review_on__lte=until) | Q(check_on__lte=until)
    return list(rows.filter(near).order_by("begun_at", "pk"))

"""How a version of an agreement becomes joint."""

from django.urls import reverse

from partnerships.agreements.agreements.actions import accept_version
from partnerships.agreements.agreements.content import KIND, current, rows, title
from partnerships.roles import Permission
from partnerships.room.consent.kinds import Kind
from partnerships.room.models import Proposal


def _address(proposal: Proposal) -> str:
    return reverse("agreement_detail", args=[proposal.partnership.public_id, proposal.subject_id])


AGREEMENT = Kind(
    KIND, Permission.CONSENT_AS_DIRECTOR, title, rows, accept_version, current=current, address=_address
)

"""The proposals of a room with each side's answer, as a file."""

from django.utils.translation import gettext_lazy as _

from accounts.lists.files import Column, Sheet
from partnerships.room.consent.kinds import kind_of
from partnerships.room.consent.models import Consent, Proposal
from partnerships.room.consent.reads import content_of


def _title(proposal: Proposal) -> str:
    return str(kind_of(proposal.kind).title(content_of(proposal)))


def _accepted_by(proposal: Proposal) -> str:
    return _names(proposal, Consent.Verdict.ACCEPTED)


def _declined_by(proposal: Proposal) -> str:
    return _names(proposal, Consent.Verdict.DECLINED)


def _names(proposal: Proposal, verdict: str) -> str:
    said = (consent for consent in proposal.consents.all() if consent.verdict == verdict)
    return ", ".join(sorted(f"{consent.side.name} ({consent.given_by.user.name})" for consent in said))


SHEET = Sheet(
    "proposals",
    [
        Column(_("Proposal"), _title),
        Column(_("Version"), "version"),
        Column(_("State"), "get_state_display"),
        Column(_("Proposed by"), "proposed_by__user__name"),
        Column(_("Proposed on"), "proposed_at"),
        Column(_("Accepted by"), _accepted_by),
        Column(_("Declined by"), _declined_by),
        Column(_("Settled on"), "settled_at"),
        Column(_("Fingerprint"), "fingerprint"),
    ],
)

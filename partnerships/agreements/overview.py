"""What the page of the condition shows: agreements, and everything that belongs to them."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships import glossary
from partnerships.agreements.agreements.models import Agreement
from partnerships.agreements.agreements.reads import counsel_since, days_ahead, of_partnership
from partnerships.agreements.models import OwnTerms, ParkedTopic, ReuseRight, SharingKey
from partnerships.agreements.needed import NEEDED, needed_kinds
from partnerships.agreements.parking.reads import ContractTalk, contract_talk
from partnerships.agreements.reuse_rights.actions import RIGHT
from partnerships.agreements.rules import Moment, moment
from partnerships.agreements.sharing_keys.actions import KEY
from partnerships.agreements.words import moment_in_words
from partnerships.lifecycle import Stage
from partnerships.room.access import Access
from partnerships.room.consent.kinds import kind_of
from partnerships.room.consent.reads import content_of
from partnerships.room.models import Partnership, Proposal
from partnerships.vision.sealing.reads import is_sealed


@dataclass(frozen=True)
class AgreementRow:
    """One agreement in the list."""

    title: str
    url: str
    kind: str
    counts: str
    drafting: str
    ahead: list[tuple[str, date]]


@dataclass(frozen=True)
class Overview:
    """The page."""

    agreements: list[AgreementRow]
    too_early: str
    counsel: list[tuple[int, str]]
    needed: list[str]
    open_proposals: list[tuple[str, str]]
    own_terms: list[OwnTerms]
    parked: list[ParkedTopic]
    talk: list[ContractTalk]
    keys: list[SharingKey]
    rights: list[ReuseRight]


def overview(access: Access, today: date) -> Overview:
    """Return what the page shows to this reader."""
    room = access.partnership
    when = moment(Agreement.Kind.FRAMEWORK, Stage(room.stage), is_sealed=is_sealed(room))
    return Overview(
        agreements=[_row(agreement, today) for agreement in of_partnership(room)],
        too_early="" if when is Moment.NOW else moment_in_words(when),
        counsel=counsel_since(room),
        needed=[glossary.label(f"agreement.{kind}") for kind in needed_kinds(room)],
        open_proposals=_open_proposals(room),
        own_terms=list(
            OwnTerms.objects.filter(partnership=room, withdrawn_at=None).select_related("side__organisation")
        ),
        parked=list(
            ParkedTopic.objects.filter(partnership=room, taken_up_at=None).select_related("side__organisation")
        ),
        talk=contract_talk(room),
        keys=list(
            SharingKey.objects.filter(partnership=room, ended_at=None).select_related(
                "bears__organisation", "shares__organisation"
            )
        ),
        rights=list(ReuseRight.objects.filter(partnership=room)),
    )


def _open_proposals(partnership: Partnership) -> list[tuple[str, str]]:
    """Return title and page of what waits for the directors besides agreements themselves."""
    rows = Proposal.objects.filter(
        partnership=partnership, kind__in=(NEEDED, KEY, RIGHT), state=Proposal.State.OPEN
    )
    return [
        (
            str(kind_of(row.kind).title(content_of(row))),
            reverse("consent_detail", args=[partnership.public_id, row.public_id]),
        )
        for row in rows.order_by("proposed_at", "pk")
    ]


def _row(agreement: Agreement, today: date) -> AgreementRow:
    accepted = list(agreement.accepted.all())
    counts = _("Version %(number)s counts") % {"number": accepted[0].number} if accepted else ""
    drafting = ""
    if agreement.is_drafting:
        drafting = _("Version %(number)s is being drafted") % {"number": agreement.draft_number}
    return AgreementRow(
        agreement.title,
        reverse("agreement_detail", args=[agreement.partnership.public_id, agreement.public_id]),
        glossary.label(f"agreement.{agreement.kind}"),
        counts,
        drafting,
        days_ahead(agreement, today),
    )

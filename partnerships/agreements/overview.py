"""What the page of the condition shows: agreements, and everything that belongs to them."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Max, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships import glossary
from partnerships.agreements.agreements.models import Agreement
from partnerships.agreements.agreements.reads import counsel_since, days_ahead
from partnerships.agreements.models import OwnTerms, ParkedTopic, ReuseRight, SharingKey
from partnerships.agreements.needed import NEEDED, needed_in
from partnerships.agreements.parking.reads import ContractTalk, talk_before_the_seal
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
    sealed = is_sealed(room)
    when = moment(Agreement.Kind.FRAMEWORK, Stage(room.stage), is_sealed=sealed)
    proposals = _proposals(room)
    return Overview(
        agreements=[_row(agreement, room, today) for agreement in _agreements(room)],
        too_early="" if when is Moment.NOW else moment_in_words(when),
        counsel=counsel_since(access.table.seated),
        needed=[glossary.label(f"agreement.{kind}") for kind in needed_in(proposals)],
        open_proposals=[_to_answer(row, room) for row in proposals if row.state == Proposal.State.OPEN],
        own_terms=list(
            OwnTerms.objects.filter(partnership=room, withdrawn_at=None).select_related("side__organisation")
        ),
        parked=list(
            ParkedTopic.objects.filter(partnership=room, taken_up_at=None).select_related("side__organisation")
        ),
        talk=[] if sealed else talk_before_the_seal(room),
        keys=list(
            SharingKey.objects.filter(partnership=room, ended_at=None).select_related(
                "bears__organisation", "shares__organisation"
            )
        ),
        rights=list(ReuseRight.objects.filter(partnership=room)),
    )


def _proposals(partnership: Partnership) -> list[Proposal]:
    """Return what waits for the directors besides agreements themselves, and which agreements all sides need."""
    waits = Q(kind__in=(NEEDED, KEY, RIGHT), state=Proposal.State.OPEN)
    said = Q(kind=NEEDED, state=Proposal.State.JOINT)
    return list(Proposal.objects.filter(waits | said, partnership=partnership).order_by("proposed_at", "pk"))


def _to_answer(proposal: Proposal, partnership: Partnership) -> tuple[str, str]:
    """Return title and page of a proposal."""
    page = reverse("consent_detail", args=[partnership.public_id, proposal.public_id])
    return str(kind_of(proposal.kind).title(content_of(proposal))), page


def _agreements(partnership: Partnership) -> QuerySet[Agreement]:
    """Agreements, each with the number of the version that counts; what the versions say is not read."""
    rows = Agreement.objects.filter(partnership=partnership)
    return rows.annotate(counting=Max("accepted__number")).order_by("begun_at", "pk")


def _row(agreement: Agreement, partnership: Partnership, today: date) -> AgreementRow:
    counts = _("Version %(number)s counts") % {"number": agreement.counting} if agreement.counting else ""
    drafting = ""
    if agreement.is_drafting:
        drafting = _("Version %(number)s is being drafted") % {"number": agreement.draft_number}
    return AgreementRow(
        agreement.title,
        reverse("agreement_detail", args=[partnership.public_id, agreement.public_id]),
        glossary.label(f"agreement.{agreement.kind}"),
        counts,
        drafting,
        days_ahead(agreement, today),
    )

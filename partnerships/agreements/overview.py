"""What the page of the condition shows: agreements, and everything that belongs to them."""

from dataclasses import dataclass, field
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships import glossary
from partnerships.agreements.agreements.models import Agreement
from partnerships.agreements.agreements.reads import counsel_since, days_ahead, of_partnership
from partnerships.agreements.rules import Moment, moment
from partnerships.agreements.states import is_sealed
from partnerships.agreements.words import moment_in_words
from partnerships.lifecycle import Stage
from partnerships.room.access import Access


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
    extras: dict = field(default_factory=dict)


def overview(access: Access, today: date) -> Overview:
    """Return what the page shows to this reader."""
    room = access.partnership
    when = moment(Agreement.Kind.FRAMEWORK, Stage(room.stage), is_sealed=is_sealed(room))
    return Overview(
        agreements=[_row(agreement, today) for agreement in of_partnership(room)],
        too_early="" if when is Moment.NOW else moment_in_words(when),
        counsel=counsel_since(room),
    )


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

"""Beginning an agreement, its dates and glossary, putting a version to the directors, accepting it."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.versions import save_if_unchanged
from partnerships.agreements.agreements.content import KIND, content_of_draft
from partnerships.agreements.agreements.models import AcceptedAgreement, Agreement, ExitCheck
from partnerships.agreements.entitled import AgreementRefused, able
from partnerships.agreements.rules import Moment, moment
from partnerships.agreements.states import worked
from partnerships.agreements.words import lacks_in_words, moment_in_words
from partnerships.lifecycle import Stage
from partnerships.roles import Permission
from partnerships.room.consent.actions import clear, propose
from partnerships.room.history.actions import hold, record
from partnerships.room.models import Participant, Partnership, Proposal
from partnerships.room.seats.reads import sides_at
from partnerships.vision.sealing.reads import is_sealed


class TooEarly(AgreementRefused):
    """It is not the moment for an agreement of this kind; the message says why."""


class NotReady(AgreementRefused):
    """The version cannot be put to the directors yet. `lacks`: what is missing, in words."""

    def __init__(self, lacks: list[str]):
        self.lacks = lacks
        super().__init__(_("Not yet: %(what)s") % {"what": " ".join(lacks)})


@transaction.atomic
def begin(*, partnership: Partnership, kind: str, title: str, by: Participant, now: datetime) -> Agreement:
    """Begin an agreement. The same person beginning the same once more begins one.

    Raises TooEarly before its moment, AgreementRefused without the right.
    """
    hold(partnership)
    by = able(by, partnership, Permission.DRAFT_AGREEMENT)
    partnership = Partnership.objects.get(pk=partnership.pk)
    when = moment(kind, Stage(partnership.stage), is_sealed=is_sealed(partnership))
    if when is not Moment.NOW:
        raise TooEarly(moment_in_words(when))
    same = Agreement.objects.filter(partnership=partnership, kind=kind, title=title, begun_by=by)
    earlier = same.filter(draft_number=1, is_drafting=True, clauses=None).first()
    if earlier is not None:
        return earlier
    agreement = Agreement.objects.create(
        partnership=partnership, kind=kind, title=title, begun_by=by, begun_at=now
    )
    note(agreement, "agreement.begun", by, now, {"kind": kind})
    return agreement


@transaction.atomic
def edit(*, agreement: Agreement, version: int, by: Participant, now: datetime, **fields: Any) -> Agreement:
    """Write title, dates and the answer about a substantial change. Raises ChangedMeanwhile, AgreementRefused."""
    agreement, by = held(agreement, by)
    _check_dates(fields)
    if save_if_unchanged(agreement, version, **fields):
        changed(agreement, by, now)
        note(agreement, "agreement.edited", by, now)
    return agreement


@transaction.atomic
def put_to_directors(*, agreement: Agreement, by: Participant, now: datetime) -> Proposal:
    """Ask the directors of all sides to accept the version as it stands. Twice is once.

    Raises NotReady with everything that is missing.
    """
    agreement, by = held(agreement, by)
    if not agreement.is_drafting:
        raise AgreementRefused(_("This version is accepted. Change something to begin the next one."))
    missing = worked(agreement, sides_at(agreement.partnership))
    if missing.missing:
        raise NotReady(lacks_in_words(missing.missing, missing.sides))
    return propose(
        partnership=agreement.partnership,
        kind=KIND,
        subject_id=agreement.public_id,
        content=content_of_draft(agreement),
        by=by,
        now=now,
    )


def accept_version(proposal: Proposal, content: dict[str, Any], now: datetime) -> None:
    """Keep what the directors of all sides accepted, chained to the history. Inside the last acceptance."""
    agreement = Agreement.objects.get(partnership=proposal.partnership, public_id=content["agreement"])
    event = record(
        partnership=proposal.partnership,
        verb="agreement.accepted",
        by=None,
        now=now,
        subject=(KIND, agreement.public_id),
        data={"version": content["version"], "fingerprint": proposal.fingerprint},
    )
    AcceptedAgreement.objects.create(
        partnership=proposal.partnership,
        agreement=agreement,
        number=content["version"],
        content=proposal.content,
        fingerprint=proposal.fingerprint,
        proposal=proposal,
        accepted_at=now,
        chain_number=event.number,
        chain_digest=event.digest,
    )
    agreement.is_drafting = False
    agreement.save(update_fields=["is_drafting"])


@transaction.atomic
def begin_next(*, agreement: Agreement, by: Participant, now: datetime) -> Agreement:
    """Begin the next version of an accepted agreement as it stands: a side has joined. Twice is once."""
    agreement, by = held(agreement, by)
    if not agreement.is_drafting:
        changed(agreement, by, now)
    return agreement


@transaction.atomic
def check_exit(*, agreement: Agreement, found: str, next_on: date, by: Participant, now: datetime) -> ExitCheck:
    """Write down that somebody looked whether the exit plan still works. The same text the same day is once."""
    agreement, by = held(agreement, by, Permission.CONFIRM_CLAUSE)
    if agreement.kind != Agreement.Kind.EXIT:
        raise AgreementRefused(_("Only an exit plan is checked every year."))
    if next_on <= agreement.partnership.day_at(now):
        raise AgreementRefused(_("The next check lies ahead."))
    earlier = ExitCheck.objects.filter(agreement=agreement, checked_by=by, found=found, next_on=next_on).first()
    if earlier is not None:
        return earlier
    check = ExitCheck.objects.create(
        agreement=agreement, side=by.side, checked_by=by, checked_at=now, found=found, next_on=next_on
    )
    note(agreement, "agreement.checked", by, now)
    return check


# --- for the other verbs of this room ---------------------------------------
def held(
    agreement: Agreement, by: Participant, permission: Permission = Permission.DRAFT_AGREEMENT
) -> tuple[Agreement, Participant]:
    """Take the lock, and read agreement and seat again under it."""
    hold(agreement.partnership)
    by = able(by, agreement.partnership, permission)
    return Agreement.objects.select_related("partnership").get(pk=agreement.pk), by


def changed(agreement: Agreement, by: Participant, now: datetime) -> None:
    """Something of the version changed: what was accepted of it counts no more; an accepted one gets a next."""
    if not agreement.is_drafting:
        agreement.is_drafting = True
        agreement.draft_number += 1
        agreement.substantial, agreement.substantial_because = "", ""
        agreement.save(update_fields=["is_drafting", "draft_number", "substantial", "substantial_because"])
        note(agreement, "agreement.version_begun", by, now, {"version": agreement.draft_number})
    clear(partnership=agreement.partnership, kind=KIND, subject_id=agreement.public_id, by=by, now=now)


def note(
    agreement: Agreement, verb: str, by: Participant | None, now: datetime, data: dict[str, Any] | None = None
) -> None:
    """Write an event about an agreement."""
    record(
        partnership=agreement.partnership,
        verb=verb,
        by=by,
        now=now,
        subject=(KIND, agreement.public_id),
        data=data,
    )


def _check_dates(fields: dict[str, Any]) -> None:
    begins, ends = fields.get("begins_on"), fields.get("ends_on")
    if begins and ends and ends <= begins:
        raise AgreementRefused(_("It ends after it begins."))
    renew = fields.get("renew_by_on")
    if renew and ends and renew > ends:
        raise AgreementRefused(_("The decision on renewal comes before the end."))

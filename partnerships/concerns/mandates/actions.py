"""Writing who must stay content, checking it, saying openly when it weakens, talking about it."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.versions import save_if_unchanged
from partnerships.concerns.entitled import ConcernRefused, able
from partnerships.concerns.mandates.models import Mandate, MandateCheck
from partnerships.roles import Permission
from partnerships.room.consent.actions import propose
from partnerships.room.history.actions import hold, record
from partnerships.room.models import Participant, Partnership, Proposal

CHECK = "mandate_check"


class MandateRefused(ConcernRefused):
    """It could not be done with this mandate; the message is for the reader."""


@transaction.atomic
def write(
    *,
    partnership: Partnership,
    who: str,
    wants: str,
    horizon_on: date | None,
    next_check_on: date,
    by: Participant,
    now: datetime,
) -> Mandate:
    """Write down who must stay content behind the own side. The same once more is the same mandate."""
    hold(partnership)
    by = able(by, partnership, Permission.WRITE_ROOM)
    _ahead(next_check_on, partnership, now)
    same = Mandate.objects.standing().filter(partnership=partnership, side=by.side, who=who, wants=wants)
    earlier = same.first()
    if earlier is not None:
        return earlier
    mandate = Mandate.objects.create(
        partnership=partnership,
        side=by.side,
        who=who,
        wants=wants,
        horizon_on=horizon_on,
        next_check_on=next_check_on,
        written_by=by,
        written_at=now,
    )
    _note(mandate, "mandate.written", by, now)
    return mandate


@transaction.atomic
def edit(*, mandate: Mandate, version: int, by: Participant, now: datetime, **fields: Any) -> Mandate:
    """Write a mandate of the own side anew. Raises ChangedMeanwhile, MandateRefused."""
    mandate, by = _own(mandate, by)
    if fields.get("next_check_on") != mandate.next_check_on:
        _ahead(fields["next_check_on"], mandate.partnership, now)
    if save_if_unchanged(mandate, version, **fields):
        _note(mandate, "mandate.edited", by, now)
    return mandate


@transaction.atomic
def weaken(*, mandate: Mandate, because: str, needs: str, by: Participant, now: datetime) -> Mandate:
    """Say openly that the people behind the own side have doubts. All sides see it at once. Twice is once."""
    mandate, by = _own(mandate, by)
    if mandate.weakened_at is not None:
        return mandate
    mandate.weakened_at, mandate.weakened_because, mandate.needs = now, because, needs
    mandate.talked_at, mandate.talk = None, ""
    mandate.version += 1
    mandate.save(update_fields=["weakened_at", "weakened_because", "needs", "talked_at", "talk", "version"])
    _note(mandate, "mandate.weakened", by, now)
    return mandate


@transaction.atomic
def talk(*, mandate: Mandate, text: str, by: Participant, now: datetime) -> Mandate:
    """Write down the conversation that a weakened mandate asked for. Any side can. Twice is once."""
    mandate, by = _held(mandate, by, Permission.WRITE_ROOM)
    if mandate.weakened_at is None:
        raise MandateRefused(_("This mandate is not weakened: there is nothing to talk about."))
    if mandate.talk == text:
        return mandate
    if mandate.talked_at is not None:
        raise MandateRefused(_("The conversation is written down already."))
    mandate.talked_at, mandate.talk = now, text
    mandate.version += 1
    mandate.save(update_fields=["talked_at", "talk", "version"])
    _note(mandate, "mandate.talked", by, now)
    return mandate


@transaction.atomic
def restore(*, mandate: Mandate, by: Participant, now: datetime) -> Mandate:
    """The side says that the people behind it are content again. Twice is once."""
    mandate, by = _own(mandate, by)
    if mandate.weakened_at is None:
        return mandate
    mandate.weakened_at, mandate.weakened_because, mandate.needs = None, "", ""
    mandate.version += 1
    mandate.save(update_fields=["weakened_at", "weakened_because", "needs", "version"])
    _note(mandate, "mandate.restored", by, now)
    return mandate


@transaction.atomic
def end(*, mandate: Mandate, by: Participant, now: datetime) -> Mandate:
    """The side takes a mandate off the page. Twice is once."""
    hold(mandate.partnership)
    by = able(by, mandate.partnership, Permission.WRITE_ROOM)
    mandate = Mandate.objects.select_related("partnership").get(pk=mandate.pk)
    _of_side(mandate, by)
    if mandate.ended_at is None:
        mandate.ended_at = now
        mandate.save(update_fields=["ended_at"])
        _note(mandate, "mandate.ended", by, now)
    return mandate


@transaction.atomic
def put_check(
    *, mandate: Mandate, outcome: str, found: str, next_check_on: date, by: Participant, now: datetime
) -> Proposal:
    """Put a check of the own side's mandate to all sides: it counts when every side has taken it in."""
    mandate, by = _own(mandate, by, Permission.CONSENT_TO_WORK)
    _ahead(next_check_on, mandate.partnership, now)
    return propose(
        partnership=mandate.partnership,
        kind=CHECK,
        subject_id=mandate.public_id,
        content={
            "mandate": mandate.public_id,
            "side": mandate.side.public_id,
            "organisation": mandate.side.name,
            "who": mandate.who,
            "outcome": outcome,
            "found": found,
            "checked_on": mandate.partnership.day_at(now).isoformat(),
            "next_check_on": next_check_on.isoformat(),
        },
        by=by,
        now=now,
    )


def accept_check(proposal: Proposal, content: dict[str, Any], now: datetime) -> None:
    """Every side has taken the check in. Inside the last acceptance."""
    mandate = Mandate.objects.get(partnership=proposal.partnership, public_id=content["mandate"])
    MandateCheck.objects.create(
        mandate=mandate, outcome=content["outcome"], found=content["found"], proposal=proposal, accepted_at=now
    )
    mandate.next_check_on = date.fromisoformat(content["next_check_on"])
    mandate.version += 1
    mandate.save(update_fields=["next_check_on", "version"])
    _note(mandate, "mandate.checked", None, now)


# --- small steps ------------------------------------------------------------
def _held(mandate: Mandate, by: Participant, permission: Permission) -> tuple[Mandate, Participant]:
    hold(mandate.partnership)
    by = able(by, mandate.partnership, permission)
    rows = Mandate.objects.select_related("partnership", "side__organisation")
    mandate = rows.get(pk=mandate.pk)
    if mandate.ended_at is not None:
        raise MandateRefused(_("This mandate was taken off the page meanwhile."))
    return mandate, by


def _own(
    mandate: Mandate, by: Participant, permission: Permission = Permission.WRITE_ROOM
) -> tuple[Mandate, Participant]:
    mandate, by = _held(mandate, by, permission)
    _of_side(mandate, by)
    return mandate, by


def _of_side(mandate: Mandate, by: Participant) -> None:
    if mandate.side_id != by.side_id:
        raise MandateRefused(_("Each side writes about the people behind itself."))


def _ahead(day: date, partnership: Partnership, now: datetime) -> None:
    if day <= partnership.day_at(now):
        raise MandateRefused(_("The next check lies ahead."))


def _note(mandate: Mandate, verb: str, by: Participant | None, now: datetime) -> None:
    record(
        partnership=mandate.partnership,
        verb=verb,
        by=by,
        now=now,
        subject=("mandate", mandate.public_id),
        data={"side": mandate.side.public_id},
    )

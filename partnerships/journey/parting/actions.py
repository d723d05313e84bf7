"""Giving notice, taking it back, agreeing on a day, handing over, and the day itself."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.people.templatetags.samen import day
from partnerships.choice.knowing import actions as knowing
from partnerships.choice.voting import actions as voting
from partnerships.equality.culture import actions as culture
from partnerships.journey.parting.models import HandoverItem, Parting
from partnerships.journey.stages.actions import part
from partnerships.lifecycle import Stage
from partnerships.roles import Permission
from partnerships.room.consent.actions import ConsentRefused, clear, propose, settle_without
from partnerships.room.consent.kinds import Kind
from partnerships.room.consent.models import Proposal
from partnerships.room.history.actions import hold, record
from partnerships.room.models import Participant, Partnership, Side
from partnerships.room.seats.reads import entitled, seat_now
from partnerships.room.standing.actions import note_names
from partnerships.room.table.actions import end_for_good
from partnerships.vision.sealing import actions as sealing

PARTING = "parting"
NOTICE = timedelta(days=90)
# What is sealed until every side has spoken waits no longer for one that has left.
SEALED_ROUNDS = (knowing.open_without, voting.open_without, culture.open_without, sealing.open_vote_without)


class PartingRefused(ConsentRefused):
    """This cannot be done; the message is for the reader."""


@transaction.atomic
def give_notice(*, reason: str, ends_on: date, by: Participant, now: datetime) -> Parting:
    """Say that the own side goes on a day at least ninety days ahead. Twice is once."""
    by = _director(by, now)
    running = Parting.objects.running().filter(side=by.side_id).first()
    if running is not None:
        return running
    earliest = earliest_end(by.partnership, now)
    if ends_on < earliest:
        raise PartingRefused(
            _("Notice is ninety days: not before %(day)s. An earlier day needs the acceptance of every side.")
            % {"day": day(earliest)}
        )
    parting = Parting.objects.create(
        partnership=by.partnership, side=by.side, reason=reason, given_by=by, given_at=now, ends_on=ends_on
    )
    _note(parting, "parting.notice", by, now)
    return parting


def earliest_end(partnership: Partnership, now: datetime) -> date:
    """Return the first day on which notice given now can end."""
    return partnership.day_at(now) + NOTICE


@transaction.atomic
def take_back(*, parting: Parting, by: Participant, now: datetime) -> Parting:
    """Take the own side's notice back before its day. Twice is once."""
    by = _director(by, now)
    parting = Parting.objects.select_related("side", "partnership").get(pk=parting.pk)
    if parting.side_id != by.side_id:
        raise PartingRefused(_("Only the side that gave notice can take it back."))
    if parting.state == Parting.State.TAKEN_BACK:
        return parting
    if parting.state != Parting.State.RUNNING:
        raise PartingRefused(_("The day has come: this notice can no longer be taken back."))
    parting.state, parting.settled_at = Parting.State.TAKEN_BACK, now
    parting.save(update_fields=["state", "settled_at"])
    # Another day that was proposed for it waits for nobody any more.
    clear(partnership=by.partnership, kind=PARTING, subject_id=parting.public_id, by=by, now=now)
    _note(parting, "parting.taken_back", by, now)
    return parting


@transaction.atomic
def propose_day(*, parting: Parting, ends_on: date, by: Participant, now: datetime) -> Proposal:
    """Put another day to all sides: sooner than the notice, or later."""
    by = _director(by, now)
    rows = Parting.objects.running().filter(pk=parting.pk, partnership=by.partnership)
    running = rows.select_related("side__organisation").first()
    if running is None:
        raise PartingRefused(_("There is no notice running."))
    if ends_on < by.partnership.day_at(now):
        raise PartingRefused(_("Choose today or a day ahead."))
    content = {"side": running.side.public_id, "name": running.side.name, "ends_on": ends_on.isoformat()}
    return propose(
        partnership=by.partnership, kind=PARTING, subject_id=running.public_id, content=content, by=by, now=now
    )


def agree_on_day(proposal: Proposal, content: dict[str, Any], now: datetime) -> None:
    """Take the day that every side accepted."""
    parting = Parting.objects.running().filter(public_id=proposal.subject_id).first()
    if parting is None:
        raise PartingRefused(_("This notice was taken back, or its day has come."))
    ends_on = date.fromisoformat(content["ends_on"])
    if ends_on < proposal.partnership.day_at(now):
        raise PartingRefused(_("This day has passed meanwhile. Propose another one."))
    parting.ends_on, parting.agreed = ends_on, True
    parting.save(update_fields=["ends_on", "agreed"])


def part_due(*, now: datetime) -> int:
    """Let the sides whose day has come go; returns how many. Safe to run twice and at the same time."""
    # A day begins earlier in the east: who is due is said by the clock of each partnership.
    candidates = Parting.objects.due(now.date() + timedelta(days=1)).select_related("partnership")
    return sum(_end(parting.pk, now) for parting in candidates.order_by("partnership_id", "pk"))


@transaction.atomic
def _end(parting_pk: int, now: datetime) -> int:
    parting = Parting.objects.select_related("partnership", "side").get(pk=parting_pk)
    hold(parting.partnership)
    still = Parting.objects.due(parting.partnership.day_at(now)).filter(pk=parting_pk)
    if not still.update(state=Parting.State.ENDED, settled_at=now):
        return 0
    partnership = Partnership.objects.get(pk=parting.partnership_id)
    if Side.objects.seated().filter(partnership=partnership).count() > 2:
        _leave(parting, now)
    elif partnership.stage != Stage.PARTED:
        part(partnership, now)
    return 1


def _leave(parting: Parting, now: datetime) -> None:
    """One of several sides goes: its seats end, the others go on."""
    side = parting.side
    for person in Participant.objects.present().filter(side=side).select_related("partnership", "side"):
        end_for_good(person, None, now)
    side.left_at = now
    side.save(update_fields=["left_at"])
    _note(parting, "side.left", None, now)
    note_names(partnership=parting.partnership, now=now)
    settle_without(side, now=now)
    for open_without in SEALED_ROUNDS:
        open_without(parting.partnership, now=now)


# --- handing over -----------------------------------------------------------
@transaction.atomic
def add_handover(*, what: str, by: Participant, now: datetime) -> HandoverItem:
    """Note what the own side hands over before the sides part. The same words twice are one item."""
    hold(by.partnership)
    by = _seated(by, Permission.WRITE_ROOM, now)
    known = HandoverItem.objects.filter(partnership=by.partnership_id, side=by.side_id, what=what).first()
    if known is not None:
        return known
    item = HandoverItem.objects.create(
        partnership=by.partnership, what=what, side=by.side, added_by=by, added_at=now
    )
    _note_item(item, "handover.added", by, now)
    return item


@transaction.atomic
def hand_over(*, item: HandoverItem, by: Participant, now: datetime) -> HandoverItem:
    """Say that it is done (the side that hands over), or that it has arrived (any other side)."""
    hold(by.partnership)
    _seated(by, Permission.WRITE_ROOM, now)
    item = HandoverItem.objects.select_related("partnership", "side").get(pk=item.pk)
    field = "done_at" if item.side_id == by.side_id else "received_at"
    if field == "received_at" and item.done_at is None:
        raise PartingRefused(_("The side that hands it over says first that it is done."))
    if getattr(item, field) is None:
        setattr(item, field, now)
        item.save(update_fields=[field])
        _note_item(item, "handover.done" if field == "done_at" else "handover.received", by, now)
    return item


# --- small steps ------------------------------------------------------------
def _director(by: Participant, now: datetime) -> Participant:
    hold(by.partnership)
    return _seated(by, Permission.CONSENT_AS_DIRECTOR, now)


def _seated(by: Participant, permission: Permission, now: datetime) -> Participant:
    """Read the seat again under the lock; who stands in for a director does what the director could."""
    fresh = seat_now(by, by.partnership)
    if fresh is None:
        raise PartingRefused(_("You have no seat in this partnership."))
    if fresh.partnership.has_parted:
        raise PartingRefused(_("You have parted already."))
    if not entitled(fresh, permission, now):
        raise PartingRefused(_("Your function does not allow this. A director of your side can do it."))
    return fresh


def _note(parting: Parting, verb: str, by: Participant | None, now: datetime) -> None:
    record(
        partnership=parting.partnership,
        verb=verb,
        by=by,
        now=now,
        subject=("parting", parting.public_id),
        data={"side": parting.side.public_id, "ends_on": parting.ends_on.isoformat()},
    )


def _note_item(item: HandoverItem, verb: str, by: Participant, now: datetime) -> None:
    record(
        partnership=item.partnership,
        verb=verb,
        by=by,
        now=now,
        subject=("handover", item.public_id),
        data={"side": item.side.public_id},
    )


# --- as a kind of consent ---------------------------------------------------
KINDS = [
    Kind(
        PARTING,
        Permission.CONSENT_AS_DIRECTOR,
        lambda content: _("The day on which %(side)s goes") % {"side": content["name"]},
        lambda content: [(_("Side"), content["name"]), (_("Day"), day(content["ends_on"]))],
        agree_on_day,
        address=lambda proposal: reverse("parting", args=[proposal.partnership.public_id]),
    )
]

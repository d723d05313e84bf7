"""Promising, moving by consent, keeping and missing: the life of a commitment."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.versions import save_if_unchanged
from partnerships.joint_sessions.commitments.content import COMMITMENT, DROP, MOVE, content_of
from partnerships.joint_sessions.commitments.models import Commitment
from partnerships.joint_sessions.seating import Refused, writer
from partnerships.joint_sessions.sessions.models import JointSession
from partnerships.room.consent.actions import propose
from partnerships.room.consent.models import Proposal
from partnerships.room.history.actions import record
from partnerships.room.models import Participant, Partnership

State = Commitment.State


@transaction.atomic
def promise(
    *,
    partnership: Partnership,
    public_id: str,
    what: str,
    owner: Participant,
    due_on: date,
    by: Participant,
    now: datetime,
    session: JointSession | None = None,
) -> Commitment:
    """Put a commitment to all sides; it counts when every side, the owner's among them, accepted it.

    `public_id` was given out with the form: sent twice, it writes one commitment.
    """
    by = writer(by, partnership)
    written = Commitment.objects.filter(public_id=public_id, partnership=partnership).first()
    if written is not None:
        return written
    commitment = Commitment.objects.create(
        partnership=partnership,
        public_id=public_id,
        session=session,
        what=what,
        owner=owner,
        side=owner.side,
        due_on=due_on,
        first_due_on=due_on,
        written_by=by,
        written_at=now,
    )
    _record(commitment, "commitment.proposed", by, now)
    _put(commitment, COMMITMENT, content_of(partnership, public_id), by, now)
    return commitment


@transaction.atomic
def change(
    *,
    commitment: Commitment,
    version: int,
    what: str,
    owner: Participant,
    due_on: date,
    by: Participant,
    now: datetime,
) -> Commitment:
    """Change a commitment that waits for acceptance: what was accepted of it is open again.

    Raises `ChangedMeanwhile` for the second of two writers, Refused once it counts.
    """
    by = writer(by, commitment.partnership)
    _refuse_unless(commitment, State.PROPOSED)
    fields = {"what": what, "owner_id": owner.pk, "side_id": owner.side_id, "due_on": due_on}
    if save_if_unchanged(commitment, version, **fields):
        Commitment.objects.filter(pk=commitment.pk).update(first_due_on=due_on)
        _record(commitment, "commitment.changed", by, now)
    _put(commitment, COMMITMENT, content_of(commitment.partnership, commitment.public_id), by, now)
    return commitment


@transaction.atomic
def propose_move(*, commitment: Commitment, due_on: date, reason: str, by: Participant, now: datetime) -> Proposal:
    """Ask all sides for another day. Kept after that, it was kept by new agreement."""
    by = writer(by, commitment.partnership)
    commitment = _refuse_unless(commitment, State.OPEN)
    if due_on == commitment.due_on:
        raise Refused(_("That is the day it is due already."))
    content = {"what": commitment.what, "from": commitment.due_on, "to": due_on, "reason": reason}
    return _put(commitment, MOVE, content, by, now)


@transaction.atomic
def propose_drop(*, commitment: Commitment, reason: str, by: Participant, now: datetime) -> Proposal:
    """Ask all sides to drop a commitment that nobody needs any more."""
    by = writer(by, commitment.partnership)
    commitment = _refuse_unless(commitment, State.OPEN)
    content = {"what": commitment.what, "due_on": commitment.due_on, "reason": reason}
    return _put(commitment, DROP, content, by, now)


@transaction.atomic
def say_kept(*, commitment: Commitment, kept_on: date, by: Participant, now: datetime) -> Commitment:
    """The owner's side says that it is done, and since which day. Twice is once."""
    by = writer(by, commitment.partnership)
    fresh = _fresh(commitment)
    if fresh.state == State.SAID_KEPT:
        return fresh
    fresh = _refuse_unless(commitment, State.OPEN)
    if by.side_id != fresh.side_id:
        raise Refused(_("The side that promised says when it is done."))
    fresh.state, fresh.kept_on, fresh.said_by = State.SAID_KEPT, kept_on, by
    fresh.objection, fresh.objected_by = "", None
    _save(fresh, "state", "kept_on", "said_by", "objection", "objected_by")
    _record(fresh, "commitment.said_kept", by, now)
    return fresh


@transaction.atomic
def confirm_kept(*, commitment: Commitment, by: Participant, now: datetime) -> Commitment:
    """Another side confirms that it is done: kept, or kept by new agreement if its day was moved."""
    by = writer(by, commitment.partnership)
    fresh = _fresh(commitment)
    if fresh.state in (State.KEPT, State.KEPT_ANEW):
        return fresh
    fresh = _refuse_unless(commitment, State.SAID_KEPT)
    if by.side_id == fresh.side_id:
        raise Refused(_("Another side than the one that promised confirms it."))
    fresh.state = State.KEPT_ANEW if fresh.moved_count else State.KEPT
    fresh.confirmed_by, fresh.settled_at = by, now
    _save(fresh, "state", "confirmed_by", "settled_at")
    _record(fresh, "commitment.kept", by, now)
    return fresh


@transaction.atomic
def object_to_kept(*, commitment: Commitment, reason: str, by: Participant, now: datetime) -> Commitment:
    """Another side does not see it as done, and says why: it is under way again."""
    by = writer(by, commitment.partnership)
    fresh = _refuse_unless(commitment, State.SAID_KEPT)
    if by.side_id == fresh.side_id:
        raise Refused(_("Another side than the one that promised confirms it."))
    fresh.state, fresh.kept_on, fresh.said_by = State.OPEN, None, None
    fresh.objection, fresh.objected_by = reason, by
    _save(fresh, "state", "kept_on", "said_by", "objection", "objected_by")
    _record(fresh, "commitment.objected", by, now)
    return fresh


@transaction.atomic
def say_missed(*, commitment: Commitment, reason: str, by: Participant, now: datetime) -> Commitment:
    """The owner's side says that it will not be kept, and why. Twice is once."""
    by = writer(by, commitment.partnership)
    fresh = _fresh(commitment)
    if fresh.state == State.MISSED:
        return fresh
    fresh = _refuse_unless(commitment, State.OPEN)
    if by.side_id != fresh.side_id:
        raise Refused(_("The side that promised says that it was missed."))
    fresh.state, fresh.reason, fresh.said_by, fresh.settled_at = State.MISSED, reason, by, now
    _save(fresh, "state", "reason", "said_by", "settled_at")
    _record(fresh, "commitment.missed", by, now)
    return fresh


# --- small steps ----------------------------------------------------------
def _fresh(commitment: Commitment) -> Commitment:
    return Commitment.objects.select_related("side", "partnership").get(pk=commitment.pk)


def _refuse_unless(commitment: Commitment, state: str) -> Commitment:
    fresh = _fresh(commitment)
    if fresh.state != state:
        raise Refused(_("This commitment has moved on meanwhile: it is now “%(state)s”.") % _said(fresh))
    return fresh


def _said(commitment: Commitment) -> dict[str, str]:
    return {"state": str(State(commitment.state).label)}


def _save(commitment: Commitment, *names: str) -> None:
    commitment.version += 1
    commitment.save(update_fields=[*names, "version"])


def _put(commitment: Commitment, kind: str, content: dict, by: Participant, now: datetime) -> Proposal:
    return propose(
        partnership=commitment.partnership,
        kind=kind,
        subject_id=commitment.public_id,
        content=content,
        by=by,
        now=now,
    )


def _record(commitment: Commitment, verb: str, by: Participant, now: datetime) -> None:
    subject = ("commitment", commitment.public_id)
    record(partnership=commitment.partnership, verb=verb, by=by, now=now, subject=subject)

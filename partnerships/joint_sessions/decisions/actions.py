"""Proposing decisions, changing them, asking whether they still hold, ending them: always by consent."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from accounts.versions import save_if_unchanged
from partnerships.joint_sessions.decisions.content import DECISION, END, STILL_HOLDS, content_of
from partnerships.joint_sessions.decisions.models import Decision
from partnerships.joint_sessions.seating import Refused, writer
from partnerships.joint_sessions.sessions.models import JointSession
from partnerships.joint_sessions.themes import Theme
from partnerships.room.consent.actions import propose
from partnerships.room.consent.models import Proposal
from partnerships.room.history.actions import record
from partnerships.room.models import Participant, Partnership


@transaction.atomic
def propose_decision(
    *,
    partnership: Partnership,
    public_id: str,
    text: str,
    by: Participant,
    now: datetime,
    reason: str = "",
    theme: str = Theme.OTHER,
    holds_until: date | None = None,
    session: JointSession | None = None,
    replaces: Decision | None = None,
) -> Decision:
    """Put a decision to all sides; it counts when every side has accepted it.

    `public_id` was given out with the form: sent twice, it proposes one decision. With `replaces` it takes
    the place of a joint one. Raises Refused where that one was replaced or ended meanwhile.
    """
    by = writer(by, partnership)
    proposed = Decision.objects.filter(public_id=public_id, partnership=partnership).first()
    if proposed is not None:
        return proposed
    if replaces is not None:
        _refuse_unless_holds(replaces)
        if Decision.objects.filter(replaces=replaces).exists():
            raise Refused(_("A change of this decision is proposed already. Answer that one, or change it."))
    last = Decision.objects.filter(partnership=partnership).aggregate(last=Max("number"))["last"]
    decision = Decision.objects.create(
        partnership=partnership,
        public_id=public_id,
        number=(last or 0) + 1,
        session=session,
        text=text,
        reason=reason,
        theme=theme,
        holds_until=holds_until,
        replaces=replaces,
        proposed_by=by,
        side=by.side,
        proposed_at=now,
    )
    _record(decision, "decision.proposed", by, now)
    _put(decision, DECISION, content_of(partnership, public_id), by, now)
    return decision


@transaction.atomic
def change_decision(*, decision: Decision, version: int, by: Participant, now: datetime, **fields) -> Decision:
    """Change a decision that waits: what was accepted of it is open again, and its givers are told.

    Raises `ChangedMeanwhile` for the second of two writers, Refused once it is joint.
    """
    by = writer(by, decision.partnership)
    _refuse_unless_proposed(decision)
    if save_if_unchanged(decision, version, **fields):
        _record(decision, "decision.changed", by, now)
    _put(decision, DECISION, content_of(decision.partnership, decision.public_id), by, now)
    return decision


@transaction.atomic
def set_aside(*, decision: Decision, by: Participant, now: datetime) -> None:
    """Let a proposed decision rest; only the side that proposed it. Twice is once."""
    by = writer(by, decision.partnership)
    fresh = Decision.objects.get(pk=decision.pk)
    if fresh.ended_at is not None and fresh.joint_at is None:
        return
    _refuse_unless_proposed(fresh)
    if fresh.side_id != by.side_id:
        raise Refused(_("Only the side that proposed this can let it rest."))
    waiting = Proposal.objects.filter(
        partnership=decision.partnership, kind=DECISION, subject_id=decision.public_id, state=Proposal.State.OPEN
    )
    if waiting.exists():
        raise Refused(_("It still waits for acceptance: first take the proposal back."))
    fresh.ended_at, fresh.replaces = now, None
    fresh.save(update_fields=["ended_at", "replaces"])
    _record(fresh, "decision.set_aside", by, now)


@transaction.atomic
def ask_whether_it_holds(
    *, decision: Decision, holds_until: date | None, by: Participant, now: datetime
) -> Proposal:
    """Propose that a joint decision still holds, until the next day on which the sides ask."""
    by = writer(by, decision.partnership)
    _refuse_unless_holds(decision)
    content = {"number": decision.number, "text": decision.text, "holds_until": holds_until}
    return _put(decision, STILL_HOLDS, content, by, now)


@transaction.atomic
def propose_end(*, decision: Decision, reason: str, by: Participant, now: datetime) -> Proposal:
    """Propose that a joint decision ends, and say why."""
    by = writer(by, decision.partnership)
    _refuse_unless_holds(decision)
    content = {"number": decision.number, "text": decision.text, "reason": reason}
    return _put(decision, END, content, by, now)


# --- small steps ----------------------------------------------------------
def _put(decision: Decision, kind: str, content: dict, by: Participant, now: datetime) -> Proposal:
    return propose(
        partnership=decision.partnership,
        kind=kind,
        subject_id=decision.public_id,
        content=content,
        by=by,
        now=now,
    )


def _refuse_unless_proposed(decision: Decision) -> None:
    fresh = Decision.objects.get(pk=decision.pk)
    if fresh.joint_at is not None:
        raise Refused(_("This decision is joint: its words stay. Propose one that replaces it."))
    if fresh.ended_at is not None:
        raise Refused(_("This proposal rests. Propose it anew."))


def _refuse_unless_holds(decision: Decision) -> None:
    fresh = Decision.objects.get(pk=decision.pk)
    if fresh.joint_at is None or fresh.ended_at is not None:
        raise Refused(_("This decision does not hold any more, or not yet."))


def _record(decision: Decision, verb: str, by: Participant, now: datetime) -> None:
    subject = ("decision", decision.public_id)
    record(partnership=decision.partnership, verb=verb, by=by, now=now, subject=subject)

"""Proposing, accepting, declining, withdrawing: the one way in which anything becomes joint."""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.post.actions import put_many
from accounts.post.models import OutboxMail
from partnerships.roles import PASSES_ON
from partnerships.room.canonical import canonical, fingerprint
from partnerships.room.consent.kinds import Kind, kind_of
from partnerships.room.consent.models import Consent, Proposal
from partnerships.room.consent.reads import SUBJECT, content_of, content_since, newest_of, sides_still_open
from partnerships.room.history.actions import hold, record
from partnerships.room.questions import actions as questions
from partnerships.room.seats.models import Participant, Partnership, Side, StandIn
from partnerships.room.seats.reads import entitled, in_place_of, seat_now

State, Verdict = Proposal.State, Consent.Verdict


class ConsentRefused(Exception):
    """The answer could not be taken; the message is for the reader."""


class StaleConsent(ConsentRefused):
    """What was on the page is not what stands there now. `proposal` is the version that does.

    `now_says`: where the rows behind it were changed and nobody has put them to all sides yet, their content.
    """

    def __init__(self, proposal: Proposal | None, now_says: dict[str, Any] | None = None):
        self.proposal = proposal
        self.now_says = now_says
        super().__init__(
            _("This changed while you were reading. Below is how it stands now: please read it once more.")
        )


@transaction.atomic
def propose(
    *,
    partnership: Partnership,
    kind: str,
    content: dict[str, Any],
    by: Participant,
    now: datetime,
    subject_id: str = "",
) -> Proposal:
    """Put a version of something to all sides, and accept it for the proposer's side if entitled to.

    An open proposal of the same thing is superseded; whoever had accepted it is told. The same content once
    more is the same proposal. Raises ConsentRefused for somebody without a seat here.
    """
    hold(partnership)
    by = _seated(by, partnership)
    text = canonical(content)
    earlier = Proposal.objects.filter(partnership=partnership, kind=kind, subject_id=subject_id)
    open_now = earlier.filter(state=State.OPEN).first()
    told: set[int] = set()
    if open_now is not None:
        if open_now.content == text:
            return open_now
        told = _supersede(open_now, by=by, now=now)
    newest = earlier.order_by("-version").first()
    proposal = Proposal.objects.create(
        partnership=partnership,
        kind=kind,
        subject_id=subject_id,
        version=newest.version + 1 if newest else 1,
        content=text,
        fingerprint=fingerprint(text),
        proposed_by=by,
        proposed_at=now,
    )
    _record(proposal, "consent.proposed", by, now)
    accepts = entitled(by, kind_of(kind).permission, now)
    asked = [p for p in _consenters(proposal, now) if not (accepts and p.side_id == by.side_id)]
    _tell((p.user for p in asked if p.user_id not in told and p.pk != by.pk), "consent_asked", proposal, now)
    if accepts:
        proposal = accept(proposal=proposal, fingerprint=proposal.fingerprint, by=by, now=now)
    return proposal


@transaction.atomic
def accept(*, proposal: Proposal, fingerprint: str, by: Participant, now: datetime) -> Proposal:
    """Accept a proposal for the person's own side.

    `fingerprint` is that of the content which stood on the page. Accepting twice is accepting once.
    Raises StaleConsent if the content is another one now, ConsentRefused without the right.
    """
    proposal, kind, by = _open_for(proposal, fingerprint, by, now)
    if proposal.state != State.OPEN or Consent.objects.filter(proposal=proposal, side=by.side_id).exists():
        return proposal
    _answer(proposal, Verdict.ACCEPTED, by, now)
    _record(proposal, "consent.accepted", by, now)
    if _is_joint(proposal):
        _make_joint(proposal, kind, now=now)
    return proposal


@transaction.atomic
def decline(*, proposal: Proposal, fingerprint: str, reason: str, by: Participant, now: datetime) -> Proposal:
    """Decline a proposal for the person's own side, with a reason that all sides read. Twice is once."""
    if not reason.strip():
        raise ConsentRefused(_("Say why: the other side can only answer a reason."))
    if _declined_already(proposal, fingerprint, by):
        return proposal
    proposal, _kind, by = _open_for(proposal, fingerprint, by, now)
    if proposal.state != State.OPEN or Consent.objects.filter(proposal=proposal, side=by.side_id).exists():
        raise ConsentRefused(_("Your side has already answered this version."))
    _answer(proposal, Verdict.DECLINED, by, now, reason=reason.strip())
    _settle(proposal, State.DECLINED, now)
    _record(proposal, "consent.declined", by, now)
    others = [p for p in _with_proposer(proposal, now) if p.side_id != by.side_id]
    _tell((p.user for p in others), "consent_declined", proposal, now)
    _ask_about(proposal, reason.strip(), by, now)
    return proposal


@transaction.atomic
def withdraw(*, proposal: Proposal, by: Participant, now: datetime) -> Proposal:
    """Take back a proposal that is still open; only the side that made it can. Twice is once."""
    hold(proposal.partnership)
    by = _seated(by, proposal.partnership)
    proposal = Proposal.objects.select_related("proposed_by", "partnership").get(pk=proposal.pk)
    if proposal.proposed_by.side_id != by.side_id:
        raise ConsentRefused(_("Only the side that proposed this can take it back."))
    if not entitled(by, kind_of(proposal.kind).permission, now) and by.pk != proposal.proposed_by_id:
        raise ConsentRefused(_("Your function does not allow this."))
    if proposal.state == State.WITHDRAWN:
        return proposal
    if proposal.state != State.OPEN:
        raise ConsentRefused(_("This is no longer open: there is nothing to take back."))
    _settle(proposal, State.WITHDRAWN, now)
    _record(proposal, "consent.withdrawn", by, now)
    return proposal


@transaction.atomic
def clear(*, partnership: Partnership, kind: str, subject_id: str, by: Participant, now: datetime) -> None:
    """What was put to all sides changed, and is not ready to be put to them again: its consents count no more.

    Whoever had accepted it is told. Without an open proposal nothing happens.
    """
    hold(partnership)
    open_now = Proposal.objects.filter(
        partnership=partnership, kind=kind, subject_id=subject_id, state=State.OPEN
    ).first()
    if open_now is not None:
        _supersede(open_now, by=by, now=now)


def settle_without(side: Side, *, now: datetime) -> None:
    """A side has left: what waited for its answer alone is joint between the others. Inside that verb only.

    What cannot be taken as it stands (it was changed meanwhile, a gate has closed) goes on waiting.
    """
    for proposal in Proposal.objects.filter(partnership=side.partnership_id, state=State.OPEN).order_by("pk"):
        kind = kind_of(proposal.kind)
        try:
            with transaction.atomic():
                _still_says(proposal, kind)
                if _is_joint(proposal):
                    _make_joint(proposal, kind, now=now)
        except ConsentRefused:
            continue


def ask_newcomer(person: Participant, *, now: datetime) -> None:
    """Tell somebody who has just sat down what waits for their side. Inside the verb that seats them."""
    answered = Consent.objects.filter(side=person.side_id).values("proposal_id")
    waiting = Proposal.objects.filter(partnership=person.partnership_id, state=State.OPEN)
    for proposal in waiting.exclude(pk__in=answered):
        if entitled(person, kind_of(proposal.kind).permission, now):
            _tell([person.user], "consent_asked", proposal, now)


# --- small steps ----------------------------------------------------------
def _seated(by: Participant, partnership: Partnership) -> Participant:
    """Read the seat again, under the lock: it, or the partnership, may have ended since the page was asked for."""
    fresh = seat_now(by, partnership)
    if fresh is None:
        raise ConsentRefused(_("You have no seat in this partnership."))
    if fresh.partnership.has_parted:
        raise ConsentRefused(_("The sides have parted: what was proposed stays readable and binds nobody."))
    return fresh


def _open_for(
    proposal: Proposal, shown: str, by: Participant, now: datetime
) -> tuple[Proposal, Kind, Participant]:
    hold(proposal.partnership)
    proposal = Proposal.objects.select_related("partnership", "proposed_by__user", "proposed_by__side").get(
        pk=proposal.pk
    )
    kind = kind_of(proposal.kind)
    by = _seated(by, proposal.partnership)
    if not entitled(by, kind.permission, now):
        raise ConsentRefused(_("Your function does not allow this. A lead or director of your side can do it."))
    if proposal.state == State.SUPERSEDED:
        newest = newest_of(proposal)
        raise StaleConsent(newest, content_since(newest))
    if proposal.state != State.OPEN:
        # Somebody who accepted twice finds it joint: that is no mistake to complain about.
        if proposal.state == State.JOINT and proposal.fingerprint == shown:
            return proposal, kind, by
        raise ConsentRefused(_("This is no longer open: it was settled meanwhile."))
    if shown != proposal.fingerprint or fingerprint(proposal.content) != proposal.fingerprint:
        raise StaleConsent(proposal)
    _still_says(proposal, kind)
    return proposal, kind, by


def _still_says(proposal: Proposal, kind: Kind) -> None:
    if kind.current is None:
        return
    now_says = kind.current(proposal.partnership, proposal.subject_id)
    if canonical(now_says) != proposal.content:
        raise StaleConsent(proposal, json.loads(canonical(now_says)))


def _declined_already(proposal: Proposal, shown: str, by: Participant) -> bool:
    return Consent.objects.filter(
        proposal=proposal, side=by.side_id, given_by=by, verdict=Verdict.DECLINED, fingerprint=shown
    ).exists()


def _answer(proposal: Proposal, verdict: str, by: Participant, now: datetime, reason: str = "") -> None:
    Consent.objects.create(
        proposal=proposal,
        side=by.side,
        verdict=verdict,
        reason=reason,
        fingerprint=proposal.fingerprint,
        given_by=by,
        in_place_of=in_place_of(by, kind_of(proposal.kind).permission, now),
        given_at=now,
    )


def _is_joint(proposal: Proposal) -> bool:
    # One side alone at the table binds nobody: it waits until another has sat down and accepted as well.
    seated = Side.objects.seated().filter(partnership=proposal.partnership_id).count()
    return seated > 1 and not sides_still_open(proposal)


def _make_joint(proposal: Proposal, kind: Kind, *, now: datetime) -> None:
    _settle(proposal, State.JOINT, now)
    _record(proposal, "consent.joint", None, now)
    kind.on_joint(proposal, content_of(proposal), now)
    _tell((p.user for p in _with_proposer(proposal, now)), "consent_joint", proposal, now)


def _supersede(proposal: Proposal, *, by: Participant, now: datetime) -> set[int]:
    """Settle the version before; returns the people who had accepted it and are told so."""
    _settle(proposal, State.SUPERSEDED, now)
    given = Consent.objects.filter(proposal=proposal, verdict=Verdict.ACCEPTED).exclude(given_by=by)
    users = [consent.given_by.user for consent in given.select_related("given_by__user")]
    _tell(users, "consent_cleared", proposal, now)
    _record(proposal, "consent.cleared", by, now)
    return {user.pk for user in users}


def _settle(proposal: Proposal, state: str, now: datetime) -> None:
    proposal.state, proposal.settled_at = state, now
    proposal.save(update_fields=["state", "settled_at"])


def _record(proposal: Proposal, verb: str, by: Participant | None, now: datetime) -> None:
    # The fingerprint stands in the chain as well: a text changed together with its own number is found.
    record(
        partnership=proposal.partnership,
        verb=verb,
        by=by,
        now=now,
        subject=(proposal.kind, proposal.public_id),
        data={"fingerprint": proposal.fingerprint, "version": proposal.version},
    )


def _ask_about(proposal: Proposal, reason: str, by: Participant, now: datetime) -> None:
    """A decline opens a question to the side that proposed, so that nothing hangs.

    Not where a director declines what the own lead proposed: nobody on another side can answer that.
    """
    proposer = proposal.proposed_by.side
    if proposer.pk == by.side_id:
        return
    questions.ask(
        partnership=proposal.partnership,
        about=(SUBJECT, proposal.public_id),
        text=reason,
        to_side=proposer if proposer.left_at is None else None,
        by=by,
        now=now,
        told_already=True,
    )


def _consenters(proposal: Proposal, now: datetime) -> list[Participant]:
    """Return everybody at the table today who may accept this for their side, stand-ins among them."""
    people = Participant.objects.present().filter(partnership=proposal.partnership_id, side__left_at=None)
    able = people.able_to(kind_of(proposal.kind).permission).values("pk")
    if kind_of(proposal.kind).permission not in PASSES_ON:
        return list(people.filter(pk__in=able).select_related("user").order_by("pk"))
    standing_in = StandIn.objects.lasting(now).filter(absent__in=able).values("person")
    found = people.filter(Q(pk__in=able) | Q(pk__in=standing_in))
    return list(found.select_related("user").order_by("pk"))


def _with_proposer(proposal: Proposal, now: datetime) -> list[Participant]:
    people = _consenters(proposal, now)
    author = proposal.proposed_by
    if author.left_at is None and author not in people:
        people.append(author)
    return people


def _tell(users: Iterable, mail: str, proposal: Proposal, now: datetime) -> None:
    put_many(
        [
            OutboxMail(
                kind=mail,
                to_email=user.email,
                language=user.language,
                once=f"{mail}:{proposal.public_id}:{user.pk}",
                about={"proposal": proposal.public_id, "user": user.pk},
            )
            for user in users
            if user.is_active
        ],
        now=now,
    )

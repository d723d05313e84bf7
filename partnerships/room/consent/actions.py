"""Proposing, accepting, declining, withdrawing: the one way in which anything becomes joint."""

import json
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.post.actions import put_many
from accounts.post.models import OutboxMail
from partnerships.roles import may
from partnerships.room.canonical import canonical, fingerprint
from partnerships.room.consent.kinds import Kind, kind_of
from partnerships.room.consent.models import Consent, Proposal
from partnerships.room.history.actions import record
from partnerships.room.history.models import ChainHead
from partnerships.room.seats.models import Participant, Partnership, Side

State, Verdict = Proposal.State, Consent.Verdict


class ConsentRefused(Exception):
    """The answer could not be taken; the message is for the reader."""


class StaleConsent(ConsentRefused):
    """What was on the page is not what stands there now. `proposal` is the version that does."""

    def __init__(self, proposal: Proposal | None):
        self.proposal = proposal
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

    An open proposal of the same thing is superseded; whoever had accepted it is told.
    """
    _lock(partnership)
    text = canonical(content)
    earlier = Proposal.objects.filter(partnership=partnership, kind=kind, subject_id=subject_id)
    open_now = earlier.filter(state=State.OPEN).first()
    if open_now is not None:
        if open_now.content == text:
            return open_now
        _supersede(open_now, by=by, now=now)
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
    record(partnership=partnership, verb="consent.proposed", by=by, now=now, subject=_subject(proposal))
    _tell_consenters(proposal, "consent_asked", now=now, but_not=by.side)
    if may(by.function, kind_of(kind).permission):
        accept(proposal=proposal, fingerprint=proposal.fingerprint, by=by, now=now)
        proposal.refresh_from_db()
    return proposal


@transaction.atomic
def accept(*, proposal: Proposal, fingerprint: str, by: Participant, now: datetime) -> Proposal:
    """Accept a proposal for the person's own side.

    `fingerprint` is that of the content which stood on the page. Accepting twice is accepting once.
    Raises StaleConsent if the content is another one now, ConsentRefused without the right.
    """
    proposal, kind = _open_for(proposal, fingerprint, by)
    if Consent.objects.filter(proposal=proposal, side=by.side).exists():
        return proposal
    Consent.objects.create(
        proposal=proposal,
        side=by.side,
        verdict=Verdict.ACCEPTED,
        fingerprint=proposal.fingerprint,
        given_by=by,
        given_at=now,
    )
    record(partnership=proposal.partnership, verb="consent.accepted", by=by, now=now, subject=_subject(proposal))
    if not sides_still_open(proposal):
        _make_joint(proposal, kind, now=now)
    return proposal


@transaction.atomic
def decline(*, proposal: Proposal, fingerprint: str, reason: str, by: Participant, now: datetime) -> Proposal:
    """Decline a proposal for the person's own side, with a reason that all sides read."""
    if not reason.strip():
        raise ConsentRefused(_("Say why: the other side can only answer a reason."))
    proposal, _kind = _open_for(proposal, fingerprint, by)
    if Consent.objects.filter(proposal=proposal, side=by.side).exists():
        raise ConsentRefused(_("Your side has already answered this version."))
    Consent.objects.create(
        proposal=proposal,
        side=by.side,
        verdict=Verdict.DECLINED,
        reason=reason.strip(),
        fingerprint=proposal.fingerprint,
        given_by=by,
        given_at=now,
    )
    _settle(proposal, State.DECLINED, now)
    record(partnership=proposal.partnership, verb="consent.declined", by=by, now=now, subject=_subject(proposal))
    _tell_consenters(proposal, "consent_declined", now=now, but_not=by.side)
    return proposal


@transaction.atomic
def withdraw(*, proposal: Proposal, by: Participant, now: datetime) -> Proposal:
    """Take back a proposal that is still open; only the side that made it can."""
    _lock(proposal.partnership)
    proposal = Proposal.objects.select_related("proposed_by", "partnership").get(pk=proposal.pk)
    if proposal.state != State.OPEN:
        raise ConsentRefused(_("This is no longer open: there is nothing to take back."))
    if proposal.proposed_by.side_id != by.side_id:
        raise ConsentRefused(_("Only the side that proposed this can take it back."))
    if not may(by.function, kind_of(proposal.kind).permission) and by.pk != proposal.proposed_by_id:
        raise ConsentRefused(_("Your function does not allow this."))
    _settle(proposal, State.WITHDRAWN, now)
    record(partnership=proposal.partnership, verb="consent.withdrawn", by=by, now=now, subject=_subject(proposal))
    return proposal


def sides_still_open(proposal: Proposal) -> list[Side]:
    """Return the sides, alphabetically, that have not accepted this proposal."""
    accepted = proposal.consents.filter(verdict=Verdict.ACCEPTED).values("side_id")
    sides = Side.objects.filter(partnership=proposal.partnership_id).seated().exclude(pk__in=accepted)
    return list(sides.select_related("organisation").alphabetical())


def content_of(proposal: Proposal) -> dict[str, Any]:
    """Return what a proposal says."""
    content = json.loads(proposal.content)
    assert isinstance(content, dict)
    return content


def _lock(partnership: Partnership) -> None:
    # The chain's head row is the one thing that writers of a partnership wait for.
    ChainHead.objects.get_or_create(partnership=partnership)
    ChainHead.objects.select_for_update(no_key=True).get(partnership=partnership)


def _open_for(proposal: Proposal, shown: str, by: Participant) -> tuple[Proposal, Kind]:
    _lock(proposal.partnership)
    proposal = Proposal.objects.select_related("partnership").get(pk=proposal.pk)
    kind = kind_of(proposal.kind)
    if by.partnership_id != proposal.partnership_id or by.left_at is not None:
        raise ConsentRefused(_("You have no seat in this partnership."))
    if not may(by.function, kind.permission):
        raise ConsentRefused(_("Your function does not allow this. A lead or director of your side can do it."))
    if proposal.state == State.SUPERSEDED:
        raise StaleConsent(_newest(proposal))
    if proposal.state != State.OPEN:
        # Somebody who accepted twice finds it joint: that is no mistake to complain about.
        if proposal.state == State.JOINT and proposal.fingerprint == shown:
            return proposal, kind
        raise ConsentRefused(_("This is no longer open: it was settled meanwhile."))
    if shown != proposal.fingerprint or not _still_says(proposal, kind):
        raise StaleConsent(proposal)
    return proposal, kind


def _still_says(proposal: Proposal, kind: Kind) -> bool:
    if kind.current is None:
        return fingerprint(proposal.content) == proposal.fingerprint
    return canonical(kind.current(proposal.partnership, proposal.subject_id)) == proposal.content


def _newest(proposal: Proposal) -> Proposal | None:
    return (
        Proposal.objects.filter(
            partnership=proposal.partnership_id, kind=proposal.kind, subject_id=proposal.subject_id
        )
        .order_by("-version")
        .first()
    )


def _make_joint(proposal: Proposal, kind: Kind, *, now: datetime) -> None:
    _settle(proposal, State.JOINT, now)
    record(partnership=proposal.partnership, verb="consent.joint", by=None, now=now, subject=_subject(proposal))
    kind.on_joint(proposal, content_of(proposal), now)
    _tell_consenters(proposal, "consent_joint", now=now)


def _supersede(proposal: Proposal, *, by: Participant, now: datetime) -> None:
    _settle(proposal, State.SUPERSEDED, now)
    given = Consent.objects.filter(proposal=proposal, verdict=Verdict.ACCEPTED).exclude(given_by=by)
    users = [consent.given_by.user for consent in given.select_related("given_by__user")]
    _tell(users, "consent_cleared", proposal, now)
    record(partnership=proposal.partnership, verb="consent.cleared", by=by, now=now, subject=_subject(proposal))


def _settle(proposal: Proposal, state: str, now: datetime) -> None:
    proposal.state, proposal.settled_at = state, now
    proposal.save(update_fields=["state", "settled_at"])


def _subject(proposal: Proposal) -> tuple[str, str]:
    return proposal.kind, proposal.public_id


def _tell_consenters(proposal: Proposal, mail: str, *, now: datetime, but_not: Side | None = None) -> None:
    people = (
        Participant.objects.present()
        .filter(partnership=proposal.partnership_id)
        .able_to(kind_of(proposal.kind).permission)
        .select_related("user")
    )
    _tell([p.user for p in people if but_not is None or p.side_id != but_not.pk], mail, proposal, now)


def _tell(users: list, mail: str, proposal: Proposal, now: datetime) -> None:
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

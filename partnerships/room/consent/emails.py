"""Letters about what waits to be accepted: one link, and of the content nothing but its title."""

from dataclasses import replace

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.post.kinds import Letter
from partnerships.roles import Function, Permission, may_for
from partnerships.room.canonical import in_fours
from partnerships.room.consent.kinds import kind_of
from partnerships.room.consent.models import Consent, Proposal
from partnerships.room.consent.reads import content_of, newest_of
from partnerships.room.history.models import Event
from partnerships.room.seats.models import Participant, StandIn

State = Proposal.State


def consent_asked(about: dict) -> Letter | None:
    """Something waits for the reader's side. Nothing once it is settled or the side has answered."""
    proposal, seat = _still_there(about)
    if proposal is None or seat is None or proposal.state != State.OPEN:
        return None
    if proposal.partnership.has_parted:
        return None
    if not _may_answer(seat, kind_of(proposal.kind).permission):
        return None
    if Consent.objects.filter(proposal=proposal, side=seat.side_id).exists():
        return None
    return _letter(
        proposal,
        _("For you to accept: %(title)s"),
        _("A proposal in your partnership waits for the answer of your side: “%(title)s”."),
        _("Read it and answer"),
    )


def consent_joint(about: dict) -> Letter | None:
    """Every side has accepted."""
    proposal, seat = _still_there(about)
    if proposal is None or seat is None or proposal.state != State.JOINT:
        return None
    letter = _letter(
        proposal,
        _("Accepted by all sides: %(title)s"),
        _("Every side has accepted “%(title)s”. It counts from now on."),
        _("Read what counts"),
    )
    return replace(letter, after=_head_of(proposal))


def _head_of(proposal: Proposal) -> list[str]:
    """The head of the chain leaves the house: whoever keeps this mail can tell whether it was rewritten."""
    event = Event.objects.filter(
        partnership=proposal.partnership_id, verb="consent.joint", subject_id=proposal.public_id
    ).first()
    if event is None:
        return []
    words = {"number": event.number, "fingerprint": in_fours(event.digest)}
    return [_("Keep this mail: entry %(number)s of the history has the fingerprint %(fingerprint)s.") % words]


def consent_cleared(about: dict) -> Letter | None:
    """What the reader had accepted was changed; the link leads to what stands there now."""
    proposal, seat = _still_there(about)
    if proposal is None or seat is None:
        return None
    return _letter(
        newest_of(proposal),
        _("Changed since you accepted it: %(title)s"),
        _("What you accepted was changed, so your yes no longer counts: “%(title)s”. Please read it again."),
        _("See what it says now"),
    )


def consent_declined(about: dict) -> Letter | None:
    """A side said no; its reason stands on the page, not in the letter."""
    proposal, seat = _still_there(about)
    if proposal is None or seat is None or proposal.state != State.DECLINED:
        return None
    return _letter(
        proposal,
        _("Declined: %(title)s"),
        _("A side declined “%(title)s” and says why."),
        _("Read the reason"),
    )


def _may_answer(seat: Participant, permission: Permission) -> bool:
    """By the own function, or standing in. A stand-in whose days are over finds out on the page."""
    if seat.carries(permission):
        return True
    named = StandIn.objects.filter(person=seat, ended_at=None).values_list("absent__function", flat=True)
    return any(may_for(Function(absent), permission) for absent in named)


def _still_there(about: dict) -> tuple[Proposal | None, Participant | None]:
    """Return proposal and seat of the addressee; without a seat there is nothing to tell any more."""
    proposal = Proposal.objects.select_related("partnership").filter(public_id=about.get("proposal", "")).first()
    if proposal is None:
        return None, None
    seats = Participant.objects.present().filter(
        partnership=proposal.partnership_id, side__left_at=None, user=about.get("user"), user__is_active=True
    )
    return proposal, seats.first()


def _letter(proposal: Proposal, subject: str, sentence: str, label: str) -> Letter:
    words = {"title": str(kind_of(proposal.kind).title(content_of(proposal)))}
    path = reverse("consent_detail", args=[proposal.partnership.public_id, proposal.public_id])
    return Letter(
        subject=subject % words,
        paragraphs=[sentence % words],
        link=settings.BASE_URL + path,
        link_label=label,
    )

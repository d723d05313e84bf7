"""On the way to the seal, the seal itself, and opening it again: the verbs."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.versions import save_if_unchanged
from partnerships.roles import Permission
from partnerships.room.consent.actions import ConsentRefused, propose
from partnerships.room.consent.kinds import Kind
from partnerships.room.consent.models import Proposal
from partnerships.room.history.actions import record
from partnerships.room.models import Participant, Partnership, Side
from partnerships.vision import whole
from partnerships.vision.entitled import VisionRefused, entitled
from partnerships.vision.objectives.models import Objective
from partnerships.vision.sealing import reads, rules
from partnerships.vision.sealing.emails import mail_seal
from partnerships.vision.sealing.models import ReadinessPoint, SealedVision, SupportAsk, SynergyVote
from partnerships.vision.text.models import Vision, VisionDraft
from partnerships.vision.text.reads import in_drafting, newest_sealed

Verdict = SynergyVote.Verdict


class NotReadyToSeal(VisionRefused):
    """The vision cannot be sealed yet; `reasons` says what is missing."""

    def __init__(self, reasons: list[rules.Reason]):
        self.reasons = reasons
        super().__init__(" ".join([_("Not yet."), *(reads.in_words(reason) for reason in reasons)]))


# --- support of the own management ----------------------------------------
@transaction.atomic
def ask_support(
    *,
    partnership: Partnership,
    public_id: str,
    text: str,
    answer_by_on: date | None,
    by: Participant,
    now: datetime,
) -> SupportAsk:
    """Write down what the own side asks of its management. The others see only that it asked."""
    by = entitled(by, partnership, Permission.WRITE_ROOM)
    asked = SupportAsk.objects.filter(public_id=public_id, partnership=partnership, side=by.side).first()
    if asked is not None:
        return asked
    ask = SupportAsk.objects.create(
        public_id=public_id,
        partnership=partnership,
        side=by.side,
        text=text,
        answer_by_on=answer_by_on,
        asked_by=by,
        asked_at=now,
    )
    _note(partnership, "support.asked", by, now, ("support", ask.public_id))
    return ask


@transaction.atomic
def change_support(
    *,
    ask: SupportAsk,
    version: int,
    text: str,
    answer_by_on: date | None,
    answer: str,
    by: Participant,
    now: datetime,
) -> SupportAsk:
    """Change an ask of the own side, or write its answer down. Raises ChangedMeanwhile."""
    by = entitled(by, ask.partnership, Permission.WRITE_ROOM)
    if ask.side_id != by.side_id:
        raise VisionRefused(_("Only the side that asks can change this."))
    was_answered = ask.answered_at is not None
    if save_if_unchanged(ask, version, text=text, answer_by_on=answer_by_on, answer=answer):
        ask.answered_at = (ask.answered_at or now) if answer else None
        ask.save(update_fields=["answered_at"])
        if answer and not was_answered:
            _note(ask.partnership, "support.answered", by, now, ("support", ask.public_id))
    return ask


# --- readiness ------------------------------------------------------------
@transaction.atomic
def tick(*, vision: Vision, point: str, is_done: bool, by: Participant, now: datetime) -> None:
    """Say that a point of the list is done on the own side, or that it is not after all. Twice is once."""
    by = entitled(by, vision.partnership, reads.needed_for(point))
    vision = _in_drafting(vision)
    known = ReadinessPoint.objects.filter(vision=vision, side=by.side, point=point).first()
    if is_done and known is not None and known.of_version == vision.version:
        return
    if not is_done and known is None:
        return
    if known is not None:
        known.delete()
    if is_done:
        ReadinessPoint.objects.create(
            partnership=vision.partnership,
            vision=vision,
            side=by.side,
            point=point,
            of_version=vision.version,
            done_by=by,
            done_at=now,
        )
    verb = "readiness.done" if is_done else "readiness.undone"
    _note(vision.partnership, verb, by, now, ("vision", vision.public_id), {"point": point})


# --- the directors' vote --------------------------------------------------
@transaction.atomic
def call_vote(*, vision: Vision, by: Participant, now: datetime) -> Vision:
    """Ask the directors of all sides whether the synergy is there. Twice is once."""
    by = entitled(by, vision.partnership, Permission.CONSENT_TO_WORK)
    vision = _in_drafting(vision)
    stands = reads.the_vote(vision)
    if stands is not None and stands.state in ("open", "yes", "not_yet"):
        return vision
    vision.vote_round += 1
    vision.vote_asked_on = vision.partnership.day_at(now)
    vision.save(update_fields=["vote_round", "vote_asked_on"])
    _note(
        vision.partnership, "synergy.called", by, now, ("vision", vision.public_id), {"round": vision.vote_round}
    )
    return vision


@transaction.atomic
def vote(
    *,
    vision: Vision,
    number: int,
    verdict: str,
    reason: str,
    return_on: date | None,
    by: Participant,
    now: datetime,
) -> SynergyVote:
    """Vote for the own side, with a reason; until every side has voted it can be changed.

    `number`: the round that stood on the page. Nothing is written into the history before the round opens.
    """
    by = entitled(by, vision.partnership, Permission.CONSENT_AS_DIRECTOR)
    vision = _in_drafting(vision)
    own = SynergyVote.objects.filter(vision=vision, number=number, side=by.side).first()
    if own is not None and (own.verdict, own.reason, own.return_on) == (verdict, reason, return_on):
        return own
    if number != vision.vote_round or (own is not None and own.opened_at is not None):
        raise VisionRefused(_("This round is open already: every side has voted."))
    if vision.vote_asked_on is None or vision.vote_asked_on > vision.partnership.day_at(now):
        raise VisionRefused(_("The directors are not asked yet."))
    own, _made = SynergyVote.objects.update_or_create(
        vision=vision,
        number=number,
        side=by.side,
        defaults={
            "partnership": vision.partnership,
            "verdict": verdict,
            "reason": reason,
            "return_on": return_on,
            "voted_by": by,
            "voted_at": now,
        },
    )
    _open_if_all_voted(vision, now)
    own.refresh_from_db()
    return own


def open_vote_without(partnership: Partnership, *, now: datetime) -> None:
    """A side has left: open the directors' vote if all others have voted. Inside that verb only.

    What the side that left had said under seal does not count, and stays under seal.
    """
    vision = in_drafting(partnership)
    running = SynergyVote.objects.filter(vision=vision, opened_at=None, side__left_at=None)
    if vision is not None and running.filter(number=vision.vote_round).exists():
        _open_if_all_voted(vision, now)


def _open_if_all_voted(vision: Vision, now: datetime) -> None:
    seated = Side.objects.seated().filter(partnership=vision.partnership_id)
    votes = SynergyVote.objects.filter(vision=vision, number=vision.vote_round, side__in=seated)
    if seated.count() < 2 or seated.exclude(pk__in=votes.values("side_id")).exists():
        return
    votes.update(opened_at=now)
    said = list(votes.order_by("pk").values_list("verdict", "return_on"))
    outcome = rules.outcome([verdict for verdict, _day in said])
    data = {"round": vision.vote_round, "outcome": outcome}
    _note(vision.partnership, "synergy.opened", None, now, ("vision", vision.public_id), data)
    if outcome == "not_yet":
        vision.vote_round += 1
        vision.vote_asked_on = max(day for _verdict, day in said if day)
    else:
        vision.vote_asked_on = None
    vision.save(update_fields=["vote_round", "vote_asked_on"])


# --- the seal -------------------------------------------------------------
@transaction.atomic
def propose_seal(*, vision: Vision, by: Participant, now: datetime) -> Proposal:
    """Put the whole vision before the directors. Raises NotReadyToSeal with what is missing."""
    by = entitled(by, vision.partnership, Permission.CONSENT_TO_WORK)
    vision = _in_drafting(vision)
    reasons = reads.missing(vision.partnership, vision, now=now)
    if reasons:
        raise NotReadyToSeal(reasons)
    return propose(
        partnership=vision.partnership,
        kind=whole.VISION,
        subject_id=vision.public_id,
        content=whole.content_of_vision(vision),
        by=by,
        now=now,
    )


def _seal(proposal: Proposal, content: dict[str, Any], now: datetime) -> None:
    """Freeze what a director of every side has accepted. A session that was cancelled meanwhile stops it."""
    partnership = proposal.partnership
    vision = Vision.objects.select_related("partnership").get(
        partnership=partnership, public_id=proposal.subject_id
    )
    reasons = reads.missing(partnership, vision, now=now)
    if reasons:
        raise ConsentRefused(str(NotReadyToSeal(reasons)))
    vision.sealed_at = now
    vision.save(update_fields=["sealed_at"])
    told = {"fingerprint": proposal.fingerprint, "number": vision.number, "proposal": proposal.public_id}
    event = record(
        partnership=partnership,
        verb="vision.sealed",
        by=None,
        now=now,
        subject=("vision", vision.public_id),
        data=told,
    )
    seal = SealedVision.objects.create(
        partnership=partnership,
        vision=vision,
        content=proposal.content,
        fingerprint=proposal.fingerprint,
        proposal=proposal,
        sealed_at=now,
        chain_number=event.number,
        chain_digest=event.digest,
    )
    held = [objective["id"] for objective in content["objectives"]]
    Objective.objects.filter(partnership=partnership, public_id__in=held, sealed_at=None).update(sealed_at=now)
    mail_seal(seal, now=now)


@transaction.atomic
def reopen(*, partnership: Partnership, because: str, by: Participant, now: datetime) -> Vision:
    """Begin the next version of a sealed vision, with its text to start from. The sealed one stays as it is."""
    by = entitled(by, partnership, Permission.CONSENT_TO_WORK)
    drafting, sealed = in_drafting(partnership), newest_sealed(partnership)
    if drafting is not None:
        return drafting
    if sealed is None:
        raise VisionRefused(_("No vision is sealed yet: there is nothing to open again."))
    typed = {name: getattr(sealed, name) for name in ("why", "big_goal", "text", "horizon_on", "renew_on")}
    vision = Vision.objects.create(
        partnership=partnership,
        number=sealed.number + 1,
        version=1,
        begun_by=by,
        begun_at=now,
        reopened_because=because,
        **typed,
    )
    VisionDraft.objects.create(vision=vision, number=1, written_by=by, written_at=now, **typed)
    _note(partnership, "vision.reopened", by, now, ("vision", vision.public_id), {"number": vision.number})
    return vision


KIND = Kind(
    key=whole.VISION,
    permission=Permission.CONSENT_AS_DIRECTOR,
    title=whole.title,
    rows=whole.rows,
    on_joint=_seal,
    current=whole.current_content,
    address=lambda proposal: reverse("vision_sealing", args=[proposal.partnership.public_id]),
)


# --- small steps ----------------------------------------------------------
def _in_drafting(vision: Vision) -> Vision:
    fresh = Vision.objects.select_related("partnership").get(pk=vision.pk)
    if fresh.sealed_at is not None:
        raise VisionRefused(_("This vision is sealed meanwhile."))
    return fresh


def _note(
    partnership: Partnership,
    verb: str,
    by: Participant | None,
    now: datetime,
    subject: tuple[str, str],
    data: dict[str, Any] | None = None,
) -> None:
    record(partnership=partnership, verb=verb, by=by, now=now, subject=subject, data=data or {})

"""Writing the text, saying something about it, dealing with what was said: the verbs."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.versions import save_if_unchanged
from partnerships.roles import Permission
from partnerships.room.history.actions import record
from partnerships.room.models import Participant, Partnership
from partnerships.vision.entitled import VisionRefused, entitled
from partnerships.vision.text.models import Vision, VisionComment, VisionDraft
from partnerships.vision.text.reads import in_drafting, newest_sealed
from partnerships.vision.whole import propose_anew_if_open

FIELDS = ("why", "big_goal", "text", "horizon_on", "renew_on")


@transaction.atomic
def write_text(
    *,
    partnership: Partnership,
    version: int,
    why: str,
    big_goal: str,
    text: str,
    by: Participant,
    now: datetime,
    horizon_on: date | None = None,
    renew_on: date | None = None,
) -> Vision:
    """Save the text as its next version; the first saving begins the vision.

    If it lies before the directors, they are asked anew. The same text once more writes nothing. Raises
    ChangedMeanwhile, VisionRefused.
    """
    by = entitled(by, partnership, Permission.DRAFT_VISION)
    vision = in_drafting(partnership) or _begin(partnership, by, now)
    typed: Mapping[str, Any] = {
        "why": why,
        "big_goal": big_goal,
        "text": text,
        "horizon_on": horizon_on,
        "renew_on": renew_on,
    }
    if save_if_unchanged(vision, version, **typed):
        VisionDraft.objects.create(vision=vision, number=vision.version, written_by=by, written_at=now, **typed)
        _note(vision, "vision.written", by, now, {"version": vision.version})
        propose_anew_if_open(vision, by=by, now=now)
    return vision


def _begin(partnership: Partnership, by: Participant, now: datetime) -> Vision:
    if newest_sealed(partnership) is not None:
        raise VisionRefused(
            _("The vision is sealed. Re-open it first: that makes a new version beside the old one.")
        )
    return Vision.objects.create(partnership=partnership, begun_by=by, begun_at=now)


@transaction.atomic
def comment(*, vision: Vision, public_id: str, text: str, by: Participant, now: datetime) -> VisionComment:
    """Say something about the text as it stands; it changes nothing in the text. Sent twice, it is one comment."""
    by = entitled(by, vision.partnership, Permission.COMMENT_VISION)
    said = VisionComment.objects.filter(public_id=public_id, vision=vision).first()
    if said is not None:
        return said
    vision = Vision.objects.select_related("partnership").get(pk=vision.pk)
    if vision.sealed_at is not None:
        raise VisionRefused(_("This vision is sealed: re-open it, or ask a question about it."))
    said = VisionComment.objects.create(
        public_id=public_id,
        partnership=vision.partnership,
        vision=vision,
        draft_number=vision.version,
        text=text,
        by=by,
        at=now,
    )
    _note(vision, "vision.commented", by, now, {"comment": said.public_id, "version": vision.version})
    return said


@transaction.atomic
def settle_comment(*, comment: VisionComment, by: Participant, now: datetime) -> VisionComment:
    """Say that a comment has been dealt with. Twice is once."""
    by = entitled(by, comment.partnership, Permission.DRAFT_VISION)
    comment = VisionComment.objects.select_related("vision__partnership").get(pk=comment.pk)
    if comment.settled_at is None:
        comment.settled_at, comment.settled_by = now, by
        comment.save(update_fields=["settled_at", "settled_by"])
        _note(comment.vision, "vision.comment_settled", by, now, {"comment": comment.public_id})
    return comment


def _note(vision: Vision, verb: str, by: Participant, now: datetime, data: dict[str, Any]) -> None:
    record(
        partnership=vision.partnership, verb=verb, by=by, now=now, subject=("vision", vision.public_id), data=data
    )

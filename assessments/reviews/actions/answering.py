"""Answering by personal link: go on, change, hand in, withdraw.

Nothing here writes who answered: the sheet is found by the link's token and by nothing else.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from assessments.reviews import sealing
from assessments.reviews.models import ReviewInvitation, SealedSheet, TrustReview

LONGEST_REMARK = 600
QUESTIONS = ("keep", "change")
POINT = "point"  # asked only who rated something low: what would move it one point
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


class NotOpen(Exception):
    """The round takes no answers any more; the message is for the reader."""


@dataclass(frozen=True)
class Sheet:
    """What a person has filled in so far: answers by statement (0 = cannot judge), remarks by question."""

    answers: dict[str, int] = field(default_factory=dict)
    remarks: dict[str, str] = field(default_factory=dict)
    handed_in: bool = False

    @property
    def payload(self) -> dict[str, Any]:
        return {"answers": self.answers, "remarks": self.remarks}


def invitation_of(token: str) -> ReviewInvitation | None:
    """Return the invitation that a link belongs to, or None."""
    return (
        ReviewInvitation.objects.filter(token_hash=sealing.token_hash(token))
        .select_related("review__criteria_set", "review__partnership", "side__organisation", "participant__user")
        .first()
    )


def open_sheet(*, invitation: ReviewInvitation, token: str) -> Sheet:
    """Return what was filled in with this link; an empty sheet at the first time."""
    row = SealedSheet.objects.filter(pk=sealing.sheet_id(token), review=invitation.review_id).first()
    if row is None:
        return Sheet()
    kept = sealing.open_draft(token, row.draft)
    return Sheet(kept["answers"], kept["remarks"], handed_in=row.sealed is not None)


def save_draft(
    *,
    invitation: ReviewInvitation,
    token: str,
    answers: Mapping[str, int],
    remarks: Mapping[str, str],
    now: datetime,
) -> Sheet:
    """Add answers and remarks to the sheet. What was handed in before stays handed in, as changed."""
    return _write(invitation, token, answers, remarks, hand_in=False, now=now)


def hand_in(
    *,
    invitation: ReviewInvitation,
    token: str,
    answers: Mapping[str, int],
    remarks: Mapping[str, str],
    now: datetime,
) -> Sheet:
    """Hand the sheet in: sealed to the round's public key. It can be changed until the close."""
    return _write(invitation, token, answers, remarks, hand_in=True, now=now)


@transaction.atomic
def withdraw(*, invitation: ReviewInvitation, token: str, now: datetime) -> None:
    """Remove the sheet that belongs to this link. Only the link can do it."""
    _open_review(invitation, now)
    SealedSheet.objects.filter(pk=sealing.sheet_id(token), review=invitation.review_id).delete()


@transaction.atomic
def _write(
    invitation: ReviewInvitation,
    token: str,
    answers: Mapping[str, int],
    remarks: Mapping[str, str],
    *,
    hand_in: bool,
    now: datetime,
) -> Sheet:
    review = _open_review(invitation, now)
    check_answers(review, answers)
    row = SealedSheet.objects.select_for_update().filter(pk=sealing.sheet_id(token)).first()
    before = sealing.open_draft(token, row.draft) if row else {"answers": {}, "remarks": {}}
    sheet = Sheet(
        answers=before["answers"] | dict(answers),
        remarks={
            question: tidy_remark(text)
            for question, text in (before["remarks"] | dict(remarks)).items()
            if question in (*QUESTIONS, POINT)
        },
        handed_in=hand_in or bool(row and row.sealed is not None),
    )
    SealedSheet.objects.update_or_create(
        pk=sealing.sheet_id(token),
        defaults={
            "review": review,
            "side_id": invitation.side_id,
            "draft": sealing.lock_draft(token, sheet.payload),
            "sealed": sealing.seal(review.public_key, sheet.payload) if sheet.handed_in else None,
        },
    )
    return sheet


def _open_review(invitation: ReviewInvitation, now: datetime) -> TrustReview:
    # Shared with the close, which takes the same row: nobody hands in beside a closing round.
    review = (
        TrustReview.objects.select_for_update(no_key=True)
        .select_related("criteria_set")
        .get(pk=invitation.review_id)
    )
    if review.state != TrustReview.State.OPEN or review.closes_at <= now:
        raise NotOpen(_("This round has closed. Answers can no longer be given or changed."))
    return review


def tidy_remark(text: str) -> str:
    """Return a remark as it is kept: without control characters, which take six bytes each in a sheet."""
    return _CONTROL.sub("", text.replace("\r\n", "\n"))[:LONGEST_REMARK].strip()


def check_answers(review: TrustReview, answers: Mapping[str, int]) -> None:
    """Refuse answers to statements that the round does not ask, or outside the scale (ValueError)."""
    unknown = set(answers) - set(review.item_codes)
    if unknown:
        raise ValueError(f"statements that this round does not ask: {sorted(unknown)}")
    for code, answer in answers.items():
        if type(answer) is not int or not 0 <= answer <= review.criteria_set.points:
            raise ValueError(f"answer to {code} outside the scale: {answer!r}")

"""The joint, signed sheet of a side with too few people for anonymity: write, sign."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from assessments.reviews.actions.answering import NotOpen, check_answers, tidy_remark
from assessments.reviews.models import JointSheet, JointSignature, ReviewInvitation, ReviewSide, TrustReview
from partnerships.room.history.actions import record
from partnerships.room.models import Participant


class NotAsked(Exception):
    """This person is not asked in this round, or the side answers one by one; the message is for the reader."""


class WrittenMeanwhile(Exception):
    """Somebody else of the side wrote first. `sheet` is what stands there now."""

    def __init__(self, sheet: JointSheet):
        self.sheet = sheet
        super().__init__(_("Somebody of your side changed the sheet while you were writing."))


class NothingToSign(Exception):
    """There is no sheet yet to put a name under; the message is for the reader."""


@transaction.atomic
def write_joint_sheet(
    *,
    review: TrustReview,
    answers: Mapping[str, int],
    keep: str,
    change: str,
    version: int,
    by: Participant,
    now: datetime,
) -> JointSheet:
    """Write the joint sheet of the person's side; every change is a new version that nobody has signed.

    `version`: the one that was on the page, 0 before the first. The same content again changes nothing.
    Raises WrittenMeanwhile if another version stands there now, NotOpen after the close, NotAsked.
    """
    review = _held(review, by, now)
    check_answers(review, answers)
    said = {"answers": dict(answers), "keep": tidy_remark(keep), "change": tidy_remark(change)}
    sheet = JointSheet.objects.select_for_update().filter(review=review, side=by.side_id).first()
    if sheet is not None and all(getattr(sheet, name) == value for name, value in said.items()):
        return sheet
    if (sheet.version if sheet else 0) != version:
        raise WrittenMeanwhile(sheet or JointSheet(review=review, side_id=by.side_id, version=0))
    sheet, _made = JointSheet.objects.update_or_create(
        review=review, side_id=by.side_id, defaults=said | {"version": version + 1}
    )
    _record(review, "review.joint_written", by, now, sheet.version)
    return sheet


@transaction.atomic
def sign_joint_sheet(*, review: TrustReview, version: int, by: Participant, now: datetime) -> JointSheet:
    """Put the person's own name under one version of the joint sheet. Twice is once.

    Raises WrittenMeanwhile if another version stands there now, NothingToSign, NotOpen, NotAsked.
    """
    review = _held(review, by, now)
    sheet = JointSheet.objects.select_for_update().filter(review=review, side=by.side_id).first()
    if sheet is None:
        raise NothingToSign(_("There is no sheet yet. Write one first, together."))
    if sheet.version != version:
        raise WrittenMeanwhile(sheet)
    if JointSignature.objects.filter(sheet=sheet, participant=by, version=version).exists():
        return sheet
    JointSignature.objects.update_or_create(
        sheet=sheet, participant=by, defaults={"version": version, "signed_at": now}
    )
    _record(review, "review.joint_signed", by, now, version)
    return sheet


def _held(review: TrustReview, by: Participant, now: datetime) -> TrustReview:
    """Lock the round against its close, and make sure that this person writes for this side in it."""
    review = (
        TrustReview.objects.select_for_update(no_key=True, of=("self",))
        .select_related("criteria_set", "partnership")
        .get(pk=review.pk)
    )
    if review.state != TrustReview.State.OPEN or review.closes_at <= now:
        raise NotOpen(_("This round has closed. Answers can no longer be given or changed."))
    seat = ReviewSide.objects.filter(review=review, side=by.side_id).first()
    if seat is None or not ReviewInvitation.objects.filter(review=review, participant=by).exists():
        raise NotAsked(_("You are not asked in this round: people added later wait for the next one."))
    if not seat.open_mode:
        raise NotAsked(_("Your side answers one by one, each with a personal link."))
    return review


def _record(review: TrustReview, verb: str, by: Participant, now: datetime, version: int) -> None:
    record(
        partnership=review.partnership,
        verb=verb,
        by=by,
        now=now,
        subject=("review", review.public_id),
        data={"number": review.number, "version": version},
    )

"""The joint sheet of a side with too few people for anonymity: written together, signed by each."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from assessments.reviews.actions.answering import LONGEST_REMARK, NotOpen, check_answers
from assessments.reviews.models import JointSheet, JointSignature, ReviewInvitation, TrustReview
from partnerships.room.history.actions import record
from partnerships.room.models import Participant


class SheetChanged(Exception):
    """Somebody of the own side changed the sheet meanwhile; `sheet` is how it stands now."""

    def __init__(self, sheet: JointSheet):
        self.sheet = sheet
        super().__init__(_("A colleague changed this sheet while you were writing. Both versions are below."))


class NotAsked(Exception):
    """This person is not among those who answer for the side in this round."""


@transaction.atomic
def write(
    *,
    review: TrustReview,
    answers: Mapping[str, int],
    remarks: Mapping[str, str],
    version: int,
    by: Participant,
    now: datetime,
) -> JointSheet:
    """Write the sheet of the person's own side. Any change clears the signatures.

    `version`: the version that was on the page; 0 before the first. Raises SheetChanged if it is another one now.
    """
    review = _open_for(review, by, now)
    check_answers(review, answers)
    content = {
        "answers": dict(answers),
        "keep": remarks.get("keep", "").strip()[:LONGEST_REMARK],
        "change": remarks.get("change", "").strip()[:LONGEST_REMARK],
    }
    sheet = JointSheet.objects.select_for_update().filter(review=review, side=by.side_id).first()
    if sheet is None:
        sheet = JointSheet.objects.create(review=review, side_id=by.side_id, **content)
    elif all(getattr(sheet, name) == value for name, value in content.items()):
        return sheet
    elif sheet.version != version:
        raise SheetChanged(sheet)
    else:
        for name, value in content.items():
            setattr(sheet, name, value)
        sheet.version += 1
        sheet.save()
        sheet.signatures.all().delete()
    record(
        partnership=review.partnership,
        verb="review.joint_sheet_written",
        by=by,
        now=now,
        subject=("review", review.public_id),
        data={"version": sheet.version},
    )
    return sheet


@transaction.atomic
def sign(*, sheet: JointSheet, version: int, by: Participant, now: datetime) -> None:
    """Put the person's name under this version. Signing twice is signing once."""
    review = _open_for(sheet.review, by, now)
    sheet = JointSheet.objects.select_for_update().get(pk=sheet.pk)
    if sheet.side_id != by.side_id:
        raise NotAsked(_("This is the sheet of another side."))
    if sheet.version != version:
        raise SheetChanged(sheet)
    _signature, made = JointSignature.objects.get_or_create(
        sheet=sheet, participant=by, defaults={"version": version, "signed_at": now}
    )
    if made:
        record(
            partnership=review.partnership,
            verb="review.joint_sheet_signed",
            by=by,
            now=now,
            subject=("review", review.public_id),
            data={"version": version},
        )


def _open_for(review: TrustReview, by: Participant, now: datetime) -> TrustReview:
    review = (
        TrustReview.objects.select_for_update(no_key=True, of=("self",))
        .select_related("criteria_set", "partnership")
        .get(pk=review.pk)
    )
    if review.state != TrustReview.State.OPEN or review.closes_at <= now:
        raise NotOpen(_("This round has closed. Answers can no longer be given or changed."))
    asked = ReviewInvitation.objects.filter(review=review, participant=by, side=by.side_id).exists()
    if not asked or not review.sides.filter(side=by.side_id, open_mode=True).exists():
        raise NotAsked(_("You are not asked to answer for your side in this round."))
    return review

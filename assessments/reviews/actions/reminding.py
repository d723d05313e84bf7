"""Reminders, coverage, and sending a link once more.

Who has answered is never stored: the worker works it out from the round's secret, which only it has.
"""

from datetime import datetime

from django.db import transaction

from accounts.calendars.zones import local_day
from accounts.post.actions import put, put_many
from accounts.post.models import OutboxMail
from assessments.reviews import keyring, rhythm, sealing
from assessments.reviews.actions.closing import close
from assessments.reviews.models import (
    JointSheet,
    ReviewInvitation,
    ReviewSide,
    SealedSheet,
    TrustReview,
)
from partnerships.room.models import Participant

OPEN = TrustReview.State.OPEN


def remind_due(*, now: datetime) -> int:
    """Remind those who have not answered, on working days 4 and 8; returns how many mails were written.

    After a long sleep one reminder goes out, however many were missed.
    """
    waiting = ReviewSide.objects.filter(next_reminder_at__lte=now, review__state=OPEN, review__closes_at__gt=now)
    return sum(_remind_side(pk, now) for pk in waiting.order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def _remind_side(pk: int, now: datetime) -> int:
    row = (
        ReviewSide.objects.select_for_update(of=("self",))
        .select_related("review__partnership", "side__organisation")
        .get(pk=pk)
    )
    if row.next_reminder_at is None or row.next_reminder_at > now or row.review.state != OPEN:
        return 0
    country, zone = row.side.organisation.country, row.review.partnership.time_zone
    sent = row.reminders_sent
    while row.next_reminder_at is not None and row.next_reminder_at <= now:
        sent += 1
        row.next_reminder_at = rhythm.reminder_at(row.review.opens_at, sent, zone, country)
    row.reminders_sent = sent
    row.save(update_fields=["next_reminder_at", "reminders_sent"])
    # A row for everybody asked: rows for the silent alone would be a list of who has answered. Who needs no
    # reminder any more is found out when the mail would leave, and its row then looks like the others.
    put_many(
        [
            OutboxMail(
                kind="review_reminder",
                to_email=invitation.participant.user.email,
                language=invitation.participant.user.language,
                once=f"review_reminder:{invitation.public_id}:{sent}",
                about={"invitation": invitation.public_id, "number": sent},
            )
            for invitation in _asked(row)
        ],
        now=now,
    )
    return len(_silent(row))


def _asked(row: ReviewSide) -> list[ReviewInvitation]:
    """Return the invitations of a side, of people still seated."""
    return list(
        ReviewInvitation.objects.filter(
            review=row.review_id,
            side=row.side_id,
            participant__left_at=None,
            participant__user__is_active=True,
        )
        .select_related("participant__user")
        .order_by("pk")
    )


def wants_reminder(invitation: ReviewInvitation, token: str, number: int) -> bool:
    """Tell whether reminder `number` still makes sense; the worker asks when it would leave.

    Not for who has answered, and not where a later reminder was written meanwhile: they do not pile up.
    """
    row = ReviewSide.objects.select_related("review").get(review=invitation.review_id, side=invitation.side_id)
    if row.reminders_sent > number:
        return False
    if row.open_mode:
        return invitation.pk in {silent.pk for silent in _silent(row)}
    return not SealedSheet.objects.filter(pk=sealing.sheet_id(token), sealed__isnull=False).exists()


def _silent(row: ReviewSide) -> list[ReviewInvitation]:
    """Return the invitations of a side, of people still seated, whose sheet has not been handed in."""
    invitations = _asked(row)
    if row.open_mode:
        signed = JointSheet.objects.filter(review=row.review_id, side=row.side_id)
        done = {
            signature.participant_id
            for sheet in signed.prefetch_related("signatures")
            for signature in sheet.signatures.all()
            if signature.version == sheet.version
        }
        return [invitation for invitation in invitations if invitation.participant_id not in done]
    keys = keyring.read(row.review.public_id)
    if keys is None:
        return []
    handed_in = _handed_in(row.review_id)
    return [
        invitation
        for invitation in invitations
        if sealing.sheet_id(sealing.link_token(keys.secret, invitation.public_id)) not in handed_in
    ]


def _handed_in(review_pk: int) -> set[str]:
    return set(SealedSheet.objects.filter(review=review_pk, sealed__isnull=False).values_list("pk", flat=True))


def tell_coverage_due(*, now: datetime) -> tuple[int, int]:
    """Tell the coverage of open rounds once a day, and close those that everybody has answered.

    Returns how many rounds were told and how many closed. Both happen at the daily moment only, so that
    nobody can watch the figure move when a colleague leaves the room.
    """
    due = TrustReview.objects.filter(state=OPEN, next_coverage_at__lte=now, closes_at__gt=now).order_by("pk")
    told = closed = 0
    for pk in due.values_list("pk", flat=True):
        complete = _tell(pk, now)
        told += complete is not None
        closed += bool(complete) and close(review_pk=pk, now=now)
    return told, closed


@transaction.atomic
def _tell(pk: int, now: datetime) -> bool | None:
    review = (
        TrustReview.objects.select_for_update(of=("self",)).select_related("partnership").filter(pk=pk).first()
    )
    if review is None or review.state != OPEN or review.next_coverage_at > now:
        return None
    zone = review.partnership.time_zone
    complete = True
    for row in review.sides.all():
        row.answered = _answered(row)
        row.enough = row.open_mode or row.answered >= review.minimum
        row.told_on = local_day(now, zone)
        row.save(update_fields=["answered", "enough", "told_on"])
        complete = complete and row.answered >= row.invited
    review.next_coverage_at = rhythm.next_telling(now, zone)
    review.save(update_fields=["next_coverage_at"])
    return complete


def _answered(row: ReviewSide) -> int:
    if row.open_mode:
        sheet = JointSheet.objects.filter(review=row.review_id, side=row.side_id).first()
        return sheet.signatures.filter(version=sheet.version).count() if sheet else 0
    return SealedSheet.objects.filter(review=row.review_id, side=row.side_id, sealed__isnull=False).count()


def ask_for_link(*, participant: Participant, review: TrustReview, now: datetime) -> bool:
    """Send a person's own link once more; returns whether the person is asked in this round.

    Asked again within the same quarter of an hour it is the same mail.
    """
    invitation = ReviewInvitation.objects.filter(review=review, participant=participant).first()
    if invitation is None or review.state != OPEN:
        return False
    quarter = int(now.timestamp()) // 900
    put(
        kind="review_link",
        to=participant.user.email,
        language=participant.user.language,
        once=f"review_link:{invitation.public_id}:{quarter}",
        about={"invitation": invitation.public_id},
        now=now,
    )
    return True

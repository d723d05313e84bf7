"""More time for an open round: joint through consent, never longer than agreed at once."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.calendars.working_days import add_working_days
from accounts.people.templatetags.samen import day
from assessments.reviews.models import ReviewPlan, ReviewSide, TrustReview
from assessments.reviews.rhythm import CLOSES, moment_of
from assessments.reviews.standing import write_opened
from partnerships.roles import Permission
from partnerships.room.consent.actions import ConsentRefused, propose
from partnerships.room.consent.kinds import Kind
from partnerships.room.consent.models import Proposal
from partnerships.room.consent.reads import content_of
from partnerships.room.history.actions import record
from partnerships.room.models import Participant, Partnership

EXTENSION = "review_extension"
DAYS = (3, 5, 10)  # working days


class NothingToExtend(ConsentRefused):
    """The round takes no answers any more."""


@transaction.atomic
def propose_extension(*, review: TrustReview, days: int, by: Participant, now: datetime) -> Proposal:
    """Put to all sides that an open round closes so many working days later. Raises NothingToExtend."""
    review = TrustReview.objects.select_for_update(of=("self",)).select_related("partnership").get(pk=review.pk)
    if not _is_open(review, now):
        raise NothingToExtend(_("This review has closed meanwhile: it takes no answers any more."))
    closes_on = review.partnership.day_at(review.closes_at)
    content = {
        "review": review.public_id,
        "number": review.number,
        "closes_on": closes_on.isoformat(),
        "until": add_working_days(closes_on, days, _countries(review)).isoformat(),
    }
    return propose(
        partnership=review.partnership,
        kind=EXTENSION,
        subject_id=review.public_id,
        content=content,
        by=by,
        now=now,
    )


def extend(proposal: Proposal, content: dict[str, Any], now: datetime) -> None:
    """Let the round close on the later day. Raises NothingToExtend if its time was over before all accepted."""
    review = (
        TrustReview.objects.select_for_update(of=("self",))
        .select_related("partnership")
        .get(partnership=proposal.partnership_id, public_id=content["review"])
    )
    if not _is_open(review, now):
        raise NothingToExtend(_("This review has closed meanwhile: it takes no answers any more."))
    zone = review.partnership.time_zone
    review.closes_at = moment_of(date.fromisoformat(content["until"]), CLOSES, zone)
    review.save(update_fields=["closes_at"])
    record(
        partnership=review.partnership,
        verb="review.extended",
        by=None,
        now=now,
        subject=("review", review.public_id),
        data={"number": review.number, "until": content["until"]},
    )
    plan = ReviewPlan.objects.select_related("partnership").get(partnership=review.partnership_id)
    write_opened(review=review, plan=plan, now=now)


def still_says(partnership: Partnership, subject_id: str) -> dict[str, Any] | None:
    """Return the open proposal's content while the round stands as it was then, else None."""
    proposal = Proposal.objects.filter(
        partnership=partnership, kind=EXTENSION, subject_id=subject_id, state=Proposal.State.OPEN
    ).first()
    review = TrustReview.objects.filter(partnership=partnership, public_id=subject_id).first()
    if proposal is None or review is None or review.state != TrustReview.State.OPEN:
        return None
    content = content_of(proposal)
    closes_on = partnership.day_at(review.closes_at).isoformat()
    return content if content["closes_on"] == closes_on else None


def _is_open(review: TrustReview, now: datetime) -> bool:
    return review.state == TrustReview.State.OPEN and review.closes_at > now


def _countries(review: TrustReview) -> set[str]:
    return set(ReviewSide.objects.filter(review=review).values_list("side__organisation__country", flat=True))


def _rows(content: dict[str, Any]) -> list[tuple[str, str]]:
    return [
        (_("Closes now on"), day(content["closes_on"])),
        (_("Would close on"), day(content["until"])),
    ]


def _page(proposal: Proposal) -> str:
    return reverse("review_result", args=[proposal.partnership.public_id, proposal.subject_id])


KIND = Kind(
    key=EXTENSION,
    permission=Permission.OPEN_ROUND,
    title=lambda content: _("More time for the open review"),
    rows=_rows,
    on_joint=extend,
    current=still_says,
    address=_page,
)

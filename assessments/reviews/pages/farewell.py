"""The farewell review on the page of parting: when it opens, that it is open, or where its result stands."""

from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.people.templatetags.samen import day
from assessments.reviews.farewell import farewell_of, review_of
from assessments.reviews.models import ReviewPlan, TrustReview
from assessments.reviews.pages.rounds import local
from partnerships.lifecycle import Stage
from partnerships.room.access import Access
from partnerships.room.models import Partnership

State = TrustReview.State


@dataclass(frozen=True)
class FarewellShown:
    """One sentence, and the page that belongs to it; `url` is empty where there is none yet."""

    sentence: str
    url: str = ""
    verb: str = ""


def farewell_shown(access: Access, now: datetime) -> FarewellShown | None:
    """Return how the farewell review stands; None where nobody goes."""
    room = access.partnership
    today = room.day_at(now)
    farewell = farewell_of(room, today)
    if farewell is None:
        return _of_long_ago(room) if room.stage == Stage.PARTED else None
    review = review_of(room, farewell)
    if review is not None:
        return _of_review(review)
    if not ReviewPlan.objects.filter(partnership=room).exclude(criteria_set=None).exists():
        return FarewellShown(
            _("None opens: the sides have not agreed what they ask each other."),
            reverse("review_plan", args=[room.public_id]),
            _("See what a review asks"),
        )
    return FarewellShown(_opens(max(farewell.opens_on, today)))


def _of_long_ago(room: Partnership) -> FarewellShown | None:
    last = TrustReview.objects.filter(partnership=room, is_farewell=True).exclude(state=State.VOID)
    review = last.order_by("-number").first()
    return _of_review(review) if review else None


def _of_review(review: TrustReview) -> FarewellShown:
    address = reverse("review_result", args=[review.partnership.public_id, review.public_id])
    if review.state == State.OPEN:
        until = local(review.closes_at, review.partnership.time_zone)
        sentence = _("Open until %(day)s. All sides answer, and read the same result at the same moment.")
        return FarewellShown(sentence % {"day": day(until.date())}, address, _("Go to the review"))
    closed = local(review.closed_at or review.closes_at, review.partnership.time_zone)
    sentence = _("Closed on %(day)s. How each side looks back stands there for all, and stays.")
    return FarewellShown(sentence % {"day": day(closed.date())}, address, _("Read how we look back"))


def _opens(on: date) -> str:
    return _("It opens on %(day)s: the same statements as always, asked one last time.") % {"day": day(on)}

"""The farewell review: once, out of rhythm, when the day on which the sides part has come near."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Q, QuerySet

from accounts.calendars.zones import local_day
from assessments.reviews.models import ReviewPlan, TrustReview
from assessments.reviews.rhythm import moment_of
from partnerships.journey.models import Parting
from partnerships.lifecycle import Stage
from partnerships.room.models import Partnership

# Long enough to answer, to read the result and to talk about it while all still sit at the table.
BEFORE = timedelta(days=28)
# A day that came sooner than the review: so long afterwards it is still asked.
AFTER = timedelta(days=28)


@dataclass(frozen=True)
class Farewell:
    """What the sides say farewell to: `since` its end was set, `opens_on` the day of the review."""

    since: datetime
    ends_on: date
    opens_on: date


def near(latest: date) -> QuerySet[ReviewPlan]:
    """Return the plans of partnerships whose end may have come near by `latest`, anywhere on earth."""
    leaving = Parting.objects.running().filter(ends_on__lte=latest + BEFORE).values("partnership_id")
    a_day = timedelta(days=1)  # where it is still yesterday
    parted = Partnership.objects.filter(stage=Stage.PARTED, stage_since__gte=latest - AFTER - a_day)
    return ReviewPlan.objects.filter(Q(partnership__in=leaving) | Q(partnership__in=parted.values("pk")))


def farewell_of(partnership: Partnership, today: date) -> Farewell | None:
    """Return the farewell that is ahead or has just been; None where nobody goes, and long afterwards."""
    if partnership.stage == Stage.PARTED:
        return _of_parted(partnership, today)
    running = list(Parting.objects.running().filter(partnership=partnership))
    if not running:
        return None
    ends_on, since = min(row.ends_on for row in running), min(row.given_at for row in running)
    return Farewell(since, ends_on, ends_on - BEFORE)


def review_of(partnership: Partnership, farewell: Farewell) -> TrustReview | None:
    """Return the review in which the sides look back, once it has opened. One that came to nothing is none.

    Nor is one that looked back on somebody else who went, long before this end.
    """
    earliest = moment_of(farewell.ends_on - 2 * BEFORE, time.min, partnership.time_zone)
    rounds = TrustReview.objects.filter(
        partnership=partnership, is_farewell=True, opens_at__gte=max(farewell.since, earliest)
    )
    return rounds.exclude(state=TrustReview.State.VOID).order_by("-number").first()


def _of_parted(partnership: Partnership, today: date) -> Farewell | None:
    ended_on = partnership.stage_since
    if partnership.was_not_chosen or today > ended_on + AFTER:
        return None
    given = Parting.objects.filter(partnership=partnership, state=Parting.State.ENDED).order_by("-settled_at")
    notice = given.first()
    midnight = moment_of(ended_on, time.min, partnership.time_zone)
    recent = (
        notice is not None and local_day(notice.settled_at or notice.given_at, partnership.time_zone) == ended_on
    )
    # A trial that came to its agreed end had no notice: its farewell counts from its last day.
    return Farewell(notice.given_at if notice and recent else midnight, ended_on, ended_on)

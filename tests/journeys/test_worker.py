"""The true worker and beat, as processes, over the test's database."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.jobs.models import JobRun
from assessments.reviews import keyring
from assessments.reviews.models import AnswerSheet, ReviewPlan, ReviewResult, SealedSheet, TrustReview
from partnerships.room.models import Event
from tests.assessments.reviews.staging import OpenRound, opened, seated, with_links

pytestmark = [pytest.mark.redis, pytest.mark.slow]


def about_to_close() -> OpenRound:
    """A round that everybody answered and whose time is over this very moment."""
    now = timezone.now()
    plan = seated((5, 4), next_full_on=now.date() - timedelta(days=20))
    round_ = opened(plan, now=now - timedelta(days=3))
    round_.answer(1, [6] * 5, now=now)
    round_.answer(2, [3] * 4, now=now)
    TrustReview.objects.update(closes_at=now)
    return round_


def test_beat_opens_what_is_due_and_the_worker_closes_it_and_mails(worker):
    now = timezone.now()
    seated((4, 4), next_full_on=now.date())
    worker.wait_for(TrustReview.objects.filter(state="open").exists)
    round_ = with_links(TrustReview.objects.get())
    round_.answer(1, [6] * 4, now=now)
    round_.answer(2, [3] * 4, now=now)
    TrustReview.objects.update(closes_at=timezone.now())
    worker.wait_for(ReviewResult.objects.exists)
    worker.wait_for(TrustReview.objects.filter(key_destroyed_at__isnull=False).exists)
    worker.wait_for(lambda: len(worker.mails) > 0)
    assert AnswerSheet.objects.count() == 8
    assert keyring.read(round_.review.public_id) is None


@pytest.mark.parametrize(
    "point",
    [
        'INSERT INTO "reviews_answersheet"',  # unsealed, nothing written yet
        'after INSERT INTO "reviews_reviewresult"',  # written, not committed
        "after COMMIT",  # committed, the key not yet destroyed
    ],
)
def test_killed_with_9_half_way_through_the_close_there_is_exactly_one_result(worker, point):
    worker.kill("worker")
    round_ = about_to_close()
    ReviewPlan.objects.update(next_full_on=None)
    worker.die_at(point)
    worker.start_worker()
    worker.wait_for_death()
    begun = JobRun.objects.filter(job="assessments.reviews.tasks.tick", outcome=JobRun.Outcome.BEGUN)
    assert begun.exists()
    assert ReviewResult.objects.count() == (1 if point == "after COMMIT" else 0)
    assert keyring.read(round_.review.public_id) is not None
    worker.start_worker()
    worker.wait_for(TrustReview.objects.filter(state="closed", cleaned_at__isnull=False).exists)
    assert ReviewResult.objects.count() == 1
    assert AnswerSheet.objects.count() == 9
    assert SealedSheet.objects.count() == 0
    assert begun.exists(), "the run that was broken off stays noted as it was"
    assert Event.objects.filter(verb="review.closed").count() == 1
    assert keyring.read(round_.review.public_id) is None

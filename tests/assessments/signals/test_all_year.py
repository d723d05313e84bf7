"""Beat and worker asleep, and waking up: everything that was due is done once."""

from datetime import timedelta

import pytest

from accounts.post.models import OutboxMail
from assessments.reviews import actions as reviews
from assessments.reviews.models import ReviewPlan, TrustReview
from assessments.signals import actions
from assessments.signals.actions import sweeping
from assessments.signals.models import SignalSnapshot, Warning, Watch
from tests.assessments.reviews.rounds import a_room
from tests.moments import NOW

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def tick(now):
    return reviews.run_due(now=now) | actions.run_due(now=now)


def test_ten_days_asleep_every_due_round_opens_once_and_reminders_come_late_not_twice():
    for days in (1, 4, 9):
        a_room(4, 4, next_full_on=(NOW + days * DAY).date())
    asleep_since = a_room(4, 4)
    assert tick(NOW)["opened"] == 1
    awake = NOW + 11 * DAY
    counts = tick(awake)
    assert counts["opened"] == 3
    assert TrustReview.objects.count() == 4
    reminders = OutboxMail.objects.filter(kind="review_reminder")
    assert reminders.count() == 8, (
        "one for each of eight people of the round that was open, not one for each missed"
    )
    assert set(tick(awake).values()) == {0}
    assert ReviewPlan.objects.get(partnership=asleep_since).next_full_on > awake.date()


def test_a_second_tick_changes_nothing_and_mails_nobody():
    a_room(4, 4)
    tick(NOW)
    rows = OutboxMail.objects.count()
    assert set(tick(NOW).values()) == {0}
    assert OutboxMail.objects.count() == rows


def test_a_worker_that_dies_in_a_sweep_leaves_nothing_half_written(monkeypatch):
    for _ in range(3):
        a_room(4, 4, next_full_on=None)
    whole = sweeping.write_attention

    def dies(*arguments):
        whole(*arguments)
        raise MemoryError

    monkeypatch.setattr(sweeping, "write_attention", dies)
    with pytest.raises(MemoryError):
        actions.sweep(now=NOW)
    assert not Warning.objects.exists()
    assert not SignalSnapshot.objects.exists()
    monkeypatch.undo()
    assert actions.sweep(now=NOW)["snapshots"] == 3
    assert Watch.objects.exclude(seen=None).count() == 3


def test_a_sweep_in_small_batches_writes_the_same():
    for _ in range(5):
        a_room(4, 4, next_full_on=None)
    actions.sweep(now=NOW, batch=2)
    found = list(Warning.objects.order_by("partnership", "rule", "subject").values_list("partnership", "rule"))
    assert Watch.objects.exclude(seen=None).count() == 5
    assert {rule for _room, rule in found} == {"lane_idle", "no_review_planned", "no_session_planned"}

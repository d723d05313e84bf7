"""Twenty runs at once leave what one run leaves."""

import threading
from datetime import timedelta

import pytest
from django.db import connection, connections

from accounts.post.models import OutboxMail
from assessments.reviews import actions
from assessments.reviews.actions import closing
from assessments.reviews.models import AnswerSheet, ReviewInvitation, ReviewPlan, ReviewResult, TrustReview
from partnerships.room.models import Event
from tests.assessments.reviews.staging import opened, seated
from tests.moments import NOW

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def at_once(number: int, work) -> list[BaseException]:
    """Run `work` in so many threads, all released together; returns what went wrong."""
    gate, wrong = threading.Barrier(number), []

    def run():
        try:
            gate.wait()
            work()
        except BaseException as error:
            wrong.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run) for _ in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return wrong


def test_twenty_runs_open_each_due_round_once():
    for _ in range(3):
        seated((2, 2))
    assert at_once(20, lambda: actions.run_due(now=NOW)) == []
    assert TrustReview.objects.count() == 3
    assert ReviewInvitation.objects.count() == 12
    assert OutboxMail.objects.count() == 12
    assert Event.objects.filter(verb="review.opened.full").count() == 3


def test_twenty_runs_close_a_round_once():
    round_ = opened(seated((4, 4)))
    round_.answer(1, [6] * 4)
    round_.answer(2, [3] * 4)
    after = round_.review.closes_at + timedelta(minutes=1)
    assert at_once(20, lambda: actions.run_due(now=after)) == []
    assert ReviewResult.objects.count() == 1
    assert AnswerSheet.objects.count() == 8
    assert OutboxMail.objects.filter(kind="review_result").count() == 8


def test_the_twin_without_its_lock_fails(monkeypatch):
    """The race above proves something: taken out of its transaction's lock, the close collides."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite lets one writer in at a time, lock or no lock")
    round_ = opened(seated((4, 4)))
    round_.answer(1, [6] * 4)
    round_.answer(2, [3] * 4)
    after = round_.review.closes_at + timedelta(minutes=1)
    monkeypatch.setattr(TrustReview.objects.__class__, "select_for_update", lambda self, **_: self)
    monkeypatch.setattr(TrustReview.objects.all().__class__, "select_for_update", lambda self, **_: self)
    assert at_once(20, lambda: closing.close_due(now=after)) != []


def test_while_a_round_closes_nobody_hands_in_beside_it():
    round_ = opened(seated((4, 4)))
    round_.answer(1, [6] * 4)
    last = round_.review.closes_at - timedelta(seconds=1)
    after = round_.review.closes_at

    taken = []

    def answer():
        invitation, token = round_.links[2][0]
        try:
            actions.hand_in(invitation=invitation, token=token, answers=round_.filled(5), remarks={}, now=last)
            taken.append(True)
        except actions.NotOpen:
            taken.append(False)

    work = iter([answer, lambda: actions.run_due(now=after)])
    lock = threading.Lock()

    def next_one():
        with lock:
            mine = next(work)
        mine()

    assert at_once(2, next_one) == []
    assert AnswerSheet.objects.count() == 4 + taken.count(True)


def test_two_tabs_saving_different_statements_lose_nothing():
    round_ = opened(seated((4, 4)))
    invitation, token = round_.links[1][0]
    codes = list(round_.review.item_codes)
    waiting = iter(codes)
    lock = threading.Lock()

    def save_one():
        with lock:
            code = next(waiting)
        actions.save_draft(invitation=invitation, token=token, answers={code: 5}, remarks={}, now=NOW)

    assert at_once(12, save_one) == []
    assert len(actions.open_sheet(invitation=invitation, token=token).answers) == 12


def test_asleep_for_ninety_days_each_due_round_opens_once_and_one_reminder_at_most():
    for _ in range(3):
        seated((2, 2))
    later = NOW + timedelta(days=90)
    assert at_once(5, lambda: actions.run_due(now=later)) == []
    assert TrustReview.objects.count() == 3
    assert OutboxMail.objects.filter(kind="review_reminder").count() == 0
    ReviewPlan.objects.update(next_full_on=None)
    much_later = TrustReview.objects.first().closes_at - timedelta(minutes=1)
    assert at_once(5, lambda: actions.run_due(now=much_later)) == []
    assert OutboxMail.objects.filter(kind="review_reminder").count() == 12

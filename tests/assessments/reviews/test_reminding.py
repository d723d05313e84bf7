from datetime import timedelta

import pytest
from django.core import mail

from accounts.post.actions import deliver_due
from accounts.post.models import OutboxMail
from assessments.reviews import actions
from assessments.reviews.models import ReviewSide, TrustReview
from tests.assessments.reviews.staging import opened, seated
from tests.moments import NOW

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
DAY_4, DAY_8 = NOW + 4 * DAY, NOW + 10 * DAY  # Friday 13 March and Thursday 19 March


def reminded(now) -> int:
    """Send what waits; return how many reminders left so far."""
    deliver_due(now=now)
    return len([letter for letter in mail.outbox if letter.subject.startswith("Still open")])


def test_reminders_go_on_working_days_four_and_eight_to_those_who_have_not_answered():
    round_ = opened(seated((5, 4)))
    round_.answer(1, [4, 4, 4])
    assert actions.remind_due(now=NOW + 3 * DAY) == 0
    assert actions.remind_due(now=DAY_4) == 6
    assert actions.remind_due(now=DAY_4) == 0
    round_.answer(2, [4, 4, 4, 4])
    assert actions.remind_due(now=DAY_8) == 2
    assert actions.remind_due(now=DAY_8 + DAY) == 0
    assert reminded(DAY_8 + DAY) == 2


def test_a_reminder_leaves_only_for_those_who_are_still_silent_and_no_row_tells_who():
    round_ = opened(seated((5, 4)))
    round_.answer(1, [4, 4, 4])
    actions.remind_due(now=DAY_4)
    rows = OutboxMail.objects.filter(kind="review_reminder")
    assert rows.count() == 9
    assert reminded(DAY_4) == 6
    seen = rows.values_list("to_email", "sent_at", "tries", "next_try_at", "claimed_until", "given_up_at")
    assert len(set(seen)) == 1


def test_a_draft_is_no_answer():
    round_ = opened(seated((4, 4)))
    invitation, token = round_.links[1][0]
    actions.save_draft(invitation=invitation, token=token, answers={"A1": 4}, remarks={}, now=NOW)
    assert actions.remind_due(now=DAY_4) == 8


def test_after_a_long_sleep_one_reminder_goes_out_not_two():
    opened(seated((4, 4)))
    assert actions.remind_due(now=DAY_8 + DAY) == 8
    assert actions.remind_due(now=DAY_8 + DAY) == 0


def test_nobody_is_reminded_of_a_round_that_is_over():
    round_ = opened(seated((4, 4)))
    assert actions.remind_due(now=round_.review.closes_at + DAY) == 0


def test_who_left_is_not_reminded():
    plan = seated((4, 4))
    round_ = opened(plan)
    leaver = round_.links[1][0][0].participant
    leaver.left_at = NOW
    leaver.save()
    assert actions.remind_due(now=DAY_4) == 7


def test_sides_in_two_countries_are_reminded_on_their_own_working_days():
    opens = NOW.replace(month=4, day=21)  # the 27th is a holiday in the Netherlands only
    plan = seated((4, 5), countries=("NL", "GB"), next_full_on=opens.date())
    opened(plan, now=opens)
    assert actions.remind_due(now=opens.replace(day=27)) == 5
    assert actions.remind_due(now=opens.replace(day=28)) == 4


def test_coverage_is_told_once_a_day_and_never_who():
    round_ = opened(seated((9, 5)))
    round_.answer(1, [4, 4, 4])
    round_.answer(2, [4, 4])
    assert ReviewSide.objects.filter(answered=None).count() == 2
    assert actions.tell_coverage_due(now=NOW + DAY) == (1, 0)
    round_.answer(1, [4, 4, 4, 4])
    assert actions.tell_coverage_due(now=NOW + DAY) == (0, 0)
    assert sorted(ReviewSide.objects.values_list("answered", "enough")) == [(2, False), (3, False)]
    actions.tell_coverage_due(now=NOW + 2 * DAY)
    assert sorted(ReviewSide.objects.values_list("answered", "enough")) == [(2, False), (4, True)]


def test_when_all_have_answered_the_round_closes_at_the_next_daily_moment_not_before():
    round_ = opened(seated((4, 4)))
    round_.answer(1, [4] * 4)
    round_.answer(2, [4] * 4)
    actions.run_due(now=NOW + timedelta(hours=1))
    assert TrustReview.objects.get().state == "open"
    assert actions.run_due(now=NOW + DAY)["closed"] == 1
    assert TrustReview.objects.get().state == "closed"


def test_a_link_asked_for_twice_within_minutes_is_one_mail():
    round_ = opened(seated((4, 4)))
    person = round_.links[1][0][0].participant
    for minutes in (0, 1, 2, 20):
        assert actions.ask_for_link(participant=person, review=round_.review, now=NOW + timedelta(minutes=minutes))
    assert OutboxMail.objects.filter(kind="review_link").count() == 2

from datetime import date, timedelta

import pytest

from accounts.post.models import OutboxMail
from assessments.reviews import actions, keyring
from assessments.reviews.actions import opening
from assessments.reviews.models import ReviewInvitation, ReviewPlan, TrustReview
from assessments.reviews.plans import adopt_rhythm
from partnerships.lifecycle import Stage
from partnerships.room.models import Event, Participant, Standing
from tests.assessments.reviews.staging import TODAY, opened, seated
from tests.factories import ParticipantFactory, ProposalFactory
from tests.moments import NOW

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def test_a_due_round_opens_once_and_invites_everybody_who_may_answer():
    plan = seated((3, 5))
    observer = ParticipantFactory(side=plan.partnership.sides.first(), observer=True)
    assert actions.open_due(now=NOW) == 1
    assert actions.open_due(now=NOW) == 0
    review = TrustReview.objects.get()
    assert review.due_on == TODAY
    assert sorted(row.invited for row in review.sides.all()) == [3, 5]
    assert not ReviewInvitation.objects.filter(participant=observer).exists()
    assert OutboxMail.objects.filter(kind="review_invitation").count() == 8
    assert Event.objects.filter(verb="review.opened.full").count() == 1
    assert Standing.objects.get().open_review_until == review.closes_at


def test_the_mail_in_the_outbox_does_not_hold_the_link():
    plan = seated()
    opened(plan)
    for mail in OutboxMail.objects.all():
        assert set(mail.about) == {"invitation"}


@pytest.mark.parametrize(("offset", "expected"), [(-400, 1), (-1, 1), (0, 1), (1, 0)])
def test_due_means_at_or_before_today(offset, expected):
    seated(next_full_on=TODAY + offset * DAY)
    assert actions.open_due(now=NOW) == expected


def test_the_day_is_that_of_the_partnerships_own_place():
    plan = seated(next_full_on=TODAY + DAY)
    plan.partnership.time_zone = "Pacific/Auckland"
    plan.partnership.save()
    assert actions.open_due(now=NOW.replace(hour=10)) == 0  # 23:00 in Auckland
    assert actions.open_due(now=NOW.replace(hour=11, minute=1)) == 1  # past midnight there


def test_after_two_years_of_sleep_one_round_opens_and_the_rhythm_starts_from_it():
    plan = seated(next_full_on=TODAY - 730 * DAY, pulse_every_months=3, next_pulse_on=TODAY - 640 * DAY)
    assert actions.open_due(now=NOW) == 1
    assert actions.open_due(now=NOW + DAY) == 0
    plan.refresh_from_db()
    assert plan.next_full_on == date(2026, 9, 9)
    assert plan.next_pulse_on == date(2026, 6, 9)


def test_a_pulse_asks_one_statement_per_condition_in_turn_and_energy():
    plan = seated(next_full_on=TODAY + 90 * DAY, pulse_every_months=3, next_pulse_on=TODAY)
    first = opened(plan).review
    assert first.kind == "pulse"
    assert len(first.item_codes) == 6
    assert first.item_codes[-1] == "N1"
    assert {code[0] for code in first.item_codes} == set("PEVTSN")
    actions.close_due(now=first.closes_at)
    later = NOW + 100 * DAY
    ReviewPlan.objects.update(next_full_on=None)
    second = opened(plan, now=later).review
    assert set(second.item_codes) & set(first.item_codes) == {"N1"}


def test_a_full_review_goes_before_a_pulse_due_the_same_day():
    seated(pulse_every_months=3, next_pulse_on=TODAY)
    actions.open_due(now=NOW)
    assert [review.kind for review in TrustReview.objects.all()] == ["full"]


def test_no_second_round_while_one_is_open():
    plan = seated(pulse_every_months=3)
    opened(plan)
    ReviewPlan.objects.update(next_pulse_on=TODAY)
    assert actions.open_due(now=NOW + DAY) == 0


def test_a_partnership_that_parted_is_left_in_peace():
    plan = seated()
    plan.partnership.stage = Stage.PARTED
    plan.partnership.save()
    assert actions.open_due(now=NOW) == 0


def test_a_side_without_anybody_to_answer_keeps_the_round_waiting():
    plan = seated((3, 2))
    Participant.objects.filter(side__mark=2).update(left_at=NOW)
    assert actions.open_due(now=NOW) == 0
    plan.refresh_from_db()
    assert plan.next_full_on == TODAY
    assert not list(keyring.kept(older_than=1e12))


def test_people_who_come_later_wait_for_the_next_round():
    plan = seated()
    round_ = opened(plan)
    late = ParticipantFactory(side=plan.partnership.sides.first())
    actions.remind_due(now=round_.review.closes_at - DAY)
    assert not ReviewInvitation.objects.filter(participant=late).exists()
    assert not OutboxMail.objects.filter(to_email=late.user.email).exists()


def test_a_side_below_the_minimum_answers_together():
    plan = seated((3, 4))
    review = opened(plan).review
    assert [row.open_mode for row in review.sides.order_by("side__mark")] == [True, False]


def test_when_opening_fails_nothing_stays_behind(monkeypatch):
    seated()

    def fails(**_):
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(opening, "write_opened", fails)
    with pytest.raises(RuntimeError):
        actions.open_due(now=NOW)
    assert not TrustReview.objects.exists()
    assert not OutboxMail.objects.exists()
    assert keyring.kept(older_than=1e12) == []


def test_a_rhythm_that_comes_late_into_force_does_not_block_every_later_round():
    """The day it names may have had its round while the proposal waited."""
    plan = seated()
    first = opened(plan).review
    actions.close_due(now=first.closes_at)
    later = first.closes_at + DAY
    content = {
        "first_on": TODAY.isoformat(),
        "full_every_months": 6,
        "pulse_every_months": None,
        "window_days": 5,
        "minimum": 4,
        "keep_below": 0,
    }
    adopt_rhythm(ProposalFactory.build(partnership=plan.partnership, proposed_by=None), content, later)
    assert actions.open_due(now=later) == 1

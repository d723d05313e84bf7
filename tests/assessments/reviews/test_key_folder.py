"""A process without this installation's key folder leaves reviews alone."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import CommandError, call_command

from accounts.post.actions import deliver_due
from assessments.reviews import actions
from assessments.reviews.models import SealedSheet, TrustReview
from tests.assessments.reviews.staging import opened, seated
from tests.moments import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def answered(settings, tmp_path):
    round_ = opened(seated((4, 4)))
    round_.answer(1, [5] * 4)
    return round_


@pytest.fixture
def elsewhere(answered, settings, tmp_path):
    settings.KEY_DIR = tmp_path / "elsewhere"
    return answered


def test_it_closes_and_opens_nothing(elsewhere):
    seated((2, 2))
    after = elsewhere.review.closes_at + timedelta(minutes=1)
    with pytest.raises(actions.KeysElsewhere, match="SAMEN_KEY_DIR"):
        actions.run_due(now=after)
    with pytest.raises(actions.KeysElsewhere):
        actions.close_due(now=after)
    with pytest.raises(actions.KeysElsewhere):
        actions.open_due(now=NOW)
    assert TrustReview.objects.get().state == "open"
    assert SealedSheet.objects.count() == 4


def test_the_command_says_where_to_run_it(elsewhere):
    with pytest.raises(CommandError, match="where the worker runs"):
        call_command("run_due")


def test_its_mails_wait_for_a_process_that_has_the_keys(answered, settings, tmp_path):
    right = settings.KEY_DIR
    settings.KEY_DIR = tmp_path / "elsewhere"
    assert deliver_due(now=NOW) == 0
    settings.KEY_DIR = right
    assert deliver_due(now=NOW + timedelta(hours=1)) == 8
    assert len(mail.outbox) == 8


def test_after_the_folder_was_lost_for_good_the_round_is_void_and_asked_anew(elsewhere):
    call_command("adopt_key_folder")
    counts = actions.run_due(now=elsewhere.review.closes_at + timedelta(minutes=1))
    assert counts["closed"] == 1
    assert sorted(TrustReview.objects.values_list("state", flat=True)) == ["open", "void"]

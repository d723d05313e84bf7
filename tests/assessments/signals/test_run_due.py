import json

import pytest
from django.core.management import CommandError, call_command

from accounts.post.models import OutboxMail
from assessments.reviews.models import TrustReview
from tests.assessments.reviews.staging import seated
from tests.moments import NOW

pytestmark = pytest.mark.django_db


def run_due(capsys, *arguments) -> dict:
    call_command("run_due", *arguments)
    return json.loads(capsys.readouterr().out)


def test_it_prints_one_json_object_and_nothing_else(capsys, settings):
    settings.EMAIL_BACKEND = "accounts.post.console_backend.ConsoleBackend"
    seated((2, 2))
    assert run_due(capsys) == {"opened": 1, "reminded": 0, "closed": 0, "snapshots": 1, "warnings": 3}


def test_the_second_run_changes_nothing_and_mails_nobody(capsys, mailoutbox):
    seated((2, 2))
    run_due(capsys)
    rows, mails = OutboxMail.objects.count(), len(mailoutbox)
    assert mails == 4
    assert set(run_due(capsys).values()) == {0}
    assert (OutboxMail.objects.count(), len(mailoutbox)) == (rows, mails)


def test_later_than_now_is_for_demonstration_data_only(capsys):
    plan = seated((2, 2))
    with pytest.raises(CommandError, match="demonstration"):
        run_due(capsys, "--as-of", "2026-04-30T12:00:00+02:00")
    plan.partnership.is_demonstration = True
    plan.partnership.save()
    run_due(capsys)
    assert run_due(capsys, "--as-of", "2026-04-30T12:00:00+02:00")["closed"] == 1
    assert TrustReview.objects.get().state == "closed"


@pytest.mark.parametrize("text", ["tomorrow", "2026-13-01T00:00", "", "9999"])
def test_what_is_no_moment_is_said(capsys, text):
    if not text:
        assert set(run_due(capsys, "--as-of", text).values()) == {0}
        return
    with pytest.raises(CommandError, match="not a moment"):
        run_due(capsys, "--as-of", text)


def test_earlier_than_now_does_what_was_due_by_then(capsys):
    seated((2, 2), next_full_on=NOW.date())
    assert run_due(capsys, "--as-of", "2026-03-01T12:00:00+01:00")["opened"] == 0

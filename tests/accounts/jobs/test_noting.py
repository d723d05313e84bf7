"""What the jobs did is noted as they run, by the path the worker takes."""

from datetime import timedelta

import pytest
import time_machine
from django.core.mail.backends.locmem import EmailBackend
from django.db import OperationalError

from accounts.jobs import actions, noting
from accounts.jobs.models import JobRun
from accounts.post import actions as post
from accounts.post import kinds
from accounts.post.models import OutboxMail
from assessments.reviews import actions as reviews
from config.celery import app
from tests.assessments.reviews.staging import opened, seated
from tests.factories import JobRunFactory
from tests.moments import NOW

pytestmark = pytest.mark.django_db
TICK, DELIVER = "assessments.reviews.tasks.tick", "accounts.post.tasks.deliver"
FORGET, SIGN = "accounts.jobs.tasks.forget", "dashboards.tasks.sign_of_life"
DAY = timedelta(days=1)
DAY_4 = NOW + 4 * DAY


@pytest.fixture(scope="module", autouse=True)
def _tasks():
    app.autodiscover_tasks(force=True)
    app.finalize()


@pytest.fixture(autouse=True)
def _letters(monkeypatch):
    letters = {"news": lambda about: kinds.Letter("News", ["n"]), "nothing": lambda about: None}
    monkeypatch.setattr(kinds, "_KINDS", kinds._KINDS | letters)


def run(task: str):
    """Run a task as the worker does."""
    return app.tasks[task].apply()


def put(number: int, kind: str = "news") -> None:
    for place in range(number):
        post.put(kind=kind, to=f"p{place}@people.example", language="en", once=f"{kind}:{place}", now=NOW)


def noted() -> list[tuple]:
    return list(JobRun.objects.order_by("pk").values_list("job", "outcome", "counts", "error"))


def test_a_run_says_what_it_did_and_how_long_it_took():
    put(7)
    assert run(DELIVER).successful()
    row = JobRun.objects.get()
    assert (row.job, row.begun_at, row.outcome, row.counts) == (DELIVER, NOW, "done", {"letters": 7})
    assert row.took == JobRun.Took.SECONDS


def test_a_small_figure_is_not_kept():
    put(1)
    run(DELIVER)
    assert JobRun.objects.get().counts == {"letters": actions.FEW}


def test_a_job_run_twice_is_noted_twice_and_does_its_work_once(mailoutbox):
    put(6)
    run(DELIVER)
    run(DELIVER)
    assert noted() == [(DELIVER, "done", {"letters": 6}, ""), (DELIVER, "idle", {}, "")]
    assert len(mailoutbox) == 6


def test_a_letter_with_nothing_to_say_counts_like_any_other(mailoutbox):
    put(4)
    put(4, kind="nothing")
    run(DELIVER)
    assert len(mailoutbox) == 4
    assert noted() == [(DELIVER, "done", {"letters": 8}, "")]


def test_letters_that_cannot_leave_are_told_without_their_number(settings):
    settings.EMAIL_BACKEND = "tests.accounts.post.test_delivery.Refuses"
    put(9)
    run(DELIVER)
    assert noted() == [(DELIVER, "done", {"held_up": actions.FEW}, "")]


@pytest.mark.django_db(transaction=True)
def test_nobody_reads_from_the_notes_how_many_have_answered():
    """The same rows, whether somebody has answered or nobody: reminders are the trap."""
    seen = []
    for answers in ([], [4, 4, 4]):
        JobRun.objects.all().delete()
        round_ = opened(seated((7, 6)))
        round_.answer(1, answers)
        post.deliver_due(now=NOW)
        with time_machine.travel(DAY_4, tick=False):
            for task in (TICK, DELIVER):
                assert run(task).successful()
        seen.append(list(JobRun.objects.order_by("pk").values_list("job", "outcome", "counts", "took")))
        round_.review.delete()
    first, second = seen
    assert first == second
    assert first[0][:3] == (TICK, "idle", {})
    assert first[1][2] == {"letters": 13}


class Away(EmailBackend):
    """A mail server that nobody reaches."""

    def open(self):
        raise OSError("no route")

    def send_messages(self, messages):
        self.open()


def here(backend: type) -> str:
    return f"{__name__}.{backend.__name__}"


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("trouble", [here(Away), "tests.accounts.post.test_delivery.Refuses"])
def test_nobody_reads_how_many_have_answered_from_letters_that_were_held_up(settings, trouble):
    """While the mail server is away, and when it is there again: only the silent have something to be sent."""
    seen, works = [], settings.EMAIL_BACKEND
    for answers in ([], [4] * 6):
        JobRun.objects.all().delete()
        round_ = opened(seated((7, 6)))
        round_.answer(1, answers)
        post.deliver_due(now=NOW)
        for backend, at in ((trouble, DAY_4), (works, DAY_4 + timedelta(minutes=3))):
            settings.EMAIL_BACKEND = backend
            with time_machine.travel(at, tick=False):
                assert run(TICK).successful()
                assert run(DELIVER).successful()
        seen.append(list(JobRun.objects.order_by("pk").values_list("job", "outcome", "counts", "took")))
        round_.review.delete()
    assert seen[0] == seen[1]
    assert [counts for job, _outcome, counts, _took in seen[0] if job == DELIVER] == [
        {"held_up": actions.FEW},
        {"late": actions.FEW},
    ]


@pytest.mark.django_db(transaction=True)
def test_while_the_mail_server_is_away_no_row_tells_who_has_answered(settings):
    round_ = opened(seated((7, 6)))
    round_.answer(1, [4] * 3)
    post.deliver_due(now=NOW)
    settings.EMAIL_BACKEND = here(Away)
    with time_machine.travel(DAY_4, tick=False):
        run(TICK)
        run(DELIVER)
    reminders = OutboxMail.objects.filter(kind="review_reminder")
    assert reminders.count() == 13
    assert reminders.order_by().values("tries", "sent_at", "next_try_at").distinct().count() == 1
    assert not reminders.filter(to_email="").exists()


def test_the_jobs_tell_of_a_round_that_opens():
    seated((5, 4))
    run(TICK)
    assert noted() == [(TICK, "done", {"opened": actions.FEW}, "")]


@pytest.mark.django_db(transaction=True)
def test_a_job_that_fails_is_noted_by_the_kind_of_its_error_alone(monkeypatch):
    def breaks(**_):
        post.put(kind="news", to="a@people.example", language="en", once="lost", now=NOW)
        raise ValueError("what Noordzee wrote")

    monkeypatch.setattr(reviews, "run_due", breaks)
    assert run(TICK).failed()
    assert noted() == [(TICK, "failed", {}, "ValueError")]
    assert "Noordzee" not in str(JobRun.objects.values().get())


def test_a_worker_that_ends_half_way_leaves_its_run_begun(monkeypatch):
    def ends(**_):
        raise SystemExit

    monkeypatch.setattr(reviews, "run_due", ends)
    with pytest.raises(SystemExit):
        run(TICK)
    assert noted() == [(TICK, "begun", {}, "")]
    left = JobRun.objects.get()
    assert not left.is_broken_off(NOW)
    assert left.is_broken_off(NOW + timedelta(hours=1))


def test_a_run_that_cannot_be_noted_is_run_all_the_same(monkeypatch, mailoutbox, caplog):
    def refuses(**_):
        raise OperationalError("no room left for Noordzee")

    monkeypatch.setattr(noting.actions, "begin", refuses)
    put(1)
    assert run(DELIVER).successful()
    assert len(mailoutbox) == 1
    assert noted() == []
    assert "could not be noted: OperationalError" in caplog.text
    assert "Noordzee" not in caplog.text


@pytest.mark.parametrize(
    ("age", "kept"),
    [(6 * DAY, {"done", "idle", "failed"}), (7 * DAY, {"done", "failed"}), (90 * DAY, set())],
)
def test_runs_are_forgotten_after_ninety_days_and_idle_ones_after_a_week(age, kept):
    for traits in ({}, {"idle": True}, {"failed": True}):
        JobRunFactory(begun_at=NOW - age, **traits)
    JobRunFactory(begun_at=NOW - 90 * DAY, begun=True)
    run(FORGET)
    assert set(JobRun.objects.exclude(job=FORGET).values_list("outcome", flat=True)) == kept
    assert JobRun.objects.get(job=FORGET).counts == {"runs": actions.FEW}


def test_the_sign_of_life_is_a_job_with_nothing_to_tell():
    run(SIGN)
    assert noted() == [(SIGN, "idle", {}, "")]


@pytest.mark.parametrize(
    ("seconds", "took"), [(0, 10), (9.9, 10), (10, 60), (60, 600), (599, 600), (600, 86_400), (999_999, 86_400)]
)
def test_how_long_it_took_is_a_range(seconds, took):
    row = JobRunFactory(begun=True)
    actions.end(run=row, counts={}, now=NOW + timedelta(seconds=seconds))
    row.refresh_from_db()
    assert row.took == took

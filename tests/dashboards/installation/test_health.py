"""The page on which the administrator of the installation sees whether everything runs."""

from datetime import timedelta

import pytest
from celery.beat import PersistentScheduler
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.jobs.models import longest
from config.beat import SigningScheduler
from config.celery import app
from dashboards import health
from dashboards.installation import broker as broker_itself
from dashboards.installation import words
from dashboards.tasks import sign_of_life
from tests.factories import JobRunFactory, UserFactory
from tests.moments import NOW

pytestmark = pytest.mark.django_db
TICK, DELIVER = "assessments.reviews.tasks.tick", "accounts.post.tasks.deliver"
MINUTE = timedelta(minutes=1)
FINE = "Everything runs: beat and the worker give their signs, and no job fails."


@pytest.fixture(autouse=True)
def _broker_answers(monkeypatch, request):
    if "redis" not in request.keywords:
        monkeypatch.setattr(broker_itself, "answers", lambda: True)


@pytest.fixture
def page(client_of):
    client = client_of(UserFactory(installation_administrator=True))

    def ask(name: str = "administration_health", **asked):
        return client.get(reverse(name), asked)

    return ask


def alive(*, worker: timedelta | None = timedelta(0), beat: timedelta | None = timedelta(0)) -> None:
    for who, age in ((health.WORKER, worker), (health.BEAT, beat)):
        if age is not None:
            health.sign(who, now=NOW - age)


def states(answer) -> dict[str, bool | None]:
    return {str(part.name): part.is_silent for part in answer.context["parts"]}


def job(answer, task: str = TICK):
    return next(line for line in answer.context["jobs"] if line.task == task)


# --- signs -----------------------------------------------------------------
def test_all_is_well(page):
    alive()
    answer = page()
    assert answer.context["sentence"] == FINE
    assert states(answer) == {"Database": False, "Broker": False, "Beat": False, "Worker": False}
    assert "docker compose" not in answer.content.decode()


def test_a_silent_worker_is_not_taken_for_a_silent_beat(page):
    alive(worker=9 * MINUTE)
    answer = page()
    assert answer.context["sentence"] == "The worker is silent: what is due waits for it."
    assert states(answer) == {"Database": False, "Broker": False, "Beat": False, "Worker": True}
    text = answer.content.decode()
    assert "docker compose up --detach worker" in text
    assert "docker compose up --detach beat" not in text
    assert job(answer).next == "when the worker runs again"
    assert "Last sign 9\xa0minutes ago." in text


def test_a_silent_beat_says_nothing_of_the_worker(page):
    alive(beat=5 * MINUTE, worker=5 * MINUTE)
    answer = page()
    assert answer.context["sentence"] == "Beat is silent: nothing that is due is begun."
    assert states(answer) == {"Database": False, "Broker": False, "Beat": True, "Worker": None}
    assert "docker compose up --detach beat" in answer.content.decode()
    assert job(answer).next == "when beat runs again"


def test_where_the_broker_is_silent_nobody_else_is_blamed(page, monkeypatch):
    monkeypatch.setattr(broker_itself, "answers", lambda: False)
    answer = page()
    assert answer.context["sentence"] == "The broker does not answer: nothing that is due is done."
    assert states(answer) == {"Database": False, "Broker": True, "Beat": None, "Worker": None}
    assert "docker compose up --detach broker" in answer.content.decode()


def test_a_broker_that_just_went_away_is_not_asked_for(page, monkeypatch):
    """While beat's sign is fresh the page does not wait for the broker."""
    monkeypatch.setattr(broker_itself, "answers", lambda: pytest.fail("asked"))
    alive(beat=MINUTE)
    assert states(page())["Broker"] is False


def test_signs_that_cannot_be_read_are_no_signs(page, monkeypatch):
    def breaks(*_):
        raise ConnectionError

    alive()
    monkeypatch.setattr(cache, "get", breaks)
    assert health.last_sign(health.BEAT) is None
    assert health.report(now=NOW)["broker"] == "no sign"


def test_beat_signs_when_the_broker_has_taken_a_task(monkeypatch, tmp_path):
    scheduler = SigningScheduler(app, schedule_filename=str(tmp_path / "schedule"), lazy=True)

    def refuses(*_, **__):
        raise ConnectionError

    monkeypatch.setattr(PersistentScheduler, "apply_async", refuses)
    with pytest.raises(ConnectionError):
        scheduler.apply_async(None)
    assert health.last_sign(health.BEAT) is None
    monkeypatch.setattr(PersistentScheduler, "apply_async", lambda *_, **__: "sent")
    assert scheduler.apply_async(None) == "sent"
    assert health.last_sign(health.BEAT) == NOW
    assert health.last_sign(health.WORKER) is None


def test_beat_goes_on_where_no_sign_can_be_left(monkeypatch):
    def breaks(*_):
        raise ConnectionError("at 10.0.0.1")

    monkeypatch.setattr(cache, "set", breaks)
    health.sign(health.BEAT, now=NOW)


def test_beat_is_the_one_that_signs():
    assert app.conf.beat_scheduler == "config.beat:SigningScheduler"


@pytest.mark.parametrize(("age", "is_fresh"), [(0, True), (119, True), (120, False)])
def test_a_sign_is_fresh_for_two_minutes(age, is_fresh):
    assert health.is_fresh(NOW - timedelta(seconds=age), now=NOW) is is_fresh


@pytest.mark.redis
def test_the_broker_itself_is_asked(broker, settings, tmp_path):
    settings.CELERY_BROKER_URL = broker.broker_url
    assert broker_itself.answers()
    settings.CELERY_BROKER_URL = f"redis+socket://{tmp_path / 'nobody.sock'}?virtual_host=0"
    assert not broker_itself.answers()


# --- healthz: a contract with other programs --------------------------------
def test_healthz_tells_the_age_of_each_sign(client_of):
    alive(worker=3 * MINUTE)
    answer = client_of(None).get("/healthz")
    assert answer.status_code == 200
    assert answer.json() == {
        "database": "ok",
        "broker": "ok",
        "worker": {"last_sign_seconds_ago": 180},
        "beat": {"last_sign_seconds_ago": 0},
    }


def test_healthz_without_any_sign_is_still_200(client_of):
    sign_of_life_never_given = {"last_sign_seconds_ago": None}
    answer = client_of(None).get("/healthz")
    assert answer.status_code == 200
    assert answer.json() == {
        "database": "ok",
        "broker": "no sign",
        "worker": sign_of_life_never_given,
        "beat": sign_of_life_never_given,
    }


def test_healthz_is_503_only_without_the_database(client_of, monkeypatch):
    monkeypatch.setattr(health, "_database", lambda: "down")
    assert client_of(None).get("/healthz").status_code == 503


def test_the_worker_signs_in_its_own_name():
    sign_of_life.run()
    assert health.last_sign(health.WORKER) == NOW
    assert health.last_sign(health.BEAT) is None


# --- the schedule ------------------------------------------------------------
def test_every_job_of_beats_table_is_explained():
    app.autodiscover_tasks(force=True)
    app.finalize()
    scheduled = {entry["task"] for entry in app.conf.beat_schedule.values()}
    assert set(words.JOBS) == scheduled
    for task in scheduled:
        assert words.JOBS[task].does
        assert set(app.tasks[task].tells) - {words.HELD_UP, words.LATE} == set(words.JOBS[task].figures), task


def test_a_job_that_never_ran_runs_within_a_minute(page):
    alive()
    line = job(page())
    assert (line.last, line.busy, line.every, line.next) == (None, None, "every minute", "within a minute")


@pytest.mark.parametrize(
    ("minutes", "comes"), [(14, "within a minute"), (5, "in 10\xa0minutes"), (60, "within 15\xa0minutes")]
)
def test_a_job_comes_again_an_interval_after_its_last_run(page, minutes, comes):
    """Long ago it ran, and beat was started anew: then within an interval from now."""
    alive()
    task = "partnerships.journey.tasks.tick"
    JobRunFactory(job=task, begun_at=NOW - minutes * MINUTE, idle=True)
    assert job(page(), task).next == comes


def test_a_job_says_when_it_ran_what_it_did_and_when_it_comes_again(page):
    alive()
    task = "partnerships.journey.tasks.tick"
    JobRunFactory(job=task, begun_at=NOW - timedelta(days=2), counts={"ended": 5})
    JobRunFactory(job=task, begun_at=NOW - 10 * MINUTE, idle=True)
    line = job(page(), task)
    assert (line.every, line.next) == ("every 15 minutes", "in 5\xa0minutes")
    assert (line.last.says, line.last_ago, line.last.took) == (
        "nothing to do",
        "10\xa0minutes ago",
        "less than ten seconds",
    )
    assert line.busy.says == "ended: up to 5"


def test_a_job_fails_since_its_first_failure_after_the_last_time_it_went_well(page):
    alive()
    for minutes, traits in (
        (50, {"failed": True}),
        (40, {"idle": True}),
        (30, {"failed": True}),
        (20, {"failed": True}),
    ):
        JobRunFactory(job=TICK, begun_at=NOW - minutes * MINUTE, **traits)
    JobRunFactory(job=DELIVER, begun_at=NOW - 35 * MINUTE, failed=True)
    JobRunFactory(job=DELIVER, begun_at=NOW - 15 * MINUTE)
    answer = page()
    assert job(answer).fails_since == NOW - 30 * MINUTE
    assert job(answer, DELIVER).fails_since is None
    assert answer.context["sentence"] == "One job fails, the others run."
    assert "OperationalError" in answer.content.decode()


def test_a_job_that_is_at_it_still_shows_its_last_run(page):
    alive()
    JobRunFactory(job=TICK, begun_at=NOW - 2 * MINUTE, idle=True)
    JobRunFactory(job=TICK, begun_at=NOW - MINUTE, begun=True)
    assert job(page()).last.says == "nothing to do"


def test_a_run_that_was_broken_off_is_said_so(page):
    alive()
    JobRunFactory(job=TICK, begun_at=NOW - longest(), begun=True)
    line = job(page())
    assert line.last.is_trouble
    assert line.last.says == "begun, not ended: the worker died on the way"


@pytest.mark.parametrize(("hours", "says"), [(23, "Some letters could not leave"), (24, "Everything runs")])
def test_letters_that_could_not_leave_are_no_good_news(page, hours, says):
    alive()
    JobRunFactory(job=DELIVER, begun_at=NOW - timedelta(hours=hours), counts={"held_up": 5})
    JobRunFactory(job=DELIVER, begun_at=NOW - MINUTE, idle=True)
    assert page().context["sentence"].startswith(says)


def test_the_page_takes_the_same_statements_for_ten_runs_and_for_a_thousand(page):
    alive()
    tasks = list(words.JOBS)

    def fill(number: int) -> None:
        for place in range(number):
            traits = [{}, {"failed": True}, {"begun": True}, {"idle": True}, {"failed": True}][place % 5]
            JobRunFactory(job=tasks[place % len(tasks)], begun_at=NOW - (2_000 - place) * MINUTE, **traits)

    def statements() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert page().status_code == 200
        return len(captured)

    fill(16)
    page()  # what is remembered between requests
    few = statements()
    fill(1_000)
    assert statements() == few


# --- what the jobs did -------------------------------------------------------
def runs(answer) -> list[str]:
    return [line.says for line in answer.context["page"].object_list]


def test_the_newest_run_stands_first_and_runs_without_anything_to_do_are_left_out(page):
    JobRunFactory(begun_at=NOW - 3 * MINUTE, counts={"letters": 5})
    JobRunFactory(begun_at=NOW - 2 * MINUTE, idle=True)
    JobRunFactory(begun_at=NOW - MINUTE, job=TICK, failed=True)
    assert runs(page("administration_jobs")) == ["failed", "letters dealt with: up to 5"]
    assert runs(page("administration_jobs", sort="oldest")) == ["letters dealt with: up to 5", "failed"]
    assert len(runs(page("administration_jobs", outcome="all"))) == 3
    assert runs(page("administration_jobs", outcome="idle")) == ["nothing to do"]
    assert runs(page("administration_jobs", job=TICK)) == ["failed"]
    assert runs(page("administration_jobs", job=DELIVER, outcome="failed")) == []
    assert len(runs(page("administration_jobs", job="no such job", outcome="nonsense", sort="x"))) == 2


def test_the_file_holds_what_the_page_found(page):
    JobRunFactory(counts={"letters": 12, "held_up": 5})
    JobRunFactory(job=TICK, failed=True)
    answer = page("administration_jobs", job=DELIVER, format="csv")
    head, row = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    assert head == "Begun,Job,Outcome,What it did,Kind of error,Took"
    assert row == (
        "2026-03-09 09:00,Letters,did something,"
        "letters dealt with: 12; some letters could not leave; they are tried again,,less than ten seconds"
    )


def test_a_job_that_is_no_longer_scheduled_is_called_by_its_task(page):
    JobRunFactory(job="old.tasks.gone", counts={"whatever": 7})
    assert "old.tasks.gone" in page("administration_jobs").content.decode()


def test_others_learn_nothing_of_it(client_of, cast):
    for name in ("administration_health", "administration_jobs"):
        for person in (cast.alice, cast.wouter, cast.petra):
            assert client_of(person).get(reverse(name)).status_code == 404
        assert client_of(None).get(reverse(name)).status_code == 302


def test_the_administration_leads_there(client_of, page):
    there = reverse("administration_health")
    for name in ("administration", "administration_people", "criteria_sets"):
        assert f'href="{there}"' in page(name).content.decode()


def test_it_is_all_said_in_dutch(client_of):
    alive(worker=3 * MINUTE)
    JobRunFactory(counts={"letters": 5})
    client = client_of(UserFactory(installation_administrator=True, dutch=True))
    text = client.get(reverse("administration_health")).content.decode()
    assert "De worker is stil" in text
    assert "Laatste teken: 3\xa0minuten geleden." in text
    assert "afgehandelde brieven: hoogstens 5" in text

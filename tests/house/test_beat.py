"""Beat only nudges: each entry names a task that exists, and a message does not outlive the next one."""

import ast
import inspect
from datetime import timedelta
from pathlib import Path

import pytest
from celery.schedules import crontab, schedule

from config.celery import app

ROOT = Path(__file__).resolve().parents[2]
ENTRIES = sorted(app.conf.beat_schedule.items())
MOST_STATEMENTS = 3
LONGEST_TASK = 600  # seconds; a longer one would start a second time beside itself


@pytest.fixture(scope="module", autouse=True)
def _tasks():
    app.autodiscover_tasks(force=True)
    app.finalize()


def _ours() -> dict:
    floors = ("accounts", "partnerships", "assessments", "dashboards", "config")
    return {name: task for name, task in app.tasks.items() if name.split(".")[0] in floors}


def _interval(entry: dict) -> float:
    when = entry["schedule"]
    if isinstance(when, timedelta):
        return when.total_seconds()
    if isinstance(when, schedule) and not isinstance(when, crontab):
        return when.run_every.total_seconds()
    assert not isinstance(when, crontab), "crontab shifts and doubles when the clock changes: use an interval"
    return float(when)


@pytest.mark.parametrize(("name", "entry"), ENTRIES)
def test_an_entry_names_a_task_that_exists(name, entry):
    assert entry["task"] in app.tasks
    assert not entry.get("args")
    assert not entry.get("kwargs")
    assert not inspect.signature(app.tasks[entry["task"]].run).parameters, "what is due stands in the database"


@pytest.mark.parametrize(("name", "entry"), ENTRIES)
def test_a_message_is_gone_before_the_next_one_comes(name, entry):
    assert 0 < entry["options"]["expires"] < _interval(entry)


def test_beat_runs_in_utc():
    assert app.conf.timezone == "UTC"
    assert app.conf.enable_utc


def test_a_worker_that_dies_gives_its_task_back():
    assert app.conf.task_acks_late
    assert app.conf.task_reject_on_worker_lost
    assert app.conf.worker_prefetch_multiplier == 1
    assert app.conf.task_ignore_result
    options = app.conf.broker_transport_options
    assert options["visibility_timeout"] >= LONGEST_TASK
    assert options["unacked_restore_interval"] <= 10
    assert options["unacked_restore_throttle"] <= 10


def test_no_task_is_forgotten():
    scheduled = {entry["task"] for _, entry in ENTRIES}
    assert set(_ours()) == scheduled, "a task that beat does not know runs only while nobody loses its message"


def test_tasks_are_doors():
    """A task reads the clock and calls one verb; whoever needs the work itself calls the verb."""
    for task in _ours().values():
        function = ast.parse(inspect.getsource(inspect.unwrap(task.run)).lstrip()).body[0]
        statements = [
            s for s in function.body if not (isinstance(s, ast.Expr) and isinstance(s.value, ast.Constant))
        ]
        assert len(statements) <= MOST_STATEMENTS, task.name


def test_the_domain_does_not_put_tasks_on_the_way():
    """`.delay` and friends lose work when the broker is down; rows do not."""
    found = []
    for floor in ("accounts", "partnerships", "assessments", "dashboards"):
        for path in (ROOT / floor).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text())):
                if isinstance(node, ast.Attribute) and node.attr in ("delay", "apply_async", "send_task"):
                    found.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    assert not found

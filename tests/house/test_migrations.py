"""Migrations: complete, named by hand, from nothing to now, and back."""

import io
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

ROOT = Path(__file__).resolve().parents[2]
OURS = [
    config
    for config in apps.get_app_configs()
    if Path(config.path).is_relative_to(ROOT / config.name.split(".")[0])
]
LABELS = [config.label for config in OURS]


@pytest.mark.django_db
def test_no_migration_is_missing():
    said = io.StringIO()
    try:
        call_command("makemigrations", "--check", "--dry-run", stdout=said)
    except SystemExit:
        pytest.fail(said.getvalue())


def _migrations():
    loader = MigrationLoader(None, ignore_no_migrations=True)
    # In one order: several processes gather the tests, and their lists must be the same.
    ordered = sorted(loader.disk_migrations.items(), key=lambda item: item[0])
    return [migration for (label, _name), migration in ordered if label in LABELS]


@pytest.mark.parametrize("migration", _migrations(), ids=str)
def test_a_migration_is_named_by_hand(migration):
    assert re.fullmatch(r"\d{4}_[a-z0-9_]+", migration.name)
    assert not re.search(r"_auto_|_initial$|_and_more$|^\d{4}_(alter|remove|rename)_", migration.name), (
        "name it after its idea"
    )


@pytest.mark.parametrize("migration", _migrations(), ids=str)
def test_a_migration_can_be_taken_back(migration):
    assert not [type(operation).__name__ for operation in migration.operations if not operation.reversible]


@pytest.mark.slow
def test_from_nothing_to_now_and_back(tmp_path):
    """On a database of its own: every migration forward, every one of ours backward, and forward again."""
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
        "TEST_DATABASE_URL": f"sqlite:///{tmp_path / 'fresh.sqlite3'}",
    }
    migrated = sorted({migration.app_label for migration in _migrations()}, key=LABELS.index)
    program = (
        "import django; django.setup()\n"
        "from django.core.management import call_command\n"
        "call_command('migrate', verbosity=0)\n"
        f"for label in {migrated[::-1]!r}:\n"
        "    call_command('migrate', label, 'zero', verbosity=0)\n"
        "call_command('migrate', verbosity=0)\n"
        "call_command('migrate', check_unapplied=True, verbosity=0)\n"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.django_db
def test_every_row_can_be_found_by_what_lists_sort_by():
    """Foreign keys have an index and a table has a key: nothing is looked for by reading all of it."""
    with connection.cursor() as cursor:
        for model in [model for config in OURS for model in config.get_models()]:
            constraints = connection.introspection.get_constraints(cursor, model._meta.db_table).values()
            led_by = {constraint["columns"][0] for constraint in constraints if constraint["columns"]}
            keys = {f.column for f in model._meta.concrete_fields if f.is_relation}
            assert keys <= led_by, f"{model.__name__}: no index begins with {keys - led_by}"


def test_no_form_takes_all_fields():
    """`fields = "__all__"` lets a new column be written from outside before anybody thought of it."""
    found = [
        str(path)
        for config in OURS
        for path in Path(config.path).rglob("*.py")
        if re.search(r"fields\s*=\s*[\"']__all__|\bexclude\s*=\s*[\[(].*\n.*class .*ModelForm", path.read_text())
    ]
    assert not found

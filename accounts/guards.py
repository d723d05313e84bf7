"""Rows that the database itself refuses to change: one list, made into triggers after every migrate.

SQLite drops a table's triggers silently whenever Django remakes the table, so they are never part of a
migration: the project's own `migrate` command installs this list each time.
"""

from dataclasses import dataclass

from django.db import connection as default_connection

PREFIX = "samen_guard_"


@dataclass(frozen=True)
class GuardedTable:
    """A table whose rows stay as they are.

    `columns`: the columns that may not change (empty: none may). `when`: SQL condition on the old row, with
    `OLD.` before column names; empty: always.
    """

    table: str
    columns: tuple[str, ...] = ()
    when: str = ""


GUARDED: list[GuardedTable] = []


def guard(table: str, *, columns: tuple[str, ...] = (), when: str = "") -> None:
    """Add a table to the list; called from a room's `apps.ready`."""
    entry = GuardedTable(table, columns, when)
    if entry not in GUARDED:
        GUARDED.append(entry)


def install(connection=default_connection) -> None:
    """Make the triggers of every guarded table that exists."""
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        for entry in GUARDED:
            if entry.table in tables:
                for statement in _statements(entry, connection.vendor):
                    cursor.execute(statement)


def lift(connection=default_connection) -> None:
    """Remove the triggers. For tests and for the documented erasure of an installation only."""
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        for entry in GUARDED:
            if entry.table not in tables:
                continue
            for event in ("update", "delete", "truncate"):
                if connection.vendor == "postgresql":
                    cursor.execute(f"DROP TRIGGER IF EXISTS {PREFIX}{entry.table}_{event} ON {entry.table}")
                elif event != "truncate":
                    cursor.execute(f"DROP TRIGGER IF EXISTS {PREFIX}{entry.table}_{event}")


def installed(connection=default_connection) -> set[str]:
    """Return the names of the guards that stand in the database."""
    query = (
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        if connection.vendor == "sqlite"
        else "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
    )
    with connection.cursor() as cursor:
        cursor.execute(query)
        return {name for (name,) in cursor.fetchall() if name.startswith(PREFIX)}


def expected(vendor: str) -> set[str]:
    """Return the names of the guards that should stand."""
    events = ("update", "delete", "truncate") if vendor == "postgresql" else ("update", "delete")
    return {f"{PREFIX}{entry.table}_{event}" for entry in GUARDED for event in events}


def _statements(entry: GuardedTable, vendor: str) -> list[str]:
    of = f" OF {', '.join(entry.columns)}" if entry.columns else ""
    return _sqlite(entry, of) if vendor == "sqlite" else _postgresql(entry, of)


def _sqlite(entry: GuardedTable, of: str) -> list[str]:
    when = f" WHEN {entry.when}" if entry.when else ""
    refuse = f"BEGIN SELECT RAISE(ABORT, '{entry.table}: history stays'); END"
    statements = []
    for event, timing in (("update", f"BEFORE UPDATE{of}"), ("delete", "BEFORE DELETE")):
        name = f"{PREFIX}{entry.table}_{event}"
        statements.append(f"DROP TRIGGER IF EXISTS {name}")
        statements.append(f"CREATE TRIGGER {name} {timing} ON {entry.table}{when} {refuse}")
    return statements


def _postgresql(entry: GuardedTable, of: str) -> list[str]:
    when = f" WHEN ({entry.when})" if entry.when else ""
    function = (
        "CREATE OR REPLACE FUNCTION samen_history_stays() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION '%: history stays', TG_TABLE_NAME; END $$"
    )
    statements = [function]
    rows = (
        ("update", f"BEFORE UPDATE{of}", f"FOR EACH ROW{when}"),
        ("delete", "BEFORE DELETE", f"FOR EACH ROW{when}"),
        ("truncate", "BEFORE TRUNCATE", "FOR EACH STATEMENT"),
    )
    for event, timing, each in rows:
        name = f"{PREFIX}{entry.table}_{event}"
        statements.append(f"DROP TRIGGER IF EXISTS {name} ON {entry.table}")
        statements.append(
            f"CREATE TRIGGER {name} {timing} ON {entry.table} {each} EXECUTE FUNCTION samen_history_stays()"
        )
    return statements

"""Emptying the database between tests that commit: only tables that hold a row, guards lifted for those alone.

Django's own flush goes through every table and makes content types and permissions anew each time; with more
than a hundred tables that takes longer than most tests.
"""

from django.db import connection, transaction

from accounts import guards

KEPT = {"django_migrations", "django_content_type", "auth_permission"}


def empty() -> None:
    """Delete every row, past the guards; what migrations wrote down about themselves stays."""
    filled = _filled()
    if not filled:
        return
    guarded = [entry for entry in guards.GUARDED if entry.table in filled]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET session_replication_role = replica")
            cursor.execute(f"TRUNCATE {', '.join(filled)} CASCADE")
            cursor.execute("SET session_replication_role = DEFAULT")
            return
        for entry in guarded:
            for event in ("update", "delete"):
                cursor.execute(f"DROP TRIGGER IF EXISTS {guards.PREFIX}{entry.table}_{event}")
        with connection.constraint_checks_disabled(), transaction.atomic():
            for table in filled:
                cursor.execute(f'DELETE FROM "{table}"')
        for entry in guarded:
            for statement in guards._statements(entry, connection.vendor):
                cursor.execute(statement)


def _filled() -> list[str]:
    tables = sorted(set(connection.introspection.django_table_names(only_existing=True)) - KEPT)
    asked = " UNION ALL ".join(f"SELECT '{table}' WHERE EXISTS (SELECT 1 FROM \"{table}\")" for table in tables)
    with connection.cursor() as cursor:
        cursor.execute(asked)
        return [table for (table,) in cursor.fetchall()]

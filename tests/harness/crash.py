"""Dying at every write: what is left must be enough to finish the work.

`crash_at_write(n)` lets the code under test run until its n-th point and kills it there. Points, in the
order in which the code comes to them: just before each statement that writes, just after each commit (and
after each write outside a transaction, which is its own commit), just before and just after each mail
leaves. Killed means: a BaseException that nobody catches, the open transaction is rolled back, hooks that
waited for the commit are lost, and nothing can be written while the stack unwinds. Needs real commits, so
`transactional_db`.

    def test_closing_survives_every_crash(survives_every_crash):
        survives_every_crash(prepare=open_round, run=close_what_is_due, picture=rows_that_count)
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.core.mail.backends.locmem import EmailBackend
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE", "MERGE", "TRUNCATE", "VACUUM", "PRAGMA WAL")
MOST_POINTS = 2000


class Crash(BaseException):
    """The process died here."""


class CrashPoint:
    """Counts the points passed; kills at the `at`-th."""

    def __init__(self, at: int | None):
        self.at = at
        self.passed: list[str] = []
        self.happened = False

    def pass_by(self, what: str) -> None:
        """Come to a point: go on, or die here."""
        if self.happened:
            raise Crash("already dead")
        self.passed.append(what)
        if len(self.passed) == self.at:
            self.happened = True
            for connection in connections.all(initialized_only=True):
                connection.run_on_commit = []
                connection.run_commit_hooks_on_set_autocommit_on = False
            raise Crash(f"point {self.at}: {what}")


@contextmanager
def crash_at_write(at: int | None) -> Iterator[CrashPoint]:
    """Run the body until its `at`-th point (counted from 1; None: only count) and kill it there.

    The Crash ends at the edge of this block; `happened` tells whether the body came that far.
    """
    point = CrashPoint(at)
    execute, execute_many = CursorWrapper.execute, CursorWrapper.executemany
    commit, send = BaseDatabaseWrapper._commit, EmailBackend.send_messages

    def counted(original):
        def wrapped(self, sql, params=None):
            text = sql if isinstance(sql, str) else str(sql)
            is_write = text.lstrip(" \n(").upper().startswith(WRITES)
            if is_write:
                point.pass_by(f"before {text[:90]}")
            result = original(self, sql, params)
            if is_write and not self.db.in_atomic_block:
                point.pass_by(f"after {text[:90]}")
            return result

        return wrapped

    def counted_commit(self):
        commit(self)
        point.pass_by("after COMMIT")

    def counted_send(self, messages):
        point.pass_by("before a mail")
        result = send(self, messages)
        point.pass_by("after a mail")
        return result

    CursorWrapper.execute, CursorWrapper.executemany = counted(execute), counted(execute_many)
    BaseDatabaseWrapper._commit, EmailBackend.send_messages = counted_commit, counted_send
    try:
        yield point
    except Crash:
        pass
    finally:
        CursorWrapper.execute, CursorWrapper.executemany = execute, execute_many
        BaseDatabaseWrapper._commit, EmailBackend.send_messages = commit, send
        if point.happened:
            for connection in connections.all(initialized_only=True):
                connection.close()


def check_every_crash(
    *,
    prepare: Callable[[], Any],
    run: Callable[[], Any],
    picture: Callable[[], Any],
    reset: Callable[[], None],
) -> int:
    """Crash `run` at each of its points, run it again, and compare with one undisturbed run.

    `prepare` makes the rows to start from, `picture` returns what counts afterwards (leave out random ids),
    `reset` empties the database. Returns the number of points.
    """
    prepare()
    with crash_at_write(None) as point:
        run()
    undisturbed, points = picture(), point.passed
    if len(points) > MOST_POINTS:
        raise AssertionError(f"{len(points)} points are too many to try: prepare fewer rows")
    for at, where in enumerate(points, start=1):
        reset()
        prepare()
        with crash_at_write(at):
            run()
        run()
        assert picture() == undisturbed, f"differs after a crash at point {at} of {len(points)}: {where}"
    return len(points)

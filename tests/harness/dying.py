"""A worker that kills itself with -9 at a named point, once: what a power cut does, but exactly there.

`SAMEN_TEST_DIE_AT` holds the beginning of a SQL statement, with `after ` before it to die right behind it, or
`after COMMIT`; `SAMEN_TEST_DIE_ONCE` a file that is written first, so that the next worker lives.
"""

import os
import signal
from pathlib import Path

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper


def arm() -> None:
    """Make this process die where the environment says; do nothing where it says nothing."""
    point = os.environ.get("SAMEN_TEST_DIE_AT", "")
    died = Path(os.environ.get("SAMEN_TEST_DIE_ONCE", "/nonexistent"))
    if not point or died.exists():
        return
    wrote_result = False

    def die() -> None:
        died.write_text(point)
        os.kill(os.getpid(), signal.SIGKILL)

    execute, commit = CursorWrapper.execute, BaseDatabaseWrapper._commit

    def dying_execute(self, sql, params=None):
        nonlocal wrote_result
        text = str(sql)
        if text.startswith(point):
            die()
        result = execute(self, sql, params)
        wrote_result = wrote_result or text.startswith('INSERT INTO "reviews_reviewresult"')
        if point != "after COMMIT" and f"after {text}".startswith(point):
            die()
        return result

    def dying_commit(self):
        commit(self)
        if point == "after COMMIT" and wrote_result:
            die()

    CursorWrapper.execute, BaseDatabaseWrapper._commit = dying_execute, dying_commit

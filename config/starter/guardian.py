"""A small process that outlives the starter by a moment and ends what it left behind.

It reads the starter's notes from standard input: `+123` for a process group begun, `-123` for one ended.
When the starter is gone, however abruptly, the input ends, and every group still noted is ended too. It
also holds the starter's lock file open, so nobody starts again from the same data folder before that.

Run as a file, alone: it imports nothing of ours.
"""

import contextlib
import os
import signal
import sys
import time

PATIENCE = 6.0  # seconds a group has to end by itself
DEAF_TO = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def groups_left_behind(notes: object) -> set[int]:
    """Follows the notes to their end and answers the groups that were not crossed out."""
    groups: set[int] = set()
    for note in notes:  # type: ignore[attr-defined]
        group = int(note[1:])
        (groups.add if note[0] == "+" else groups.discard)(group)
    return groups


def send(group: int, number: int) -> bool:
    """Sends a signal to a group; false when there is no such group any more."""
    try:
        os.killpg(group, number)
    except (ProcessLookupError, PermissionError):
        return False
    return True


def is_there(process: int) -> bool:
    """Is there such a process?"""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def end(groups: set[int], patience: float = PATIENCE) -> None:
    """Asks every group to end, waits, and then no longer asks.

    On Linux the kernel has asked each leader already (see child.py), and some take a second asking for
    impatience: there only a group that has lost its leader is asked.
    """
    deadline = time.monotonic() + patience
    asked: set[int] = set()
    while (left := {group for group in groups if send(group, 0)}) and time.monotonic() < deadline:
        for group in left - asked:
            if not sys.platform.startswith("linux") or not is_there(group):
                send(group, signal.SIGTERM)
                asked.add(group)
        time.sleep(0.05)
    for group in left:
        send(group, signal.SIGKILL)


def main() -> None:
    """Waits for the starter to end, then tidies up."""
    for number in DEAF_TO:
        signal.signal(number, signal.SIG_IGN)
    with contextlib.suppress(ValueError, OSError):
        end(groups_left_behind(sys.stdin))


if __name__ == "__main__":
    main()

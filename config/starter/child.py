"""One program of the process table and the process that runs it."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

PR_SET_PDEATHSIG = 1
LONGEST_LINE = 65_536  # bytes shown at once, also without a line's end


@dataclass(frozen=True)
class Program:
    """A row of the process table."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str] | None = None
    directory: Path | None = None
    ends_last: bool = False  # others need it until they have ended themselves
    hushed: tuple[str, ...] = ()  # lines that hold one of these tell the reader nothing


def end_with_parent() -> Callable[[], None] | None:
    """What a child does before it becomes its program: asks the kernel to end it with its parent (Linux).

    Elsewhere the guardian alone sees to it.
    """
    if not sys.platform.startswith("linux"):
        return None
    libc, parent = ctypes.CDLL(None), os.getpid()

    def ask_the_kernel() -> None:
        libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:
            os._exit(1)

    return ask_the_kernel


def end_with_make() -> None:
    """When `make` started us, end with it, even if it is killed (Linux)."""
    if "MAKELEVEL" in os.environ and sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


class Child:
    """A running process that leads a group of its own; its output is read without waiting for it.

    Raises OSError when the program cannot be started. `show` gets each line of output.
    """

    def __init__(self, program: Program, show: Callable[[str], None]) -> None:
        self.program = program
        self.code: int | None = None
        self._show = show
        self._unfinished = b""
        self._process = subprocess.Popen(
            list(program.command),
            env=None if program.environment is None else dict(program.environment),
            cwd=program.directory,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            process_group=0,
            preexec_fn=end_with_parent(),
        )
        self.pid = self._process.pid
        self.output = self._process.stdout.fileno()
        os.set_blocking(self.output, False)

    def read(self) -> int:
        """Shows the lines that are there; answers the bytes read, 0 at the end, -1 if none yet."""
        try:
            data = os.read(self.output, LONGEST_LINE)
        except BlockingIOError:
            return -1
        *lines, self._unfinished = (self._unfinished + data).split(b"\n")
        if self._unfinished and (not data or len(self._unfinished) > LONGEST_LINE):
            lines, self._unfinished = [*lines, self._unfinished], b""
        for line in lines:
            self._pass_on(line.decode("utf-8", "replace").rstrip("\r"))
        return len(data)

    def _pass_on(self, line: str) -> None:
        if not any(words in line for words in self.program.hushed):
            self._show(line)

    def has_ended(self) -> bool:
        """Has the process ended? It stays to be buried, so its number is not given to another."""
        return os.waitid(os.P_PID, self.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None

    def send(self, number: int) -> None:
        """Sends a signal to the process and all it has started."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.pid, number)

    def bury(self) -> int:
        """After the end: ends what it left running, shows its last words, answers its exit code."""
        self.send(signal.SIGKILL)
        while self.read() > 0:
            pass
        self._process.stdout.close()
        self.code = self._process.wait()
        return self.code

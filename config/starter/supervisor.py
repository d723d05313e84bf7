"""Keeps a table of programs running in the foreground, and ends all of them with itself.

One thread, one loop: `select` waits for a child's output, a child's end or a signal, whichever comes first.
Each child leads a process group of its own, so that Ctrl-C reaches the starter alone, which then ends the
children in order; and so that nothing a child has started outlives it.
"""

import contextlib
import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from config.starter.child import Child, Program
from config.starter.console import Console

SAME_WISH = 1.0  # seconds; `make` and a terminal may both pass one wish on
STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Stopped(Exception):
    """The person or the system asked the starter to end; `number` is the signal."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


@dataclass(frozen=True)
class Patience:
    """How long to wait for what, in seconds."""

    first_pause: float = 0.5  # before the first restart; doubles with each end in a row
    longest_pause: float = 30.0
    settled: float = 20.0  # who lived this long starts again from the first pause
    ending: float = 10.0  # between asking a child to end and making it

    def pause(self, ends_in_a_row: int) -> float:
        """How long to wait before the next start."""
        return min(self.longest_pause, self.first_pause * 2 ** min(ends_in_a_row - 1, 10))


@dataclass
class Post:
    """A place in the table that is to be filled for good: who fills it, or when it is filled again."""

    program: Program
    child: Child | None = None
    filled_at: float = 0.0
    fill_at: float | None = None
    ends_in_a_row: int = 0


class Supervisor:
    """Runs programs for good (`keep`, `serve`) or once (`run`); use it as a context.

    Whatever it is doing ends by raising Stopped when a stop signal comes in, or when nobody reads the
    console any more. Leaving the context ends every child.
    """

    def __init__(self, console: Console, *, patience: Patience | None = None, lock: int | None = None) -> None:
        self.console = console
        self.patience = patience or Patience()
        self._lock = lock
        self._posts: list[Post] = []
        self._children: list[Child] = []
        self._stop: int | None = None

    def keep(self, program: Program) -> None:
        """Starts a program that is to run until the end; whenever it ends it is started again."""
        post = Post(program)
        self._posts.append(post)
        self._fill(post)

    def run(self, program: Program, *, show: Callable[[str], None] | None = None) -> int:
        """Runs a program once, meanwhile looking after the others, and answers its exit code.

        Its lines go to `show`, or else to the console under its name.
        """
        try:
            child = self._begin(program, show)
        except OSError as error:
            self.console.line(program.name, f"cannot be started: {error}")
            return 127
        while child.code is None:
            self._turn(60.0)
        return child.code

    def wait_for(self, condition: Callable[[], bool], seconds: float) -> bool:
        """Looks after the children until the condition holds; false when it did not in time."""
        deadline = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > deadline:
                return False
            self._turn(0.05)
        return True

    def serve(self) -> None:
        """Looks after the children until asked to stop."""
        while True:
            self._turn(3600.0)

    # the frame

    def __enter__(self) -> Self:
        self._selector = selectors.DefaultSelector()
        self._woken, self._wake = os.pipe()
        os.set_blocking(self._woken, False)
        os.set_blocking(self._wake, False)
        self._selector.register(self._woken, selectors.EVENT_READ)
        self._before = {number: signal.getsignal(number) for number in (*STOP_SIGNALS, signal.SIGCHLD)}
        self._wake_before = signal.set_wakeup_fd(self._wake, warn_on_full_buffer=False)
        for number in STOP_SIGNALS:
            if self._before[number] != signal.SIG_IGN:  # what nohup shields stays shielded
                signal.signal(number, self._note_stop)
        signal.signal(signal.SIGCHLD, lambda *_: None)  # so that a child's end wakes the loop
        self._guardian = self._start_guardian()
        return self

    def __exit__(self, *_exception: object) -> None:
        for last in (False, True):
            self._end([child for child in self._children if child.program.ends_last is last])
        with contextlib.suppress(OSError):
            self._guardian.stdin.close()
        self._guardian.wait()
        signal.set_wakeup_fd(self._wake_before)
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._selector.close()
        os.close(self._woken)
        os.close(self._wake)

    def _note_stop(self, number: int, _frame: object) -> None:
        now = time.monotonic()
        if self._stop is None:
            self._stop, self._stopped_at = number, now
        elif now - self._stopped_at > SAME_WISH:  # asked again: no longer politely
            self._send(self._children, signal.SIGKILL)

    def _start_guardian(self) -> subprocess.Popen[bytes]:
        """Starts the process that ends the children should this one be killed, and keeps the lock."""
        return subprocess.Popen(
            [sys.executable, "-I", "-S", str(Path(__file__).with_name("guardian.py"))],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            pass_fds=[] if self._lock is None else [self._lock],
        )

    def _tell_guardian(self, sign: str, group: int) -> None:
        with contextlib.suppress(OSError):
            os.write(self._guardian.stdin.fileno(), f"{sign}{group}\n".encode())

    # one turn of the loop

    def _turn(self, seconds: float) -> None:
        """Waits for something to happen, at most so long, and sees to it."""
        now = time.monotonic()
        pauses = [max(0.0, post.fill_at - now) for post in self._posts if post.fill_at is not None]
        self._look(min([seconds, *pauses]))
        if self._stop is not None:
            raise Stopped(self._stop)
        if self.console.gone:
            raise Stopped(signal.SIGHUP)
        for post in self._posts:
            if post.fill_at is not None and post.fill_at <= time.monotonic():
                self._fill(post)

    def _look(self, seconds: float) -> None:
        """Shows what the children write and buries those that ended."""
        for key, _ in self._selector.select(seconds):
            if key.data is None:
                with contextlib.suppress(BlockingIOError):
                    os.read(self._woken, 4096)
            elif key.data.read() == 0:
                self._selector.unregister(key.fileobj)
        for child in [child for child in self._children if child.has_ended()]:
            self._bury(child)

    def _bury(self, child: Child) -> None:
        with contextlib.suppress(KeyError):
            self._selector.unregister(child.output)
        child.bury()
        self._tell_guardian("-", child.pid)
        self._children.remove(child)
        for post in self._posts:
            if post.child is child:
                self._vacate(post)

    # posts

    def _begin(self, program: Program, show: Callable[[str], None] | None = None) -> Child:
        child = Child(program, show or (lambda text: self.console.line(program.name, text)))
        self._tell_guardian("+", child.pid)
        self._children.append(child)
        self._selector.register(child.output, selectors.EVENT_READ, child)
        return child

    def _fill(self, post: Post) -> None:
        post.fill_at, post.filled_at = None, time.monotonic()
        try:
            post.child = self._begin(post.program)
        except OSError as error:
            self.console.line(post.program.name, f"cannot be started: {error}")
            self._vacate(post)

    def _vacate(self, post: Post) -> None:
        """Notes that a post is empty and when to fill it again."""
        code = post.child.code if post.child else None
        post.child = None
        if self._stop is not None:
            return
        now = time.monotonic()
        lived_long = now - post.filled_at >= self.patience.settled
        post.ends_in_a_row = 1 if lived_long else post.ends_in_a_row + 1
        pause = self.patience.pause(post.ends_in_a_row)
        post.fill_at = now + pause
        if code is not None:
            how = f"signal {-code}" if code < 0 else f"exit code {code}"
            self.console.line(post.program.name, f"ended ({how}); starting it again in {pause:g} s")

    # the end

    def _end(self, children: Iterable[Child]) -> None:
        """Asks these to end, waits, then ends those that have not, and all they have started."""
        children = list(children)
        self._posts.clear()
        self._send(children, signal.SIGTERM)
        deadline = time.monotonic() + self.patience.ending
        while self._left(children) and time.monotonic() < deadline:
            self._look(0.05)
        for child in self._left(children):
            self.console.line(child.program.name, f"did not end within {self.patience.ending:g} s: killed")
        self._send(self._left(children), signal.SIGKILL)
        while self._left(children):
            self._look(0.05)

    def _left(self, children: Iterable[Child]) -> list[Child]:
        return [child for child in children if child in self._children]

    def _send(self, children: Iterable[Child], number: int) -> None:
        for child in children:
            child.send(number)

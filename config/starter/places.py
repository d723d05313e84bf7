"""Where things are: the tree, the data folder, its lock, the secret in it, the address of the web server."""

import errno
import fcntl
import ipaddress
import os
import secrets
import socket
import time
from dataclasses import dataclass
from pathlib import Path

from config.starter.guardian import is_there

ROOT = Path(__file__).resolve().parents[2]
SHORTEST_SECRET = 32
WAIT_FOR_LOCK = 20.0  # seconds; the guardian of a killed start needs at most about a third of it


class Refusal(Exception):
    """Why the starter does not go on; the message is for the reader."""


@dataclass(frozen=True)
class Address:
    """Where the web server listens."""

    host: str
    port: int

    @classmethod
    def from_environment(cls) -> "Address":
        """Reads HOST and PORT. Raises Refusal when PORT is no port."""
        asked = os.environ.get("PORT") or "8000"
        if not (asked.isascii() and asked.isdigit() and 0 < int(asked) < 65_536):
            raise Refusal(f"PORT is {asked!r}; it has to be a number from 1 to 65535.")
        return cls(os.environ.get("HOST") or "127.0.0.1", int(asked))

    @property
    def url(self) -> str:
        """The address to open in a browser on this machine."""
        try:
            number = ipaddress.ip_address(self.host)
        except ValueError:
            return f"http://{self.host}:{self.port}"
        near = ("127.0.0.1" if number.version == 4 else "::1") if number.is_unspecified else self.host
        return f"http://{near}:{self.port}" if number.version == 4 else f"http://[{near}]:{self.port}"

    def check(self) -> None:
        """Raises Refusal, in plain words, when nobody can listen here."""
        try:
            family, *_, target = socket.getaddrinfo(self.host, self.port, type=socket.SOCK_STREAM)[0]
            with socket.socket(family, socket.SOCK_STREAM) as trial:
                trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                trial.bind(target)
        except OSError as error:
            raise Refusal(self._why_not(error)) from None

    def _why_not(self, error: OSError) -> str:
        if error.errno == errno.EADDRINUSE:
            return (
                f"Port {self.port} on {self.host} is taken by another program. End that program, "
                f"or choose another port: PORT={self.port % 65_535 + 1} make run"
            )
        if error.errno == errno.EACCES:
            return f"Port {self.port} may not be used without special rights. Choose one above 1023 with PORT."
        return f"Samen cannot listen on {self.host}:{self.port}: {error.strerror or error}. See HOST and PORT."


def data_folder() -> Path:
    """The folder of all data, made when it is missing. Raises Refusal when it cannot be used."""
    folder = (ROOT / (os.environ.get("SAMEN_DATA_DIR") or "var")).resolve()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        trial = folder / f".trial-{os.getpid()}"
        trial.touch()
        trial.unlink()
    except OSError as error:
        raise Refusal(
            f"The data folder {folder} cannot be used: {error.strerror}. Look at SAMEN_DATA_DIR."
        ) from None
    return folder


def lock(folder: Path, note: str) -> int:
    """Takes the data folder for this start and answers the open lock file, which holds it.

    `note` says who holds it, to the next one who asks. Raises Refusal when another start has it.
    """
    descriptor = os.open(folder / "start.lock", os.O_RDWR | os.O_CREAT, 0o600)
    deadline = time.monotonic() + WAIT_FOR_LOCK
    while not _locked(descriptor):
        holder = os.pread(descriptor, 1000, 0).decode("utf-8", "replace")
        if _is_alive(holder) or time.monotonic() > deadline:
            os.close(descriptor)
            raise Refusal(f"Samen already runs from the data folder {folder}: {holder.partition(' ')[2].strip()}")
        time.sleep(0.1)  # that start was killed, and its guardian is still tidying up
    os.ftruncate(descriptor, 0)
    os.pwrite(descriptor, f"{os.getpid()} {note}, process {os.getpid()}\n".encode(), 0)
    return descriptor


def _locked(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _is_alive(holder: str) -> bool:
    number = holder.partition(" ")[0]
    return number.isdigit() and is_there(int(number))


def secret_key(folder: Path) -> str:
    """The secret of this installation: from SECRET_KEY, or from the data folder, where it is made once.

    It is written beside and then linked to its name, which fails when the name is there: two at once get
    the same secret, and half a secret is never read.
    """
    if given := os.environ.get("SECRET_KEY"):
        return given
    kept = folder / "secret-key"
    if not kept.exists():
        fresh = folder / f".secret-key-{secrets.token_hex(8)}"
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(64) + "\n")
        try:
            os.link(fresh, kept)
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
    secret = kept.read_text().strip()
    if len(secret) < SHORTEST_SECRET:
        raise Refusal(f"{kept} holds no usable secret. Put the right one back, or remove the file for a new one.")
    return secret

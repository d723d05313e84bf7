"""What the tests want to talk to: PostgreSQL, Redis and a browser, found or missed."""

import contextlib
import getpass
import hashlib
import os
import shutil
import socket
import subprocess
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

from config.starter.installation import PYTHON
from config.starter.places import ROOT

ASK_POSTGRES = "import sys, psycopg2; psycopg2.connect(sys.argv[1], connect_timeout=3).close()"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
REDIS = "redis://127.0.0.1:6379/15"


@dataclass(frozen=True)
class Servers:
    """What was found; None is not there."""

    postgres: str | None
    redis: str | None
    chromium: str | None

    def missing(self) -> list[str]:
        """The names of what is not there, each with where it was looked for."""
        looked = {
            "PostgreSQL (127.0.0.1:5432, or DATABASE_URL_POSTGRES)": self.postgres,
            "Redis (127.0.0.1:6379, or TEST_REDIS_URL)": self.redis,
            "Chromium (/usr/bin/chromium, or SAMEN_CHROMIUM)": self.chromium,
        }
        return [name for name, found in looked.items() if not found]

    def environment(self) -> dict[str, str]:
        """What the tests read."""
        said = {
            "DATABASE_URL_POSTGRES": self.postgres,
            "TEST_REDIS_URL": self.redis,
            "SAMEN_CHROMIUM": self.chromium,
        }
        return {name: value for name, value in said.items() if value}


def find() -> Servers:
    """Looks for all three."""
    return Servers(postgres=_postgres(), redis=_redis(), chromium=_chromium())


def _postgres() -> str | None:
    """The database the tests may use. Its name tells this tree from others, so that two can test at once."""
    name = f"samen_{hashlib.sha256(str(ROOT).encode()).hexdigest()[:8]}"
    given = os.environ.get("DATABASE_URL_POSTGRES")
    people = dict.fromkeys(("postgres", getpass.getuser()))
    for url in [given] if given else [f"postgres://{person}@127.0.0.1:5432/{name}" for person in people]:
        parts = urlsplit(url)
        maintenance = urlunsplit(parts._replace(scheme="postgresql", path="/postgres"))
        if subprocess.run([PYTHON, "-c", ASK_POSTGRES, maintenance], capture_output=True).returncode == 0:
            return url
    return None


def _redis() -> str | None:
    """The address of a Redis that answers; only plain TCP ones are asked, any other given one is believed."""
    url = os.environ.get("TEST_REDIS_URL") or REDIS
    parts = urlsplit(url)
    if parts.scheme != "redis" or parts.password:
        return url
    with (
        contextlib.suppress(OSError),
        socket.create_connection((parts.hostname, parts.port or 6379), 3) as asked,
    ):
        asked.sendall(b"PING\r\n")
        if asked.recv(16).startswith(b"+PONG"):
            return url
    return None


def _chromium() -> str | None:
    """The browser's program."""
    if given := os.environ.get("SAMEN_CHROMIUM"):
        return given if os.access(given, os.X_OK) else None
    return next(filter(None, map(shutil.which, BROWSERS)), None)

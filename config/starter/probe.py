"""Asks a web server how it is. Run as a file, with the page's address.

Waits until there is an answer, whatever it says; with `--once` asks once, and only 200 will do.
"""

import http.client
import os
import sys
import time
from http import HTTPStatus
from urllib.parse import urlsplit

PAUSE = 0.1  # seconds between two attempts
LONGEST = 30.0  # seconds one answer may take


def status(url: str) -> int | None:
    """The status of the answer, None without one. Asks as the proxy would, by a name that is served."""
    parts = urlsplit(url)
    name = os.environ.get("ALLOWED_HOSTS", "").partition(",")[0].strip(" .*") or parts.hostname
    connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=LONGEST)
    try:
        connection.request("GET", parts.path or "/", headers={"Host": name, "X-Forwarded-Proto": "https"})
        return connection.getresponse().status
    except (OSError, http.client.HTTPException):
        return None
    finally:
        connection.close()


def main(url: str, *options: str) -> int:
    """Waits, or asks once."""
    if "--once" in options:
        return 0 if status(url) == HTTPStatus.OK else 1
    while status(url) is None:
        time.sleep(PAUSE)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

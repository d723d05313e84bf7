"""Pages made in advance, which a browser fetches as from a server: no server, no second connection.

A test asks its own client for a page, lays the answer on the shelf with its headers, and lets a real browser
open it. Style sheet, typefaces and scripts come from the static files, and the content policy of the answer
holds as it would anywhere.
"""

from mimetypes import guess_type
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import HttpResponse

ORIGIN = "http://localhost"  # which a browser trusts like https
NOT_PASSED_ON = {"set-cookie", "content-length"}


class Shelf:
    """What a browser page gets for each address; an address that nobody laid down is not there."""

    def __init__(self, page):
        self.page = page
        self._path, self._headers, self._body = "", {}, b""
        page.route("**/*", self._hand_over)

    def open(self, path: str, response: HttpResponse) -> None:
        """Let the browser open this answer at this address."""
        self._path, self._body = path, response.content
        self._headers = {
            name: value for name, value in response.headers.items() if name.lower() not in NOT_PASSED_ON
        }
        self.page.goto(f"{ORIGIN}{path}")

    def _hand_over(self, route) -> None:
        path = urlsplit(route.request.url).path
        if path == self._path:
            # Whatever its status, it is shown as 200: a browser complains of a refusal, also of one we asked for.
            route.fulfill(headers=self._headers, body=self._body)
        elif file := self._static(path):
            route.fulfill(path=file, content_type=guess_type(file)[0] or "application/octet-stream")
        else:
            route.fulfill(status=404, body="")

    @staticmethod
    def _static(path: str) -> Path | None:
        if not path.startswith(f"/{settings.STATIC_URL.strip('/')}/"):
            return None
        found = finders.find(path.removeprefix(f"/{settings.STATIC_URL.strip('/')}/"))
        return Path(found) if found else None

"""A real browser that tells on every page: no error on its console, no breach of the content policy."""

import os
import re
from pathlib import Path

CHROMIUM = Path(os.environ.get("SAMEN_CHROMIUM", "/usr/bin/chromium"))
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]


class Complaints:
    """What the browser complained about. A test that means to provoke something calls `allow(pattern)`."""

    def __init__(self):
        self._heard: list[str] = []
        self._allowed: list[str] = []

    def listen_to(self, page) -> None:
        """Hear what this page has to say."""
        page.on("console", self._on_console)
        page.on("pageerror", lambda error: self._heard.append(f"script error: {error}"))
        page.on("requestfailed", self._on_failed)
        page.on("response", self._on_response)

    def allow(self, pattern: str) -> None:
        """Do not mind complaints in which this regular expression is found."""
        self._allowed.append(pattern)

    @property
    def all(self) -> list[str]:
        return [said for said in self._heard if not any(re.search(a, said) for a in self._allowed)]

    def _on_console(self, message) -> None:
        if message.type in ("error", "warning"):
            self._heard.append(f"console {message.type}: {message.text} ({message.location.get('url', '')})")

    def _on_failed(self, request) -> None:
        # A page that is left while something still loads aborts it: nothing is wrong then.
        if request.failure and "ERR_ABORTED" not in request.failure:
            self._heard.append(f"request failed: {request.method} {request.url}: {request.failure}")

    def _on_response(self, response) -> None:
        if response.status >= 500:
            self._heard.append(f"{response.status}: {response.request.method} {response.url}")


STANDARD = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
COLOUR_RULES = ("color-contrast", "link-in-text-block")  # all rules of the standard that look at colours


def accessibility_problems(page, *, only: tuple[str, ...] = (), without: tuple[str, ...] = ()) -> list[str]:
    """Return what axe finds against WCAG 2.2 AA on the page as it stands, one line per finding.

    It asks all rules of the standard, or `only` the named ones, and never those `without` which it is to go.
    A page that stays open is handed axe once.
    """
    from axe_playwright_python.base import AXE_SCRIPT

    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    options = {
        "resultTypes": ["violations"],
        "runOnly": {"type": "rule" if only else "tag", "values": list(only or STANDARD)},
        "rules": {rule: {"enabled": False} for rule in without},
    }
    found = page.evaluate("options => axe.run(options).then(results => results.violations)", options)
    return [
        f"{violation['id']} ({violation['impact']}): {violation['help']}: {node['html'][:160]}"
        for violation in found
        for node in violation["nodes"]
    ]


_SCROLLS = """() => {
  const page = document.documentElement, all = [...document.querySelectorAll("body *")];
  const isNamed = e => e.hasAttribute("aria-label") || e.hasAttribute("aria-labelledby");
  const isRegion = e => e.tabIndex === 0 && e.role === "region" && isNamed(e);
  const scrolls = e => /auto|scroll/.test(getComputedStyle(e).overflowX) && e.scrollWidth > e.clientWidth + 1;
  const isTooWide = page.scrollWidth > page.clientWidth;
  const sticksOut = e => e.getBoundingClientRect().right > page.clientWidth + 1 && !e.closest("[role=region]");
  const isField = e => e.matches("input, textarea, select");
  const found = all.filter(e => e.clientWidth && scrolls(e) && !isRegion(e) && !isField(e));
  return found.concat(isTooWide ? [page, ...all.filter(sticksOut).slice(-3)] : [])
    .map(e => `scrolls sideways (${e.scrollWidth} wide): ${e.outerHTML.slice(0, 120)}`);
}"""


def sideways_scrolling(page) -> list[str]:
    """Return what scrolls sideways and is no region with a name that a key can reach, one line each."""
    return page.evaluate(_SCROLLS)

"""Take the pictures of the twelve main pages: `.venv/bin/python docs/pictures.py [NAME …]` (needs Chromium).

Lives through the demonstration in a folder of its own, serves it, and writes small JPEG files to
docs/screens/: each page wide (1440 pixels) and on a phone (390), light and dark, in both languages.
"""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
SCREENS = ROOT / "docs" / "screens"
CHROMIUM = os.environ.get("SAMEN_CHROMIUM", "/usr/bin/chromium")
PASSWORD = "samen-demo"
LARGEST = 150_000  # bytes a picture may have
ALICE, MARIEKE, RUBEN = "alice@noordzee.example", "marieke@aldersteen.example", "ruben@noordzee.example"
ILSE, SAMIR, ADMIN = "ilse@oostwaarde.example", "samir@wijkwerk.example", "admin@samen.example"


@dataclass(frozen=True)
class Shown:
    """One page: the way to it, and who looks at it wide and narrow. Without a person nobody is signed in.

    A step is an address, or the selector of what is pressed. The language is that of the person.
    """

    name: str
    way: Sequence[str]
    wide: str = ALICE
    narrow: str = MARIEKE
    is_dark: bool = False  # wide; the phone shows the other


MEALS = ("/", 'main th a:is(:has-text("Aldersteen"), :has-text("Noordzee"))')
CARE = ("/", 'main th a:is(:has-text("Groenhof"), :has-text("Oostwaarde"))')


def under(part: str) -> str:
    """Return the selector of an entry of the room's navigation."""
    return f'nav.stages a[href$="/{part}/"]'


PICTURES = (
    Shown("login", ("/accounts/login/",), "", ""),
    Shown("portfolio", ("/",), narrow=RUBEN),
    Shown("room", MEALS),
    Shown("result", (*MEALS, 'section[aria-labelledby="conditions"] > header a'), is_dark=True),
    Shown("questionnaire", ("/demo/post/", 'main a[href*="/answer/"]')),
    Shown("milestones", ("/milestones/",), RUBEN, "hugo@aldersteen.example"),
    Shown(
        "choose", ("/organisation/", 'main a[href$="/searches/"]', 'main th a[href*="/searches/"]'), narrow=ALICE
    ),
    Shown("criteria", ("/administration/criteria/", 'main th a[href*="/criteria/"]'), ADMIN, ADMIN),
    Shown(
        "session", (*CARE, under("sessions"), 'main a:has-text("Onze visie bezegelen")'), ILSE, SAMIR, is_dark=True
    ),
    Shown("agreement", (*MEALS, under("agreements"), 'main a:has-text("Volumes")')),
    Shown("start-small", (*MEALS, under("start-small")), is_dark=True),
    Shown("people", CARE, ILSE, SAMIR),
)


@contextmanager
def demonstration():
    """Serve the demonstration on a free port; yields its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"SAMEN_DATA_DIR": folder, "SAMEN_DEMO": "1", "PORT": str(port)}
        environment["SAMEN_BASE_URL"] = f"http://127.0.0.1:{port}"
        environment["DJANGO_SETTINGS_MODULE"] = "config.settings.dev"
        for command in (["migrate", "--verbosity=0"], ["demo"], ["run_due"]):
            run = [sys.executable, "manage.py", *command]
            subprocess.run(run, cwd=ROOT, env=environment, check=True, capture_output=True)
        serve = [sys.executable, "manage.py", "runserver", "--noreload", f"127.0.0.1:{port}"]
        server = subprocess.Popen(
            serve, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            wait_for(f"http://127.0.0.1:{port}/healthz")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(10)


def wait_for(address: str) -> None:
    """Wait until the server answers."""
    for _ in range(100):
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    raise SystemExit(f"{address} does not answer")


def take(browser: Browser, base: str, shown: Shown, *, narrow: bool) -> None:
    """Walk to a page as a person and write its picture."""
    who = shown.narrow if narrow else shown.wide
    context = browser.new_context(
        viewport={"width": 390, "height": 844} if narrow else {"width": 1440, "height": 900},
        color_scheme="dark" if shown.is_dark is not narrow else "light",
        locale="nl-NL" if narrow else "en-GB",
    )
    page = context.new_page()
    if who:
        page.goto(f"{base}/accounts/login/")
        page.fill("[name=login]", who)
        page.fill("[name=password]", PASSWORD)
        page.click("main button[type=submit]")
        page.wait_for_load_state()
    for step in shown.way:
        if step.startswith("/"):
            page.goto(base + step)
        else:
            page.locator(step).first.click()
            page.wait_for_load_state()
    page.evaluate("document.fonts.ready")
    write(page, SCREENS / f"{shown.name}{'-phone' if narrow else ''}.jpg")
    context.close()


def write(page: Page, path: Path) -> None:
    """Write what is in sight, as well as it can be told in so few bytes."""
    for quality in (70, 60, 50, 40):
        page.screenshot(path=str(path), type="jpeg", quality=quality)
        if path.stat().st_size <= LARGEST:
            return
    raise SystemExit(f"{path.name} is larger than {LARGEST} bytes")


def main() -> None:
    """Take all pictures, or those that are named."""
    SCREENS.mkdir(parents=True, exist_ok=True)
    wanted = [shown for shown in PICTURES if shown.name in (sys.argv[1:] or (shown.name,))]
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with demonstration() as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        for shown in wanted:
            for narrow in (False, True):
                take(browser, base, shown, narrow=narrow)
        browser.close()


if __name__ == "__main__":
    main()

"""Take the pictures of the README: `.venv/bin/python docs/pictures.py` (needs Chromium).

Lives through the demonstration in a folder of its own, serves it, and writes small JPEG files to
docs/screens/. Wide and narrow, light and dark, both languages.
"""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
SCREENS = ROOT / "docs" / "screens"
CHROMIUM = os.environ.get("SAMEN_CHROMIUM", "/usr/bin/chromium")
PASSWORD = "samen-demo"
# name, who, width, colours, path or the name of a link on the portfolio and of one in the room
PICTURES = [
    ("login", None, 1440, "light", ["/accounts/login/"]),
    ("portfolio", "alice@noordzee.example", 1440, "light", ["/"]),
    ("room", "alice@noordzee.example", 1440, "light", ["/", "Aldersteen Catering"]),
    ("result", "alice@noordzee.example", 1440, "dark", ["/", "Aldersteen Catering", "Read the whole review"]),
    ("room-phone", "marieke@aldersteen.example", 390, "dark", ["/", "Noordzee Inflight Services"]),
    ("people", "ilse@oostwaarde.example", 1440, "light", ["/", "Groenhof"]),
]


@contextmanager
def demonstration():
    """Serve the demonstration on a free port; yields its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"SAMEN_DATA_DIR": folder, "SAMEN_DEMO": "1", "PORT": str(port)}
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


def take(
    browser: Browser, base: str, name: str, who: str | None, width: int, colours: str, steps: list[str]
) -> None:
    """Walk to a page as a person and write its picture."""
    context = browser.new_context(
        viewport={"width": width, "height": 900 if width > 800 else 844}, color_scheme=colours, locale="en-GB"
    )
    page = context.new_page()
    if who:
        page.goto(f"{base}/accounts/login/")
        page.fill("[name=login]", who)
        page.fill("[name=password]", PASSWORD)
        page.click("main button[type=submit]")
        page.wait_for_load_state()
    for step in steps:
        if step.startswith("/"):
            page.goto(base + step)
        else:
            page.get_by_role("link", name=step).first.click()
            page.wait_for_load_state()
    page.evaluate("document.fonts.ready")
    page.screenshot(path=str(SCREENS / f"{name}.jpg"), type="jpeg", quality=62)
    context.close()


def main() -> None:
    """Take all pictures."""
    SCREENS.mkdir(parents=True, exist_ok=True)
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with demonstration() as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        for picture in PICTURES:
            take(browser, base, *picture)
        browser.close()


if __name__ == "__main__":
    main()

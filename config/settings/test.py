"""The test suite: SQLite in a file, or the database that TEST_DATABASE_URL names."""

import atexit
import shutil
import tempfile
from pathlib import Path

from config.settings.base import *  # noqa: F403
from config.settings.base import CACHES, TEMPLATES, env, tune_database

SECRET_KEY = "only-for-tests-and-long-enough-for-every-check-of-django"
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
BASE_URL = "https://samen.test"
DEMO = True  # so that the demonstration's own pages are tested as well

# A folder of its own for each test process, so each xdist worker has its own database file. A worker that a
# test starts as a process of its own is told the folder of that test.
if env("SAMEN_DATA_DIR", default=""):
    DATA_DIR = Path(env("SAMEN_DATA_DIR"))
else:
    DATA_DIR = Path(tempfile.mkdtemp(prefix="samen-test-"))
    atexit.register(shutil.rmtree, DATA_DIR, ignore_errors=True)
KEY_DIR = Path(env("SAMEN_KEY_DIR", default=str(DATA_DIR / "keys")))

DATABASES = {"default": env.db("TEST_DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'samen.sqlite3'}")}
tune_database(DATABASES["default"])
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, not memory: a live server, a worker and the test see the same rows from several connections.
    DATABASES["default"]["TEST"] = {"NAME": str(DATA_DIR / "test.sqlite3")}
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 0

if env("TEST_CACHE_URL", default=""):
    CACHES["default"] = {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": env("TEST_CACHE_URL"),
        "KEY_PREFIX": "samen",
    }
else:
    CACHES["default"] = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = env("TEST_EMAIL_BACKEND", default="django.core.mail.backends.locmem.EmailBackend")
EMAIL_FILE_PATH = str(DATA_DIR / "mail")
CELERY_BROKER_URL = env("TEST_REDIS_URL", default="redis://127.0.0.1:6379/15")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
STATIC_ROOT = None
TIME_ZONE = "UTC"
CRISPY_FAIL_SILENTLY = False


class Undefined(str):
    """What Django puts in the place of an undefined template variable: using it fails the test."""

    __slots__ = ()

    def __contains__(self, text: object) -> bool:
        return text == "%s"  # so that Django asks for the variable's name to be filled in

    def __mod__(self, name: object) -> str:
        raise AssertionError(f"undefined template variable: {name}")

    def __str__(self) -> str:
        raise AssertionError("undefined template variable")


TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = Undefined("undefined")

"""The test suite: SQLite in a file, or the database that TEST_DATABASE_URL names."""

import tempfile
from pathlib import Path

from config.settings.base import *  # noqa: F403
from config.settings.base import TEMPLATES, env, tune_database

SECRET_KEY = "only-for-tests"
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
BASE_URL = "https://samen.test"
DATA_DIR = Path(tempfile.mkdtemp(prefix="samen-test-"))
KEY_DIR = DATA_DIR / "keys"
DEMO = True  # so that the demonstration's own pages are tested as well

DATABASES = {"default": env.db("TEST_DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'test.sqlite3'}")}
tune_database(DATABASES["default"])
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, not memory: a live server and the test must see the same rows from several connections.
    DATABASES["default"]["TEST"] = {"NAME": str(DATA_DIR / "test.sqlite3")}
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 0

CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CELERY_BROKER_URL = env("TEST_REDIS_URL", default="redis://127.0.0.1:6379/15")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
STATIC_ROOT = None


class _Undefined(str):
    """An undefined template variable fails the test instead of rendering as nothing."""

    def __mod__(self, name):
        raise AssertionError(f"undefined template variable: {name}")

    def __contains__(self, item):
        return item == "%s"


TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = ""

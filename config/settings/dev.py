"""`make run` and `make demo`: one machine, SQLite, an embedded broker, mail on the console."""

from config.settings.base import *  # noqa: F403
from config.settings.base import DATA_DIR, DEMO, env
from config.starter.places import secret_key

DATA_DIR.mkdir(parents=True, exist_ok=True)
DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = secret_key(DATA_DIR)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
# Plain static files: a newcomer's first start should not wait for hashing.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
STATIC_ROOT = None  # served from where they lie
if not env("EMAIL_URL", default=""):
    # A visitor of the demonstration finds personal links at /demo/post/ without reading the console.
    EMAIL_BACKEND = f"accounts.post.{'demo_backend.Demo' if DEMO else 'console_backend.Console'}Backend"

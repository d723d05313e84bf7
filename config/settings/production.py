"""Production: refuses to start without what it needs, and says which."""

import os

from django.core.exceptions import ImproperlyConfigured

_NEEDED = {
    "SECRET_KEY": "a long random text, the same for web, worker and beat",
    "ALLOWED_HOSTS": "the names under which Samen is reached, separated by commas",
    "DATABASE_URL": "for example postgres://samen:…@db:5432/samen",
    "CELERY_BROKER_URL": "for example redis://broker:6379/0",
    "CACHE_URL": "for example redis://broker:6379/1",
    "EMAIL_URL": "for example smtp+tls://user:…@mail.example:587",
    "SAMEN_BASE_URL": "the address in mailed links, for example https://samen.example",
}
_missing = [f"{name} ({meaning})" for name, meaning in _NEEDED.items() if not os.environ.get(name)]
if _missing:
    raise ImproperlyConfigured("Samen cannot start; these settings are missing: " + "; ".join(_missing))

# Read only now: an empty address of a database would end in an error that names nothing.
from config.settings.base import *  # noqa: E402, F403
from config.settings.base import BASE_DIR, BASE_URL, DEMO, env  # noqa: E402

if DEMO:
    raise ImproperlyConfigured("SAMEN_DEMO belongs to a demonstration, not to production: unset it.")

DEBUG = False
STATIC_ROOT = BASE_DIR / "staticfiles"  # built into the image, not into the volume of the data
ALLAUTH_TRUSTED_PROXY_COUNT = 1  # one proxy stands in front and writes X-Forwarded-For anew
SECRET_KEY = env("SECRET_KEY")
if len(SECRET_KEY) < 40:
    raise ImproperlyConfigured("SECRET_KEY is too short: use at least 40 random characters.")
CSRF_TRUSTED_ORIGINS = [BASE_URL]
SECURE_SSL_REDIRECT = env.bool("SAMEN_SSL_REDIRECT", default=True)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
LANGUAGE_COOKIE_SECURE = True
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "config.static_files.CompressedHashedStaticFiles"},
}

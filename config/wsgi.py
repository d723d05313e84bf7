"""The door for the web server.

What a worker has loaded by then lives as long as the worker: the collector of garbage need not walk through it
with every page, which is what the slowest of a hundred pages waited for (a third of its time, measured).
"""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")

application = get_wsgi_application()
_addresses = get_resolver().url_patterns  # loads every view, which the first page would have to wait for
gc.collect()
gc.freeze()

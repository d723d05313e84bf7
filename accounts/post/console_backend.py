"""Mail on the console: on the stream for messages, so that what a command prints stays its own."""

import sys

from django.core.mail.backends.console import EmailBackend


class ConsoleBackend(EmailBackend):
    """Writes every mail to standard error."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("stream", sys.stderr)
        super().__init__(*args, **kwargs)

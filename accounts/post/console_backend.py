"""Mail on the console: to whom, about what, and the text with its link.

Written to the process's own standard error: what a command prints on standard output stays its own, and the
worker's log, which masks personal links, does not get hold of it. For development and demonstrations only.
"""

import sys

from django.core.mail.backends.console import EmailBackend


class ConsoleBackend(EmailBackend):
    """Writes every mail to standard error, short enough to read."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("stream", sys.__stderr__)
        super().__init__(*args, **kwargs)

    def write_message(self, message):
        self.stream.write(f"mail to {', '.join(message.recipients())}: {message.subject}\n")
        for line in str(message.body).splitlines():
            if line.strip():
                self.stream.write(f"    {line}\n")

"""Brings the database up to date and carries out one more command, in one process: Django loads once.

Run as `python -m config.build.prepare COMMAND`, with the environment of the web server.
"""

import sys

from django.core.management import execute_from_command_line


def main(command: str) -> None:
    """Leaves with an exit code other than 0 as soon as one of the two fails."""
    for arguments in (("migrate", "--verbosity", "0", "--no-input"), (command,)):
        execute_from_command_line(["manage.py", *arguments])


if __name__ == "__main__":
    main(*sys.argv[1:])

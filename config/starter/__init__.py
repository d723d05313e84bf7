"""The rooms of the starter: what `python -m config.start` needs to bring Samen up on a bare machine.

Standard library only, as all of it runs before anything is installed.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 (said here, before anything newer is used)
    sys.exit("Samen needs Python 3.11 or newer; this is " + sys.version.split()[0] + ".")

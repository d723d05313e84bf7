"""What the starter says on the terminal: its own sentences, and each child's lines with its name before."""

import os
import sys
from typing import TextIO

WIDTH = 8  # columns of the name before a line
COLOURS = ("36", "35", "33", "32", "34", "31")


class Console:
    """Writes whole lines; notices when nobody reads any more instead of failing."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self.stream = stream or sys.stdout
        self.gone = False
        self._coloured = self.stream.isatty() and "NO_COLOR" not in os.environ
        self._colour_of: dict[str, str] = {}

    def say(self, text: str = "") -> None:
        """A sentence of the starter itself."""
        self._write(f"{text}\n")

    def line(self, name: str, text: str) -> None:
        """One line of a child, its name before it."""
        self._write(f"{self._painted(name)} {text}\n")

    def _painted(self, name: str) -> str:
        label = f"{name:<{WIDTH}}|"
        if not self._coloured:
            return label
        colour = self._colour_of.setdefault(name, COLOURS[len(self._colour_of) % len(COLOURS)])
        return f"\033[{colour}m{label}\033[0m"

    def _write(self, text: str) -> None:
        if self.gone:
            return
        try:
            self.stream.write(text)
            self.stream.flush()
        except UnicodeEncodeError:
            self._write(text.encode("ascii", "replace").decode())
        except OSError:
            self.gone = True
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, self.stream.fileno())  # what Python still holds back must go somewhere
            os.close(nowhere)

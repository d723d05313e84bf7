"""Compiles the translation catalogues with Babel, so that no GNU gettext is needed on the machine.

Every `locale/<language>/LC_MESSAGES/<domain>.po` of the tree becomes its `.mo`, only when it is newer than
that. Entries marked fuzzy are left out, as `compilemessages` does.

Run as `python -m config.build.catalogues`.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

ROOT = Path(__file__).resolve().parents[2]
#: Folders that hold no catalogues of ours.
PASSED_OVER = frozenset({".git", ".venv", "node_modules", "static", "staticfiles", "var"})


def catalogues(root: Path) -> Iterator[Path]:
    """All message catalogues of the tree, in a fixed order."""
    for folder, inner, files in os.walk(root):
        inner[:] = sorted(set(inner) - PASSED_OVER)
        if Path(folder).name == "LC_MESSAGES":
            yield from (Path(folder) / name for name in sorted(files) if name.endswith(".po"))


def is_current(po: Path) -> bool:
    """Has this catalogue been compiled since it last changed?"""
    mo = po.with_suffix(".mo")
    return mo.exists() and mo.stat().st_mtime_ns >= po.stat().st_mtime_ns


def compile_catalogue(po: Path) -> int:
    """Writes the `.mo` beside a `.po` and answers how many messages it holds.

    Raises PoFileError when the catalogue cannot be read.
    """
    with po.open("rb") as source:
        catalogue = read_po(source, locale=po.parent.parent.name, abort_invalid=True)
    unfinished = po.with_suffix(".mo.unfinished")
    with unfinished.open("wb") as target:
        write_mo(target, catalogue)
    unfinished.replace(po.with_suffix(".mo"))
    return sum(1 for message in catalogue if message.id and message.string and not message.fuzzy)


def main(root: Path = ROOT) -> int:
    """Compiles what changed; 1 when a catalogue cannot be read."""
    for po in catalogues(root):
        if is_current(po):
            continue
        try:
            count = compile_catalogue(po)
        except (PoFileError, ValueError) as error:
            sys.stderr.write(f"catalogue {po.relative_to(root)} cannot be compiled: {error}\n")
            return 1
        sys.stdout.write(f"catalogue {po.relative_to(root)}: {count} messages\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""The installation's own secret key, made once."""

import contextlib
import os
import secrets
import tempfile
from pathlib import Path


def secret_key_from(folder: Path) -> str:
    """Return the secret key kept in `folder`, making it on the first call.

    The key is written to a file of its own (mode 0600) and then given its name, which only one process can
    do: of several that start together one names its key and the others read it, whole.
    """
    path = folder / "secret-key"
    if not path.exists():
        _make(path)
    return path.read_text().strip()


def _make(path: Path) -> None:
    key = secrets.token_urlsafe(50)
    handle, draft = tempfile.mkstemp(prefix=".secret-key-", dir=path.parent)  # mode 0600
    try:
        with os.fdopen(handle, "w") as file:
            file.write(key)
        with contextlib.suppress(FileExistsError):
            os.link(draft, path)
    finally:
        Path(draft).unlink()

"""The installation's own secret key, made once."""

import os
import secrets
from pathlib import Path


def secret_key_from(folder: Path) -> str:
    """Return the secret key kept in `folder`, making it on the first call.

    The file is created exclusively with mode 0600, so that of several processes that start together
    one writes it and the others read it.
    """
    path = folder / "secret-key"
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    with os.fdopen(handle, "w") as file:
        key = secrets.token_urlsafe(50)
        file.write(key)
    return key

"""The key folder: one file per open round, readable by the worker alone, destroyed after the close."""

import base64
import json
import os
import secrets
from pathlib import Path

from django.conf import settings

from assessments.reviews.sealing import RoundKeys


def create(review: str) -> RoundKeys:
    """Make the keys of a round and write them down (mode 0600, never over an existing file)."""
    keys = RoundKeys(private=secrets.token_bytes(32), secret=secrets.token_bytes(32))
    folder = Path(settings.KEY_DIR)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(_path(review), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as file:
        json.dump(
            {
                "private": base64.b64encode(keys.private).decode(),
                "secret": base64.b64encode(keys.secret).decode(),
            },
            file,
        )
        file.flush()
        os.fsync(file.fileno())
    return keys


def read(review: str) -> RoundKeys | None:
    """Return the keys of a round, or None if the folder does not have them."""
    try:
        kept = json.loads(_path(review).read_text())
    except FileNotFoundError:
        return None
    return RoundKeys(base64.b64decode(kept["private"]), base64.b64decode(kept["secret"]))


def destroy(review: str) -> None:
    """Overwrite and remove the keys of a round; nothing happens if they are gone already."""
    path = _path(review)
    try:
        with path.open("r+b") as file:
            file.write(secrets.token_bytes(path.stat().st_size))
            file.flush()
            os.fsync(file.fileno())
        path.unlink()
    except FileNotFoundError:
        return


def mark() -> str:
    """Return what marks this folder as one of its own, made at the first asking."""
    folder = Path(settings.KEY_DIR)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / "folder.mark"
    fresh = folder / f".mark-{secrets.token_hex(8)}"
    if not path.exists():
        fresh.write_text(secrets.token_hex(16))
        try:
            os.link(fresh, path)  # fails where it is there by now: of two at once both read the same
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
    return path.read_text().strip()


def kept(older_than: float) -> list[str]:
    """Return the rounds whose keys lie here since before `older_than` (seconds since 1970)."""
    folder = Path(settings.KEY_DIR)
    if not folder.is_dir():
        return []
    return [path.stem for path in folder.glob("*.json") if path.stat().st_mtime < older_than]


def _path(review: str) -> Path:
    if not review.isalnum():
        raise ValueError("a round is named by letters and digits")
    return Path(settings.KEY_DIR) / f"{review}.json"

"""The demonstration's mailbox: mail goes to the console and into files, so that a visitor can read it.

The console stays readable: of many letters that leave at once it names the first few and counts the others.

Only for a demonstration on one machine. A folder per address under the data folder; the file's name comes
from the Message-ID, so a mail that is sent twice is kept once. Nothing of it is in the database.
"""

import hashlib
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.utils import parsedate_to_datetime
from pathlib import Path

from django.conf import settings

from accounts.post.console_backend import ConsoleBackend

MOST_SHOWN = 50
MOST_NAMED = 3


class DemoBackend(ConsoleBackend):
    """Tells of mails on the console and keeps each for `letters_to`."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.written = 0

    def close(self):
        """Say how many letters were not named, once all that leave at once have left."""
        more, self.written = self.written - MOST_NAMED, 0
        if more > 0:
            self.stream.write(f"and {more} more: sign in and read your own at {settings.BASE_URL}/demo/post/\n")

    def write_message(self, message):
        self.written += 1
        if self.written <= MOST_NAMED:
            # One line: who has an account reads the letter in the browser. Others have only the link.
            links = [word for word in str(message.body).split() if word.startswith(settings.BASE_URL)]
            to = ", ".join(message.recipients())
            self.stream.write(f"letter to {to}: {message.subject} {' '.join(links)}\n")
        content = message.message()
        digest = hashlib.sha256(str(content["Message-ID"]).encode()).hexdigest()[:32]
        for address in message.recipients():
            folder = _folder(address)
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            _write(folder / f"{digest}.eml", content.as_bytes())


def _folder(address: str) -> Path:
    digest = hashlib.sha256(address.strip().lower().encode()).hexdigest()[:32]
    return Path(settings.DATA_DIR) / "demo-post" / digest


def _write(path: Path, content: bytes) -> None:
    unfinished = path.with_suffix(f".{os.getpid()}.unfinished")
    handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    unfinished.replace(path)


@dataclass(frozen=True)
class KeptLetter:
    """A mail as the demonstration shows it."""

    at: datetime
    subject: str
    body: str


def letters_to(address: str) -> list[KeptLetter]:
    """Return the newest mails to an address, newest first."""
    folder = _folder(address)
    letters = [_read(path) for path in folder.glob("*.eml")] if folder.is_dir() else []
    return sorted(letters, key=lambda letter: letter.at, reverse=True)[:MOST_SHOWN]


def _read(path: Path) -> KeptLetter:
    mail = message_from_bytes(path.read_bytes(), policy=policy.default)
    part = mail.get_body(preferencelist=("plain",))
    body = part.get_content() if part is not None else ""
    return KeptLetter(_moment(mail["Date"]), str(mail["Subject"]), body)


def _moment(date: str) -> datetime:
    """A mail's date; "-0000" says UTC without a zone, which Python reads as no zone at all."""
    moment = parsedate_to_datetime(date)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)

"""What a file is, told by its content and not by what it calls itself. Pure: bytes in, kind out.

The list is short on purpose: what people put beside minutes and agreements. Anything a browser might run is
not on it, and nothing is unpacked but the table of contents of an archive.
"""

import io
import re
import unicodedata
import zipfile
from dataclasses import dataclass

_OFFICE = "application/vnd.openxmlformats-officedocument"
_OPEN = "application/vnd.oasis.opendocument"
MOST_ENTRIES = 5_000
NAME_LENGTH = 120


@dataclass(frozen=True)
class Kind:
    """A kind of file that is taken: its media type and the endings of its name, the first the usual one."""

    media_type: str
    endings: tuple[str, ...]


PDF = Kind("application/pdf", ("pdf",))
PNG = Kind("image/png", ("png",))
JPEG = Kind("image/jpeg", ("jpg", "jpeg"))
CSV = Kind("text/csv", ("csv",))
TEXT = Kind("text/plain", ("txt",))
# The part that every document of the kind has → what the kind is.
OFFICE = {
    "word/document.xml": Kind(f"{_OFFICE}.wordprocessingml.document", ("docx",)),
    "xl/workbook.xml": Kind(f"{_OFFICE}.spreadsheetml.sheet", ("xlsx",)),
    "ppt/presentation.xml": Kind(f"{_OFFICE}.presentationml.presentation", ("pptx",)),
}
OPEN = {
    f"{_OPEN}.text": Kind(f"{_OPEN}.text", ("odt",)),
    f"{_OPEN}.spreadsheet": Kind(f"{_OPEN}.spreadsheet", ("ods",)),
    f"{_OPEN}.presentation": Kind(f"{_OPEN}.presentation", ("odp",)),
}
KINDS = (PDF, PNG, JPEG, *OFFICE.values(), *OPEN.values(), CSV, TEXT)
ENDINGS = tuple(ending for kind in KINDS for ending in kind.endings)


def kind_of(content: bytes, name: str) -> Kind | None:
    """Return what this content is, or None for what is not taken. `name` only tells CSV from other text."""
    if content.startswith(b"%PDF-"):
        return PDF
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if content.startswith(b"\xff\xd8\xff"):
        return JPEG
    if content.startswith(b"PK\x03\x04"):
        return _archive(content)
    return _text(content, name)


def _archive(content: bytes) -> Kind | None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
            if len(names) > MOST_ENTRIES or _brings_programs(names):
                return None
            if "[Content_Types].xml" in names:
                return next((kind for part, kind in OFFICE.items() if part in names), None)
            if names and names[0] == "mimetype" and archive.getinfo("mimetype").file_size <= 100:
                return OPEN.get(archive.read("mimetype").decode("ascii", "replace").strip())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError):
        return None
    return None


def _brings_programs(names: list[str]) -> bool:
    # Macros and embedded objects: what runs when the document is opened.
    low = [name.lower() for name in names]
    return any(name.endswith(("vbaproject.bin", ".exe", ".dll", ".js", ".vbs")) for name in low) or any(
        name.startswith(("basic/", "scripts/")) for name in low
    )


def _text(content: bytes, name: str) -> Kind | None:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    if not text.strip() or re.search("[\x00-\x08\x0e-\x1f\x7f]", text):
        return None
    return CSV if name.lower().endswith(".csv") else TEXT


def clean_name(name: str, kind: Kind) -> str:
    """Return a name that is safe in a list, in a header and on a disk, with an ending that says what it is."""
    plain = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    seen = "".join(letter if _is_seen(letter) else " " for letter in plain)
    plain = " ".join(re.sub(r'[<>:"|?*%;]', " ", seen).split()).rstrip(" .")
    stem, dot, ending = plain.rpartition(".")
    if not dot or ending.lower() not in kind.endings:
        stem, ending = plain, kind.endings[0]
    stem = stem.strip(" .")[: NAME_LENGTH - len(ending) - 1].rstrip(" .")
    return f"{stem or 'file'}.{ending.lower()}"


def _is_seen(letter: str) -> bool:
    # Cc, Cf, Cs, Co, Cn: control, direction marks, half letters, private and unassigned ones.
    return not unicodedata.category(letter).startswith("C")

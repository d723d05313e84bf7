"""The archive of a partnership for one side: JSON with its schema, a CSV file a table, and the files."""

import csv
import io
import json
import shutil
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import IO, Any

from accounts.lists.cells import cell, plain
from dashboards.exports.tables import TABLES, Table
from partnerships.room.attachments.models import Attachment, storage
from partnerships.room.chronicle.reads import head
from partnerships.room.models import Partnership, Side

FORMAT = 1


def write(file: IO[bytes], *, partnership: Partnership, side: Side, now: datetime) -> None:
    """Write everything that this side may read into a zip archive; a fixed number of statements.

    Row by row: each is read once, goes into the CSV file of its table, and waits on the disk for the JSON file.
    """
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive, tempfile.TemporaryFile("w+b") as whole:
        whole.write(_opening(partnership, side, now))
        for place, table in enumerate(TABLES):
            whole.write(b",\n " if place else b"\n ")
            _table(archive, whole, table, table.rows(partnership, side, now), now)
        whole.write(b"\n }\n}")
        whole.seek(0)
        _copy(archive, "partnership.json", whole, now)
        _copy(archive, "schema.json", io.BytesIO(_json(schema(), indent=1)), now)
        for name, content in _files(partnership):
            _copy(archive, name, content, now)


def schema() -> dict[str, Any]:
    """Return what stands where in `partnership.json` and in the CSV files."""
    return {
        "format": FORMAT,
        "tables": {table.key: table.schema() for table in TABLES},
        "notes": {
            "csv": "UTF-8 with a byte order mark; text that a spreadsheet would take for a formula has an "
            "apostrophe before it, in JSON it stands as it is",
            "chain": "number and digest of the newest event; `verify_history --against` compares it",
        },
    }


def _opening(partnership: Partnership, side: Side, now: datetime) -> bytes:
    """Return the JSON file up to its tables."""
    chain = head(partnership)
    said = {
        "format": FORMAT,
        "written_at": now,
        "written_for": side.name,
        "partnership": {
            "id": partnership.public_id,
            "subject": partnership.subject,
            "stage": partnership.stage,
            "parted_from": partnership.parted_from,
            "stage_since": partnership.stage_since,
            "partners_since": partnership.partners_since,
        },
        "chain": {"number": chain.number, "digest": chain.digest},
    }
    return _json(said, indent=1).removesuffix(b"\n}") + b',\n "tables": {'


def _table(archive: zipfile.ZipFile, whole: IO[bytes], table: Table, rows: Iterable[dict], now: datetime) -> None:
    """Write the rows of one table as CSV and as JSON."""
    columns = list(table.columns())
    whole.write(_json(table.key) + b": [")
    with archive.open(_entry(f"csv/{table.key}.csv", now), "w", force_zip64=True) as entry:
        text = io.TextIOWrapper(entry, encoding="utf-8-sig", newline="", write_through=True)
        writer = csv.writer(text)
        writer.writerow(columns)
        for place, row in enumerate(rows):
            writer.writerow([cell(row[column]) for column in columns])
            whole.write((b",\n  " if place else b"\n  ") + _json(row))
        text.detach()
    whole.write(b"]")


def _json(content: Any, indent: int | None = None) -> bytes:
    return json.dumps(content, ensure_ascii=False, indent=indent, default=plain).encode()


def _files(partnership: Partnership) -> Iterator[tuple[str, IO[bytes]]]:
    kept = Attachment.objects.kept().filter(partnership=partnership)
    for row in kept.order_by("pk"):
        if storage().exists(row.stored_as):
            with storage().open(row.stored_as) as file:
                yield f"attachments/{row.public_id} {row.name}", file


def _copy(archive: zipfile.ZipFile, name: str, content: IO[bytes], now: datetime) -> None:
    with archive.open(_entry(name, now), "w", force_zip64=True) as entry:
        shutil.copyfileobj(content, entry)


def _entry(name: str, now: datetime) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, date_time=(now.year, now.month, now.day, now.hour, now.minute, now.second))
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry

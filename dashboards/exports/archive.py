"""The archive of a partnership for one side: JSON with its schema, a CSV file a table, and the files."""

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from datetime import datetime
from typing import IO, Any

from dashboards.exports.cells import cell, plain
from dashboards.exports.tables import TABLES
from partnerships.room.attachments.models import Attachment, storage
from partnerships.room.chronicle.reads import head
from partnerships.room.models import Partnership, Side

FORMAT = 1


def write(file: IO[bytes], *, partnership: Partnership, side: Side, now: datetime) -> None:
    """Write everything that this side may read into a zip archive; a fixed number of statements."""
    tables = {table.key: list(table.rows(partnership, side, now)) for table in TABLES}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        _text(archive, "partnership.json", _json(_whole(partnership, side, tables, now)), now)
        _text(archive, "schema.json", _json(schema()), now)
        for table in TABLES:
            _text(archive, f"csv/{table.key}.csv", _csv(list(table.columns()), tables[table.key]), now)
        for name, content in _files(partnership):
            archive.writestr(_entry(name, now), content)


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


def _whole(partnership: Partnership, side: Side, tables: dict, now: datetime) -> dict[str, Any]:
    chain = head(partnership)
    return {
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
        "tables": tables,
    }


def _json(content: dict[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1, default=lambda value: plain(value))


def _csv(columns: list[str], rows: list[dict[str, Any]]) -> str:
    out = io.StringIO(newline="")
    out.write("\ufeff")
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([cell(row[column]) for column in columns] for row in rows)
    return out.getvalue()


def _files(partnership: Partnership) -> Iterator[tuple[str, bytes]]:
    kept = Attachment.objects.kept().filter(partnership=partnership)
    for row in kept.order_by("pk"):
        if storage().exists(row.stored_as):
            with storage().open(row.stored_as) as file:
                yield f"attachments/{row.public_id} {row.name}", file.read()


def _text(archive: zipfile.ZipFile, name: str, text: str, now: datetime) -> None:
    archive.writestr(_entry(name, now), text.encode())


def _entry(name: str, now: datetime) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, date_time=(now.year, now.month, now.day, now.hour, now.minute, now.second))
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry

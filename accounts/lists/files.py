"""A list as a file that people open in a spreadsheet and programs read: CSV or XLSX, headed in their language.

The file holds the rows that the page's search and filters found, in the page's order. It is written to the
disk row by row, so that a long list needs no more memory than a short one.
"""

import csv
import io
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import islice
from typing import IO, Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import FileResponse
from django.utils import timezone
from django.utils.functional import Promise

from accounts.lists.cells import inert

FORMATS = ("csv", "xlsx")
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
AT_ONCE = 500
LONGEST = 32_767  # characters that a cell of a spreadsheet holds


@dataclass(frozen=True)
class Column:
    """One column: its heading, and its value as a path of attributes ("side__name") or a function of the row."""

    label: str | Promise
    value: str | Callable[[Any], Any]

    def of(self, row: Any) -> Any:
        """Return the value in this row; where the path ends at nothing, nothing."""
        if callable(self.value):
            return self.value(row)
        for name in self.value.split("__"):
            row = getattr(row, name)
            if row is None:
                return None
            if callable(row):
                row = row()
        return row


@dataclass(frozen=True)
class Sheet:
    """What of a list is taken along. `name` stands in the name of the file."""

    name: str
    columns: Sequence[Column]

    def answer(self, request, rows: QuerySet | Iterable, *, may_take: bool) -> FileResponse:
        """Return the rows as the file that the address asks for.

        Raises PermissionDenied for who may read the list and not take it along.
        """
        if not may_take:
            raise PermissionDenied
        kind = request.GET["format"]
        heads = [str(column.label) for column in self.columns]
        write = {"csv": _write_csv, "xlsx": _write_xlsx}[kind]
        return download(
            lambda file: write(file, heads, self._cells(rows)),
            name=f"samen-{self.name}-{timezone.localdate():%Y-%m-%d}.{kind}",
            content_type=TYPES[kind],
        )

    def _cells(self, rows: QuerySet | Iterable) -> Iterator[list[Any]]:
        found = rows.iterator(chunk_size=AT_ONCE) if isinstance(rows, QuerySet) else rows
        for row in found:
            yield [column.of(row) for column in self.columns]


def download(write: Callable[[IO[bytes]], None], *, name: str, content_type: str) -> FileResponse:
    """Return what `write` writes, as a file: over the disk, so that its size costs no memory."""
    with ExitStack() as unless_sent:
        file = unless_sent.enter_context(tempfile.TemporaryFile())
        write(file)
        file.seek(0)
        answer = FileResponse(file, as_attachment=True, filename=name, content_type=content_type)
        unless_sent.pop_all()  # from here on the answer closes it
    return answer


def in_portions(rows: QuerySet, shown: Callable[[list], Iterable]) -> Iterator:
    """Yield `shown(…)` of all rows, some hundreds at once: for rows that look names up together."""
    reading = rows.iterator(chunk_size=AT_ONCE)
    while portion := list(islice(reading, AT_ONCE)):
        yield from shown(portion)


def asks_for_file(request) -> bool:
    """Tell whether the address asks for the list as a file instead of a page."""
    return request.GET.get("format") in FORMATS


# --- writing --------------------------------------------------------------
def _write_csv(file: IO[bytes], heads: list[str], rows: Iterable[list[Any]]) -> None:
    """With a byte order mark: spreadsheets then read the accents."""
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow(heads)
    writer.writerows([_as_text(value) for value in row] for row in rows)
    text.detach()


def _as_text(value: Any) -> Any:
    value = _local(value)
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | float):
        return value
    return inert(str(value))


def _write_xlsx(file: IO[bytes], heads: list[str], rows: Iterable[list[Any]]) -> None:
    import xlsxwriter

    plain = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, plain) as book:
        sheet = book.add_worksheet()
        formats = {
            datetime: book.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
            date: book.add_format({"num_format": "yyyy-mm-dd"}),
        }
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, len(heads) - 1, 24)
        sheet.write_row(0, 0, heads, book.add_format({"bold": True}))
        for number, row in enumerate(rows, 1):
            for place, value in enumerate(row):
                _write_cell(sheet, number, place, _local(value), formats)


def _write_cell(sheet, number: int, place: int, value: Any, formats: dict) -> None:
    if value is None or value == "":
        return
    if isinstance(value, bool):
        sheet.write_boolean(number, place, value)
    elif isinstance(value, int | float | Decimal):
        sheet.write_number(number, place, value)
    elif isinstance(value, date):
        sheet.write_datetime(number, place, value, formats[type(value)])
    else:
        sheet.write_string(number, place, str(value)[:LONGEST])


def _local(value: Any) -> Any:
    """Return a moment as the reader's clock shows it: spreadsheets know no zones."""
    if isinstance(value, datetime) and timezone.is_aware(value):
        return timezone.localtime(value).replace(tzinfo=None)
    return value

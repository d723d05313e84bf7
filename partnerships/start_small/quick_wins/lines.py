"""Open issues as people have them in a list: read from pasted lines or a file, without writing anything."""

import csv
import io
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError

from accounts.people.fields import LineField, tidy
from partnerships.start_small.quick_wins.actions import Line

MOST = 300
LONGEST_TITLE = 160
LONGEST_PROBLEM = 2000
SEPARATORS = "\t;,|"


@dataclass(frozen=True)
class Row:
    """One line of the list: what it would become, or why it cannot."""

    number: int
    line: Line
    error: str = ""
    is_known: bool = False


@dataclass(frozen=True)
class Sheet:
    """What was pasted or uploaded, cut into cells. `columns` are the cells of the first line."""

    rows: list[list[str]] = field(default_factory=list)

    @property
    def columns(self) -> list[str]:
        width = max((len(row) for row in self.rows), default=0)
        first = self.rows[0] if self.rows else []
        return [(first[n] if n < len(first) else "")[:40] for n in range(width)]


def likely_title(sheet: Sheet) -> int:
    """Return the column that most likely says what gets better: the one with the longest words."""
    lengths = [sum(len(row[n]) for row in sheet.rows if n < len(row)) for n in range(len(sheet.columns))]
    return lengths.index(max(lengths)) if lengths else 0


def decoded(content: bytes) -> str:
    """Return the text of a file in the encodings that spreadsheets write."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def cut(text: str) -> Sheet:
    """Cut text into lines and cells; the separator is the one that most lines share, or none."""
    lines = [line for line in tidy(text).replace("\x00", "").split("\n") if line.strip()]
    separator = _separator(lines)
    if not separator:
        return Sheet([[" ".join(line.split())] for line in lines])
    try:
        cells = list(csv.reader(io.StringIO("\n".join(lines)), delimiter=separator))
    except csv.Error:
        return Sheet([[" ".join(line.split())] for line in lines])
    return Sheet([[" ".join(cell.split()) for cell in row] for row in cells if any(cell.strip() for cell in row)])


def _separator(lines: list[str]) -> str:
    # A comma occurs in sentences: a separator is one only if it stands in every line the same number of times.
    for candidate in SEPARATORS:
        counts = {line.count(candidate) for line in lines}
        if counts and counts != {0} and (candidate in "\t;" or (len(counts) == 1 and len(lines) > 1)):
            return candidate
    return ""


def read(
    sheet: Sheet, *, title: int, problem: int | None, effort: int | None, skip_first: bool, known: set[str]
) -> list[Row]:
    """Return the rows of a sheet by the chosen columns; `known` are the titles there are already, casefolded."""
    rows, seen = [], set(known)
    for number, cells in enumerate(sheet.rows, start=1):
        if skip_first and number == 1:
            continue
        row = _row(number, cells, title, problem, effort)
        key = row.line.title.casefold()
        rows.append(Row(number, row.line, row.error, is_known=key in seen))
        seen.add(key)
    return rows


def _row(number: int, cells: list[str], title: int, problem: int | None, effort: int | None) -> Row:
    said = _cell(cells, title)
    days, wrong = _days(_cell(cells, effort))
    line = Line(said[:LONGEST_TITLE], _cell(cells, problem)[:LONGEST_PROBLEM], days)
    if not said:
        return Row(number, line, "empty")
    if _is_unseen(said) or _is_unseen(line.problem):
        return Row(number, line, "unseen")
    if len(said) > LONGEST_TITLE:
        return Row(number, line, "long")
    return Row(number, line, "days" if wrong else "")


def _is_unseen(text: str) -> bool:
    try:
        LineField(required=False).clean(text)
    except ValidationError:
        return True
    return False


def _cell(cells: list[str], place: int | None) -> str:
    return cells[place] if place is not None and place < len(cells) else ""


def _days(text: str) -> tuple[int | None, bool]:
    if not text:
        return None, False
    try:
        days = round(float(text.replace(",", ".")))
    except (ValueError, OverflowError):
        return None, True
    return (days, False) if 0 <= days <= 400 else (None, True)

"""Values as cells of a table that programs and people open. Pure.

A spreadsheet takes text that begins with one of a few signs for a formula, also in their full-width forms:
such text gets an apostrophe before it. So does what comes after a semicolon, a tab or a line's end inside a
text: a spreadsheet set to a country where semicolons part the cells, as the Dutch one, begins a cell there,
and overlooks quotation marks that do not open a cell of its own. Numbers stay numbers.
"""

import json
import re
from datetime import date, datetime
from decimal import Decimal
from typing import Any

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_BEGINS_ELSEWHERE = re.compile('([;\t\r\n])(?=[ \u00a0\ufeff"]*[=+@＝＋－＠-])')


def inert(text: str) -> str:
    """Return text that no spreadsheet takes for a formula."""
    text = _BEGINS_ELSEWHERE.sub(r"\1'", text)
    return f"'{text}" if text.lstrip(" \u00a0\ufeff").startswith(DANGEROUS) or text.startswith(DANGEROUS) else text


def plain(value: Any) -> Any:
    """Return a value as JSON has it: moments and days in ISO form, decimals as text."""
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    return value


def cell(value: Any) -> Any:
    """Return a value as a cell of a CSV file."""
    value = plain(value)
    if value is None:
        return ""
    if isinstance(value, bool | int | float):
        return value
    if isinstance(value, dict | list):
        return inert(json.dumps(value, ensure_ascii=False, sort_keys=True))
    return inert(str(value))

"""Whether a row can be read: what each column holds, checked against what SQLite has of it.

SQLite checks pages, not what stands in a text: a time that is none or letters that are no UTF-8 pass it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, cast

from sqlalchemy import Column, Table
from sqlalchemy.types import TypeDecorator

from matchweek.domain.board.entities import field_of

# Times before and after these are no times of a week, and some zones cannot show them.
_FIRST, _LAST = 1900, 2200
ROW_NAMES = {
    "entry": "history entry",
    "me": "your own data",
    "listing": "listed program",
    "seen": "announced",
}
_JSON = {("draft", "values"), ("entry", "before"), ("entry", "after")}


def kind_of(column: Column[Any]) -> type:
    """The Python type that a column holds."""
    # A decorated type (SQLModel's aware datetime) does not say itself which Python type it holds.
    held = column.type.impl if isinstance(column.type, TypeDecorator) else column.type
    return cast(type, held.python_type)


def flaw(table: Table, row: Mapping[str, Any]) -> str:
    """What is wrong with a row as SQLite has it, such as “its at is no time”; "" when it can be read.

    Columns that are not in `row` hold what their absence says.
    """
    return next(iter(flaws(table, row)), "")


def flaws(table: Table, row: Mapping[str, Any]) -> Iterable[str]:
    for column in table.columns:
        if column.name in row:
            wrong = _wrong(table.name, column, row[column.name])
            if wrong:
                yield f"its {column.name.replace('_', ' ')} {wrong}"


def _wrong(table: str, column: Column[Any], value: Any) -> str:
    if value is None:
        return "" if column.nullable or (column.primary_key and kind_of(column) is int) else "is missing"
    kind = kind_of(column)
    if kind is bool:
        return "" if value in (0, 1) and isinstance(value, int) else "is neither yes nor no"
    if kind is int:
        return "" if isinstance(value, int) else "is no number"
    if not isinstance(value, str):
        return "has damaged letters" if isinstance(value, bytes) else "is no text"
    if kind in (datetime, date):
        return "" if _is_time(kind, value) else f"is no {'time' if kind is datetime else 'date'}"
    if (table, column.name) in _JSON:
        return "" if _is_record(value) else "cannot be read"
    field = field_of(table, column.name)
    if field is not None and field.text is not None and field.text.choices:
        return "" if value in field.text.choices or value == column_default(column) else "is an unknown word"
    return ""


def column_default(column: Column[Any]) -> Any:
    """What a new row holds there where nothing is said."""
    return getattr(column.default, "arg", None)


def _is_time(kind: type, text: str) -> bool:
    try:
        read = datetime.fromisoformat(text) if kind is datetime else date.fromisoformat(text)
    except ValueError:
        return False
    return _FIRST <= read.year <= _LAST


def _is_record(text: str) -> bool:
    try:
        return isinstance(json.loads(text), dict)
    except (ValueError, RecursionError):
        return False


def as_it_is(raw: bytes) -> Any:
    """A text as SQLite has it; bytes where it is none."""
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw


def named(table: Table, row: Mapping[str, Any]) -> str:
    """A row in words: “call 17”."""
    keys = (str(row.get(column.name)) for column in table.primary_key.columns)
    return f"{ROW_NAMES.get(table.name, table.name.replace('_', ' '))} {' '.join(keys)}"

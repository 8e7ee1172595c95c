"""The statements that make the tables of a new week file.

They stand beside this as text, for the format named in its first line: to build the models of every table and
to ask them takes longer than all else of making a file. Where the text is of another format than the program,
the models are asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from matchweek.store.schema import SCHEMA

TEXT = Path(__file__).with_name("new_file.sql")
_BETWEEN = "\n;\n"


@cache
def statements() -> tuple[str, ...]:
    """Each table and index, those that others refer to first."""
    first, _, rest = TEXT.read_text(encoding="utf-8").partition("\n") if TEXT.exists() else ("", "", "")
    if first == _head():
        return tuple(rest.strip().removesuffix(_BETWEEN.strip()).strip().split(_BETWEEN))
    return tuple(of_models())


def of_models() -> Iterator[str]:
    """The same as the models say them."""
    from sqlalchemy.dialects import sqlite
    from sqlalchemy.schema import CreateIndex, CreateTable

    from matchweek.store.models.prepared_sql import every_table

    dialect = sqlite.dialect()
    every_table()
    from sqlmodel import SQLModel

    for table in SQLModel.metadata.sorted_tables:
        yield str(CreateTable(table).compile(dialect=dialect)).strip()
        for index in sorted(table.indexes, key=lambda each: str(each.name)):
            yield str(CreateIndex(index).compile(dialect=dialect)).strip()


def as_text() -> str:
    """What the text has to say for this format."""
    return f"{_head()}\n{_BETWEEN.join(of_models())}{_BETWEEN}"


def _head() -> str:
    return f"-- {SCHEMA}"

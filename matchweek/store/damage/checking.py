"""Everything in a week file read through: what SQLite does not look at when it finds a file whole."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import Table

from matchweek.store.damage.replay import QUERY, as_kept, told, told_by
from matchweek.store.damage.sound import ROW_NAMES, as_it_is, flaws, named
from matchweek.store.journal import ENTITIES
from matchweek.store.models.prepared_sql import every_table, key_column

_NAMED = 8
_WHAT_NOW = (
    "What cannot be read is left out, all else is shown. `matchweek restore --salvage` mends what the "
    "history tells; `matchweek restore` goes back to the newest good backup."
)


def problems_in(path: Path) -> list[str]:
    """What is wrong with the rows of a file of this program's own format, in sentences with what to do."""
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=10)) as file:
        file.text_factory = as_it_is
        found: list[str] = []
        for part in (_unreadable, _without_what_they_belong_to, _unlike_the_journal):
            found += _part(file, part)
    if not found:
        return []
    more = [f"And {len(found) - _NAMED} more."] if len(found) > _NAMED else []
    return [*found[:_NAMED], *more, _WHAT_NOW]


def _part(file: sqlite3.Connection, part: Callable[[sqlite3.Connection], Iterator[str]]) -> list[str]:
    try:
        return list(part(file))
    except sqlite3.DatabaseError as error:
        return [f"Not all of it can be read: {error}."]


def _rows(file: sqlite3.Connection, table: Table) -> Iterator[dict[str, Any]]:
    found = file.execute(f'SELECT * FROM "{table.name}"')
    names = [column[0] for column in found.description]
    yield from (dict(zip(names, row, strict=True)) for row in found)


def _unreadable(file: sqlite3.Connection) -> Iterator[str]:
    for table in every_table().values():
        for row in _rows(file, table):
            for wrong in flaws(table, row):
                yield f"{named(table, row)[:60].capitalize()}: {wrong}."


def _without_what_they_belong_to(file: sqlite3.Connection) -> Iterator[str]:
    broken: dict[tuple[str, str], int] = {}
    for name, _, parent, _ in file.execute("PRAGMA foreign_key_check"):
        broken[name, parent] = broken.get((name, parent), 0) + 1
    for (name, parent), count in broken.items():
        yield f"{count:,} of {name} belong to a {parent} that is not there."


def _unlike_the_journal(file: sqlite3.Connection) -> Iterator[str]:
    """Rows that are not as the newest acts left them; older ones may have been brought to another format."""
    floor = file.execute("SELECT undo_floor FROM week").fetchone()
    if floor is None or not isinstance(floor[0], int):
        return
    entries = []
    for row in file.execute(QUERY):
        if isinstance(row[0], int) and row[0] > floor[0]:
            try:
                entries.append(told(row))
            except (TypeError, ValueError):
                # Named already. What came before it may have been changed by it.
                entries = []
    for (entity, key), said in told_by(entries).items():
        table = ENTITIES.get(entity)
        if table is None or entity == "list":
            continue
        where = f'CAST("{key_column(table).name}" AS TEXT) = ?'
        found = file.execute(f'SELECT * FROM "{entity}" WHERE {where}', (key,))
        names, row = [column[0] for column in found.description], found.fetchone()
        if (row is None) is not (said.fields is None):
            yield f"{_titled(entity, key)} {'is missing' if row is None else 'was taken out, and is there'}."
        elif row is not None and said.fields is not None:
            held = dict(zip(names, row, strict=True))
            yield from (
                f"{_titled(entity, key)}: its {name.replace('_', ' ')} is not as the history tells."
                for name, value in as_kept(table, said.fields).items()
                if held.get(name) != value
            )


def _titled(entity: str, key: str) -> str:
    words = f"{ROW_NAMES.get(entity, entity.replace('_', ' '))} {key}"
    return words[:1].upper() + words[1:]

"""What a damaged week file still holds, read out into a fresh one row by row, with our own schema.

A row comes over only when every reader of ours can take it. What a table lost and the journal still tells is
made anew from the journal. Undo does not reach back past this: the journal may have holes.
"""

from __future__ import annotations

import contextlib
import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Table

from matchweek.store.damage import replay as told_rows
from matchweek.store.damage.pages import Found, Pages
from matchweek.store.damage.replay import as_kept, told_by
from matchweek.store.damage.sound import column_default, flaw, kind_of
from matchweek.store.database import titled_errors
from matchweek.store.journal import ENTITIES as JOURNALLED
from matchweek.store.models.prepared_sql import every_table, key_column
from matchweek.store.models.tables import ADDED

_ALL: dict[str, Table] = dict(every_table())
# A list whose own row is lost while its programs are there: a part, since a part fills nothing.
_LOST_LIST = {"after_round": 0, "whole": 0, "source": "read out of a damaged file", "digest": ""}
FORMAT_TABLE = "alembic_version"
# The page that the list of tables begins at.
_MASTER = 1
_CODE = re.compile(r"[0-9]{7}[A-Z][0-9A-Z]")
_Told = Mapping[tuple[str, str], told_rows.Row]


@dataclass(slots=True)
class Salvaged:
    """How many rows of each table were read out, how many surely are lost, how many the journal gave back.

    `pages` are those of a table of which nobody knows what stood in them.
    """

    kept: dict[str, int] = field(default_factory=dict)
    lost: dict[str, int] = field(default_factory=dict)
    again: dict[str, int] = field(default_factory=dict)
    pages: dict[str, int] = field(default_factory=dict)

    @property
    def anything(self) -> bool:
        """Whether one row was read or made again."""
        return any(count for name, count in (*self.kept.items(), *self.again.items()) if name != FORMAT_TABLE)

    def words(self) -> str:
        """What was read out, as “3 of call, 2 of triage”."""
        return _counts(self.kept) or "nothing"

    def warnings(self) -> tuple[str, ...]:
        """What came from the journal, and what is lost."""
        said = []
        if again := _counts(self.again):
            said.append(f"Made anew from the history: {again}.")
        if lost := _counts(self.lost):
            said.append(f"Lost: {lost}. Look for them in R3, your mails and your phone.")
        if pages := _counts(self.pages):
            said.append(f"Pages that could not be read: {pages}. How many rows stood there is not known.")
        return tuple(said)


def _counts(counts: Mapping[str, int]) -> str:
    return ", ".join(
        f"{count:,} of {name}" for name, count in counts.items() if count and name != FORMAT_TABLE
    )


def salvage(damaged: Path, target: Path) -> Salvaged:
    """Copy every row that can still be read into a fresh week file.

    Raises OSError where the damaged file cannot be read at all.
    """
    source = _Source(Pages.of(damaged))
    salvaged = Salvaged()
    with titled_errors(target), contextlib.closing(sqlite3.connect(target)) as new:
        new.execute("PRAGMA foreign_keys = OFF")
        told: _Told = {}
        for name, table in sorted(_ALL.items(), key=lambda each: each[0] != "entry"):
            if name != "week":
                salvaged.kept[name] = _copy(new, table, source, told)
                salvaged.lost[name] = source.found[name].rows
                told = told_by(_entries(new)) if name == "entry" else told
        _keep_week(new, source)
        _from_journal(new, told, salvaged)
        _lists_again(new, told, salvaged)
        _count_lost(new, told, salvaged, source.written)
        _count_pages(salvaged, source)
        new.execute("UPDATE week SET undo_floor = (SELECT coalesce(max(seq), 0) FROM entry)")
        new.commit()
    return salvaged


class _Source:
    """The rows of a damaged file by table, whether its own list of tables can be read or not."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        self.found = {name: Found() for name in _ALL}
        self._leaves: dict[str, list[int]] = {name: [] for name in _ALL}
        seen: set[int] = set()
        masters = Found()
        roots = self._roots(masters, seen)
        for name, table in _ALL.items():
            if name not in roots:
                masters.pages += 1
                self.found[name].pages += 1
                continue
            for leaf in pages.leaves(roots[name], self.found[name], seen):
                if self._has_shape(leaf, table):
                    self._leaves[name].append(leaf)
                else:
                    # Its number was damaged, and led to another table.
                    seen.discard(leaf)
                    self.found[name].pages += 1
        # The number of the entry that was written last, as SQLite keeps it; 0 where it is not known.
        self.written = 0
        for name, root in roots.items():
            if name not in _ALL:
                leaves = list(pages.leaves(root, Found(), seen))
                if name == "sqlite_sequence":
                    self.written = self._newest_number(leaves)
        # Where an older copy was written over it, the newest page of a table is one that no page leads to.
        ends_early = (
            max((row["seq"] for row in self._entries() if isinstance(row.get("seq"), int)), default=0)
            < self.written
        )
        if masters.pages or ends_early or any(found.pages for found in self.found.values()):
            self._orphans(seen)

    def _entries(self) -> Iterator[dict[str, Any]]:
        for leaf in self._leaves["entry"]:
            for row in self._pages.rows(leaf, Found()):
                yield _named(_ALL["entry"], row)

    def _newest_number(self, leaves: Iterable[int]) -> int:
        rows = (values for leaf in leaves for _, values in self._pages.rows(leaf, Found()))
        numbers = [row[1] for row in rows if len(row) == 2 and row[0] == "entry"]
        return max((number for number in numbers if isinstance(number, int)), default=0)

    def _has_shape(self, leaf: int, table: Table) -> bool:
        rows = list(self._pages.rows(leaf, Found()))
        return not rows or any(_has_width(table, values) for _, values in rows)

    def _roots(self, found: Found, seen: set[int]) -> dict[str, int]:
        roots: dict[str, int] = {}
        for leaf in self._pages.leaves(_MASTER, found, seen):
            for _, values in self._pages.rows(leaf, found):
                if len(values) > 3 and values[0] == "table" and isinstance(values[3], int):
                    roots[str(values[1])] = values[3]
        return roots

    def _orphans(self, seen: set[int]) -> None:
        """Pages of rows that no table leads to any more: each goes to the one table that its rows fit."""
        free = self._pages.free()
        for number in range(1, self._pages.count + 1):
            if number in seen or number in free or not self._pages.is_leaf(number):
                continue
            rows = list(self._pages.rows(number, Found()))
            fitting = [
                name for name, table in _ALL.items() if rows and all(_fits(table, row) for row in rows)
            ]
            if fitting:
                widths = {name: abs(len(_ALL[name].columns) - len(rows[0][1])) for name in fitting}
                best = min(widths.values())
                if sum(width == best for width in widths.values()) == 1:
                    name = min(fitting, key=lambda each: widths[each])
                    self._leaves[name].append(number)

    def rows(self, table: Table) -> Iterator[dict[str, Any]]:
        for leaf in self._leaves[table.name]:
            for row in self._pages.rows(leaf, self.found[table.name]):
                yield _named(table, row)


def _named(table: Table, row: tuple[int, list[Any]]) -> dict[str, Any]:
    rowid, values = row
    named = {}
    for column, value in zip(table.columns, values, strict=False):
        # The number of a row stands in its place, not in its values.
        named[column.name] = rowid if value is None and _is_rowid(table, column.name) else value
    return named


def _is_rowid(table: Table, name: str) -> bool:
    keys = list(table.primary_key.columns)
    return len(keys) == 1 and keys[0].name == name and kind_of(keys[0]) is int


def _has_width(table: Table, values: list[Any]) -> bool:
    """Whether it has so many values; those at the end that a later format may have added can be missing."""
    columns = list(table.columns)
    first = next((at for at, each in enumerate(columns) if each.info == ADDED), len(columns))
    return first <= len(values) <= len(columns)


def _fits(table: Table, row: tuple[int, list[Any]]) -> bool:
    """Whether a row may be one of a table: its values are of its columns' kinds, and none is too many."""
    if not _has_width(table, row[1]) or _is_of_sqlite(row[1]):
        return False
    named = _named(table, row)
    if "code" in table.columns and not _CODE.fullmatch(str(named.get("code"))):
        return False
    needed = [each.name for each in table.columns if not each.nullable and column_default(each) is None]
    return all(name in named for name in needed) and not flaw(table, named)


def _is_of_sqlite(values: list[Any]) -> bool:
    """Whether it is what SQLite itself keeps of a table: its name, and the largest number of its rows."""
    return len(values) == 2 and values[0] in _ALL


def _copy(new: sqlite3.Connection, table: Table, source: _Source, told: _Told) -> int:
    # The fresh file has its one applicant already; the one that was read replaces it.
    verb = "REPLACE" if table.name == "me" else "IGNORE"
    count = 0
    for row in source.rows(table):
        key = str(row.get(key_column(table).name))
        known = told.get((table.name, key))
        whole = _mended(table, row, (known.fields if known else None) or {})
        done = 0 if flaw(table, whole) else _put(new, verb, table.name, whole)
        count += done
        source.found[table.name].rows += not done
    return count


def _mended(table: Table, row: dict[str, Any], told: Mapping[str, Any]) -> dict[str, Any]:
    """A row with each field that cannot be read as the journal tells it, else with what is left of it."""
    if not flaw(table, row):
        return row
    journal = as_kept(table, told)
    return {name: _mended_value(table, name, value, journal) for name, value in row.items()}


def _mended_value(table: Table, name: str, value: Any, journal: Mapping[str, Any]) -> Any:
    if not flaw(table, {name: value}):
        return value
    if name in journal and not flaw(table, {name: journal[name]}):
        return journal[name]
    column = table.columns[name]
    if column.primary_key or (table.name == "entry" and name in ("before", "after")):
        return value
    if isinstance(value, bytes) and kind_of(column) is str:
        return value.decode(errors="replace")
    return None if column.nullable else column_default(column)


def _put(new: sqlite3.Connection, verb: str, table: str, row: Mapping[str, Any]) -> int:
    names = ", ".join(f'"{name}"' for name in row)
    places = ", ".join("?" * len(row))
    try:
        sql = f'INSERT OR {verb} INTO "{table}" ({names}) VALUES ({places})'
        return max(new.execute(sql, list(row.values())).rowcount, 0)
    except sqlite3.IntegrityError:
        return 0


def _keep_week(new: sqlite3.Connection, source: _Source) -> None:
    """What the file said of itself; an older one names no season, then it is that of the fresh one."""
    for row in source.rows(_ALL["week"]):
        for name in ("kind", "season"):
            if name in row and not flaw(_ALL["week"], {name: row[name]}):
                new.execute(f"UPDATE OR IGNORE week SET {name} = ?", (row[name],))


def _from_journal(new: sqlite3.Connection, told: _Told, salvaged: Salvaged) -> None:
    """Rows that no table has any more, as the journal tells them."""
    for (entity, key), said in told.items():
        table = JOURNALLED.get(entity)
        if table is None or entity == "list" or said.fields is None:
            continue
        row = as_kept(table, said.fields)
        if flaw(table, row):
            continue
        if entity == "me" and not salvaged.kept["me"] and row:
            names = ", ".join(f'"{name}" = ?' for name in row)
            done = max(new.execute(f"UPDATE OR IGNORE me SET {names}", list(row.values())).rowcount, 0)
        else:
            done = 0 if not said.whole or _is_there(new, table, key) else _put(new, "IGNORE", entity, row)
        salvaged.again[entity] = salvaged.again.get(entity, 0) + done


def _is_there(new: sqlite3.Connection, table: Table, key: str) -> bool:
    sql = f'SELECT 1 FROM "{table.name}" WHERE CAST("{key_column(table).name}" AS TEXT) = ?'
    return new.execute(sql, (key,)).fetchone() is not None


def _entries(new: sqlite3.Connection) -> Iterator[told_rows.Told]:
    yield from map(told_rows.told, new.execute(told_rows.QUERY))


def _lists_again(new: sqlite3.Connection, told: _Told, salvaged: Salvaged) -> None:
    """Programs whose list is lost come back as a part of a list; the rest of a lost list goes."""
    at = new.execute("SELECT created_at FROM week").fetchone()[0]
    lost = "SELECT list_id, count(*) FROM listing WHERE list_id NOT IN (SELECT id FROM list) GROUP BY list_id"
    for number, count in new.execute(lost).fetchall():
        of = told.get(("list", str(number)))
        if of is not None and of.fields is not None and of.fields.get("state") == "current":
            row = {"id": number, "state": "current", "row_count": count, "imported_at": at, **_LOST_LIST}
            salvaged.again["list"] = salvaged.again.get("list", 0) + _put(new, "IGNORE", "list", row)
    for name in ("listing", "rejected_row"):
        gone = new.execute(f"DELETE FROM {name} WHERE list_id NOT IN (SELECT id FROM list)").rowcount
        salvaged.kept[name] -= gone


def _count_lost(new: sqlite3.Connection, told: _Told, salvaged: Salvaged, written: int) -> None:
    """What is surely lost: what the lists, the journal's numbers and the journal itself count."""
    for name, counted in (("listing", "row_count"), ("rejected_row", "rejected_count")):
        sql = f"SELECT coalesce(sum({counted}), 0) FROM list WHERE state <> 'loading'"
        salvaged.lost[name] = max(new.execute(sql).fetchone()[0] - salvaged.kept[name], 0)
    newest = new.execute("SELECT coalesce(max(seq), 0) FROM entry").fetchone()[0]
    salvaged.lost["entry"] = max(max(newest, written) - salvaged.kept["entry"], salvaged.lost["entry"])
    for entity, again in salvaged.again.items():
        salvaged.lost[entity] = max(salvaged.lost[entity] - again, 0)
    gone: dict[str, int] = {}
    for (entity, key), said in told.items():
        table = JOURNALLED.get(entity)
        if table is not None and said.fields is not None and not _is_there(new, table, key):
            gone[entity] = gone.get(entity, 0) + 1
    for entity, count in gone.items():
        salvaged.lost[entity] = max(salvaged.lost[entity], count)


def _count_pages(salvaged: Salvaged, source: _Source) -> None:
    """What is not known to be lost may be: but not of a table all of which a whole history tells."""
    whole = not salvaged.lost["entry"] and source.found["entry"].pages <= 0
    for name, found in source.found.items():
        if found.pages > 0 and not (whole and name in JOURNALLED):
            salvaged.pages[name] = found.pages

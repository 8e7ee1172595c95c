"""The first look at a week file, by SQLite's own driver, while SQLModel is still being imported.

Importing SQLModel takes as long as a whole bare Textual app takes to open. Only this one reading,
of a file that is in order, goes around it; everything after, and every write, goes through it. A
test holds what is read here equal to what `rows.py` reads.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime
from pathlib import Path
from sys import intern
from typing import Any

from matchweek.domain.advocates import Advocate
from matchweek.domain.applicant import Applicant
from matchweek.domain.calls import Call
from matchweek.domain.kept import KINDS, NUMBERED, Kept
from matchweek.domain.lists import ListInfo
from matchweek.domain.program import Listing, codes_among
from matchweek.domain.triage import Application, Triage
from matchweek.store.schema import SCHEMA


@dataclass(frozen=True, slots=True)
class Glance:
    """A week's rows as plain values, with the journal's number and the epoch they were read at."""

    seen: int
    epoch: str
    kind: str
    season: int
    applicant: Applicant
    lists: list[tuple[ListInfo, dict[str, Listing]]]
    triage: dict[str, Triage]
    applications: dict[str, Application]
    calls: list[Call]
    advocates: list[Advocate]
    kept: Kept


def glance(path: Path) -> Glance | None:
    """Read a week file that is in order; None when it must be opened in the usual way first."""
    if not path.exists() or path.stat().st_size == 0:
        return None
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=0.2)) as file:
            file.row_factory = sqlite3.Row
            file.execute("BEGIN")
            if file.execute("SELECT version_num FROM alembic_version").fetchone()[0] != SCHEMA:
                return None
            return _read(file)
    except (sqlite3.DatabaseError, TypeError, ValueError):
        # Whatever is wrong is found and told by opening the file in the usual way.
        return None


def zone_kept(path: Path) -> str:
    """The applicant's zone in a week file of any format; empty where there is none or it cannot be read."""
    if not path.exists() or path.stat().st_size == 0:
        return ""
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=0.2)) as file:
            row = file.execute("SELECT zone FROM me").fetchone()
    except sqlite3.DatabaseError:
        # Opening the file in the usual way tells what is wrong.
        return ""
    return str(row[0]) if row is not None else ""


def _read(file: sqlite3.Connection) -> Glance:
    week = file.execute("SELECT epoch, kind, season FROM week").fetchone()
    infos = file.execute(
        "SELECT id, after_round, whole, imported_at, source, row_count AS rows, rejected_count AS rejected "
        "FROM list WHERE state = 'current' ORDER BY imported_at, id"
    )
    return Glance(
        seen=file.execute("SELECT coalesce(max(seq), 0) FROM entry").fetchone()[0],
        epoch=week["epoch"],
        kind=week["kind"],
        season=week["season"],
        applicant=_one(Applicant, file.execute("SELECT * FROM me").fetchone(), without=("id",)),
        lists=[
            (replace(info, unread=_unread(file, info)), _listings(file, info.id))
            for info in [_one(ListInfo, row) for row in infos.fetchall()]
        ],
        triage={row["code"]: _one(Triage, row, without=("code",)) for row in _all(file, "triage")},
        applications={
            row["code"]: _one(Application, row, without=("code",)) for row in _all(file, "application")
        },
        calls=[_one(Call, row) for row in _all(file, "call", "at DESC, id DESC")],
        advocates=[_one(Advocate, row) for row in _all(file, "advocate", "tier IS NULL, tier, name, id")],
        kept=_kept(file),
    )


def _unread(file: sqlite3.Connection, info: ListInfo) -> frozenset[str]:
    if not info.rejected:
        return frozenset()
    texts = file.execute("SELECT text FROM rejected_row WHERE list_id = ?", (info.id,))
    return frozenset().union(*(codes_among(row["text"]) for row in texts))


def _kept(file: sqlite3.Connection) -> Kept:
    found = Kept()
    for entity, (field, kind) in KINDS.items():
        by_key = getattr(found, field)
        for row in _all(file, entity):
            by_key[row[0]] = _one(kind, row, without=(row.keys()[0],))
    for entity, (field, kind) in NUMBERED.items():
        getattr(found, field).update({row["id"]: _one(kind, row) for row in _all(file, entity)})
    return found


def _all(file: sqlite3.Connection, table: str, order: str = "rowid") -> list[sqlite3.Row]:
    return file.execute(f"SELECT * FROM {table} ORDER BY {order}").fetchall()


_FIELDS = tuple(field.name for field in fields(Listing))
_SHARED = frozenset(("institution", "specialty", "type", "city", "state", "service", "visa", "name"))


def _listings(file: sqlite3.Connection, list_id: int) -> dict[str, Listing]:
    columns = ", ".join(_FIELDS)
    rows = file.execute(f"SELECT {columns} FROM listing WHERE list_id = ? ORDER BY rowid", (list_id,))
    shared = [name in _SHARED for name in _FIELDS]
    derived = _FIELDS.index("service_derived")
    found = {}
    for row in rows:
        values: list[Any] = [
            intern(value) if share else value for value, share in zip(row, shared, strict=True)
        ]
        values[derived] = bool(values[derived])
        found[row[0]] = Listing(*values)
    return found


# What SQLite keeps as a number or as text, and the domain does not.
_FLAGS = frozenset(("planned", "refused", "confirmed", "missed", "prior_training", "whole"))
_TIMES = frozenset(
    (
        "at",
        "submitted_at",
        "next_due",
        "imported_at",
        "none_at",
        "done_at",
        "confirmed_at",
        "answered_at",
        "asked_at",
        "sent_at",
        "made_at",
        "changed_at",
        "used_at",
        "counted_at",
    )
)


def _one(kind: Any, row: sqlite3.Row, without: tuple[str, ...] = ()) -> Any:
    return kind(**{name: _value(name, row[name]) for name in row.keys() if name not in without})  # noqa: SIM118


def _value(name: str, value: Any) -> Any:
    if value is None:
        return None
    if name in _FLAGS:
        return bool(value)
    if name in _TIMES:
        return datetime.fromisoformat(value).replace(tzinfo=UTC)
    return date.fromisoformat(value) if name == "answered_on" else value

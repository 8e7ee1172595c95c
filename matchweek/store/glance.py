"""The first look at a week file, by SQLite's own driver, while SQLModel is still being imported.

Importing SQLModel takes as long as a whole bare Textual app takes to open. Only this one reading,
of a file that is in order, goes around it; everything after, and every write, goes through it. A
test holds what is read here equal to what `rows.py` reads.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from matchweek.domain.advocates import Advocate
from matchweek.domain.applicant import Applicant
from matchweek.domain.calls import Call
from matchweek.domain.entities import ENTITIES
from matchweek.domain.fields import Decoder, decoder
from matchweek.domain.kept import KINDS, NUMBERED, Kept
from matchweek.domain.lists import ListInfo
from matchweek.domain.program import Listing, codes_among
from matchweek.domain.triage import Application, Triage
from matchweek.store.kinds import other_kinds
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
    epoch, kind, season = file.execute("SELECT epoch, kind, season FROM week").fetchone()
    current = [info for _, info in _all(file, "list", "WHERE state = 'current' ORDER BY imported_at, id")]
    return Glance(
        seen=file.execute("SELECT coalesce(max(seq), 0) FROM entry").fetchone()[0],
        epoch=epoch,
        kind=kind,
        season=season,
        applicant=next(one for _, one in _all(file, "me")),
        lists=[(replace(info, unread=_unread(file, info)), _listings(file, info.id)) for info in current],
        triage=dict(_all(file, "triage")),
        applications=dict(_all(file, "application")),
        calls=[call for _, call in _all(file, "call", "ORDER BY at DESC, id DESC")],
        advocates=[one for _, one in _all(file, "advocate", "ORDER BY tier IS NULL, tier, name, id")],
        kept=_kept(file),
    )


def _unread(file: sqlite3.Connection, info: ListInfo) -> frozenset[str]:
    if not info.rejected:
        return frozenset()
    texts = file.execute("SELECT text FROM rejected_row WHERE list_id = ?", (info.id,))
    return frozenset().union(*(codes_among(text) for (text,) in texts))


def _kept(file: sqlite3.Connection) -> Kept:
    found = Kept()
    for entity, held in (KINDS | NUMBERED).items():
        getattr(found, held.field).update(_all(file, entity))
    return found


def _all(file: sqlite3.Connection, entity: str, rest: str = "ORDER BY rowid") -> Iterator[tuple[Any, Any]]:
    """Every row of an entity with its key; `rest` is what of the query comes behind the table's name."""
    known = ENTITIES[entity]
    made: Decoder[Any] = decoder(known.kind)
    if file.execute(other_kinds(entity)).fetchone() is not None:
        raise ValueError(f"a damaged {entity}")
    names = ", ".join(f'"{name}"' for name in (known.key, *made.columns))
    return made.keyed(file.execute(f'SELECT {names} FROM "{entity}" {rest}'))


def _listings(file: sqlite3.Connection, list_id: int) -> dict[str, Listing]:
    made = decoder(Listing)
    columns = ", ".join(("code", *made.columns))
    rows = file.execute(f"SELECT {columns} FROM listing WHERE list_id = ? ORDER BY rowid", (list_id,))
    return dict(made.keyed(rows))

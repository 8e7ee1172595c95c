"""The first look at a week file, before it is checked and opened: the list is on screen meanwhile.

A test holds what `rows.py` reads so equal to what it reads through the models.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from matchweek.domain.board.week_records import Kept
from matchweek.domain.contacts.calls import Call
from matchweek.domain.people.advocates import Advocate
from matchweek.domain.people.applicant import Applicant
from matchweek.domain.programs.lists import ListInfo
from matchweek.domain.programs.program import Listing
from matchweek.domain.programs.triage import Application, Triage
from matchweek.store import rows
from matchweek.store.driver import texts
from matchweek.store.schema import SCHEMA


@dataclass(frozen=True, slots=True)
class QuickRead:
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


def quick_read(path: Path) -> QuickRead | None:
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


def _read(file: sqlite3.Connection) -> QuickRead:
    return QuickRead(
        seen=int(file.execute(texts.LAST_SEQ).fetchone()[0]),
        epoch=rows.epoch(file),
        kind=rows.week_kind(file),
        season=rows.season(file),
        applicant=rows.applicant(file),
        lists=[(info, rows.listings(file, info.id)) for info in rows.current_lists(file)],
        triage=rows.triage(file),
        applications=rows.applications(file),
        calls=rows.calls(file),
        advocates=rows.advocates(file),
        kept=rows.kept(file),
    )

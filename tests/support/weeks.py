"""Week files for tests: a small fictional list, a clock that stands still, a file as plain values."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from matchweek.clock import Clock, FixedClock
from matchweek.domain.board.board import Board
from matchweek.domain.programs.program import Listing
from matchweek.services.core.board import load_board
from matchweek.services.core.week import Week, open_week
from matchweek.services.lists.lists import bring_in_listings
from matchweek.store.journal import ENTITIES
from matchweek.store.opening import new_epoch

# Thursday 10:42:07 Eastern: the first round is open.
AT = datetime(2027, 3, 18, 14, 42, 7, tzinfo=UTC)
CLOCK = FixedClock(AT)

_KINDS = (
    ("120C0", "Family Medicine", "ERAS"),
    ("140C0", "Internal Medicine", "ERAS"),
    ("220C0", "Obstetrics and Gynecology", "ResidencyCAS"),
    ("320C0", "Pediatrics", "ERAS"),
    ("110C0", "Emergency Medicine", "ResidencyCAS"),
    ("999P0", "Transitional Year", "ERAS"),
)


def listings(count: int, *, first: int = 9000, only: str | None = None) -> list[Listing]:
    """So many fictional programs, of several specialties and both services, or of one service only."""
    kinds = [kind for kind in _KINDS if only is None or kind[2] == only]
    made = []
    for number in range(count):
        tail, specialty, service = kinds[number % len(kinds)]
        institution = first + number // len(kinds)
        made.append(
            Listing(
                code=f"{institution}{tail}",
                institution=f"Fictional Hospital {institution}",
                name=specialty,
                specialty=specialty,
                type=tail[3],
                city=f"Anytown {institution % 7}",
                state="FL" if number % 2 else "NY",
                positions=1 + number % 4,
                service=service,
            )
        )
    return made


def new_week(path: Path, rows: Sequence[Listing] = (), *, clock: Clock = CLOCK, actor: str = "me") -> Week:
    """A week opened at `path`, with these rows as Monday's list."""
    if type(clock) is FixedClock and not path.exists():
        put_copy(path, _made(path.name, tuple(rows), actor, clock.now()))
        return open_week(path, clock, actor=actor)
    return _brought(path, rows, clock, actor)


def _brought(path: Path, rows: Sequence[Listing], clock: Clock, actor: str) -> Week:
    week = open_week(path, clock, actor=actor)
    if rows:
        bring_in_listings(week, rows, "monday.csv", after_round=0)
    return week


@lru_cache(maxsize=32)
def _made(name: str, rows: tuple[Listing, ...], actor: str, at: datetime) -> Copy:
    """A week file that is made once: hundreds of tests begin with the same one."""
    with TemporaryDirectory() as folder:
        made = Path(folder) / name
        _brought(made, rows, FixedClock(at), actor).close()
        return copy_of(made)


class Copy(NamedTuple):
    """The epoch of a closed week, and its file and backups by their names below its folder."""

    epoch: str
    files: tuple[tuple[str, bytes], ...]


def copy_of(made: Path) -> Copy:
    with closing(sqlite3.connect(made)) as file:
        epoch = str(file.execute("SELECT epoch FROM week").fetchone()[0])
    files = sorted(each for each in made.parent.rglob("*.db"))
    return Copy(epoch, tuple((str(each.relative_to(made.parent)), each.read_bytes()) for each in files))


def put_copy(path: Path, copy: Copy) -> None:
    """Write those files as a week of its own: with another epoch, as no two weeks have the same."""
    epoch, anew = copy.epoch, new_epoch()
    for name, content in copy.files:
        target = path.parent / name
        target.parent.mkdir(parents=True, mode=0o700, exist_ok=True)
        with open(target, "xb", opener=_privately) as file:
            file.write(content.replace(epoch.encode(), anew.encode()))


def _privately(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def codes_of(week: Week) -> list[str]:
    return list(load_board(week).programs.codes)


def rows_of(week: Week, table: str) -> list[dict[str, Any]]:
    """Every row of a table, in the order of its rowid, read past all of our own code."""
    return tables_of(week, [table])[table]


def tables_of(week: Week, tables: Iterable[str]) -> dict[str, list[dict[str, Any]]]:
    """Every row of each of these tables, over one connection: to open the file takes longer than to read."""
    assert week.path is not None
    with closing(sqlite3.connect(week.path)) as file:
        file.row_factory = sqlite3.Row
        return {
            table: [dict(row) for row in file.execute(f"SELECT * FROM {table} ORDER BY rowid")]
            for table in tables
        }


def dump(path: Path) -> list[str]:
    """The file's whole contents as SQL text."""
    with closing(sqlite3.connect(path)) as file:
        return list(file.iterdump())


def contents(week: Week) -> dict[str, Any]:
    """What a week holds for its person: the rows of every entity, and what the lists in force say.

    Withdrawn lists, the journal and drafts are not part of it.
    """
    found: dict[str, Any] = {
        table: sorted(rows, key=lambda row: str(next(iter(row.values()))))
        for table, rows in tables_of(week, (each for each in ENTITIES if each != "list")).items()
    }
    board = load_board(week)
    found["lists"] = board.lists
    found["standings"] = {program.code: program.standing for program in board.programs.programs}
    return found


def shown(board: Board) -> dict[str, Any]:
    """Everything a board shows, to compare one that followed the journal with one freshly loaded."""
    return {
        "programs": {program.code: program for program in board.programs.programs},
        "calls": board.calls,
        "advocates": board.advocates,
        "applicant": board.applicant,
        "lists": board.lists,
        "applications": board.applications,
        "budgets": board.budgets(),
        "kept": board.kept,
        "counts": board.programs.counts(),
    }


def foreign(path: Path) -> None:
    """Make a SQLite file of some other program."""
    with closing(sqlite3.connect(path)) as file:
        file.execute("CREATE TABLE moz_places (id INTEGER PRIMARY KEY, url TEXT)")
        file.commit()


def closing_week(week: Week) -> Iterator[Week]:
    """For fixtures: hand out a week, and close it when the test ends."""
    yield week
    week.close()

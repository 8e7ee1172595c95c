"""A list read and looked at before anything is stored: where list files are, what one would change."""

from __future__ import annotations

import os
from collections.abc import Container, Mapping
from dataclasses import dataclass
from pathlib import Path

from matchweek.domain.board.board import Board
from matchweek.domain.programs.lists import FINAL_LIST
from matchweek.domain.programs.programs import Program
from matchweek.domain.programs.refresh import list_moment
from matchweek.intake import (
    FIELDS,
    Cancelled,
    ColumnGuess,
    Progress,
    Reading,
    Rejected,
    looks_like_list,
    read_file,
    read_pasted,
)
from matchweek.intake.another_kind import Kind, saying_what_it_is
from matchweek.services.core.week import Week
from matchweek.services.days.timetable import timetable_of
from matchweek.services.lists.list_doubts import FIELD_WORDS, doubts, to_know
from matchweek.services.lists.lists import Imported, bring_in

__all__ = [
    "FIELDS",
    "FIELD_WORDS",
    "Cancelled",
    "ColumnGuess",
    "Entry",
    "Foreseen",
    "Progress",
    "Reading",
    "Rejected",
    "Touched",
    "doubts",
    "entries_of",
    "foresee",
    "looks_like_list",
    "moments",
    "newest_list_in",
    "path_of",
    "read_list_file",
    "read_pasted_list",
    "to_know",
    "touched_of",
]

_LIST_SUFFIXES = frozenset(
    {".csv", ".tsv", ".tab", ".txt", ".xlsx", ".xlsm", ".xls", ".ods", ".pdf", ".html", ".htm"}
)
# A folder with more files than this is shown by its newest ones.
_MOST_LOOKED_AT = 400


def read_list_file(
    path: Path, progress: Progress | None = None, cancelled: Cancelled | None = None
) -> Reading:
    """Read a list file of any form; nothing is stored.

    Raises BadInput with what to do next when it cannot be used, Failed when it was cancelled.
    """
    with saying_what_it_is(path, Kind.LIST):
        return read_file(path, progress=progress, cancelled=cancelled)


def read_pasted_list(
    text: str, progress: Progress | None = None, cancelled: Cancelled | None = None
) -> Reading:
    """Read a table copied from a web page or a spreadsheet, or CSV text; as `read_list_file`."""
    with saying_what_it_is(text, Kind.LIST):
        return read_pasted(text, progress=progress, cancelled=cancelled)


# Where list files are


@dataclass(frozen=True, slots=True)
class Entry:
    """A folder, or a file that may be a list; `changed` is its time of change in seconds since 1970."""

    path: Path
    folder: bool
    changed: float
    size: int = 0


def path_of(text: str, folder: Path) -> Path:
    """The path that was typed or dropped into the window: `~`, quotes and file addresses are understood.

    A relative one begins in `folder`, or in the current folder when it is only there.
    """
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        text = text[1:-1]
    if text.lower().startswith("file://"):
        from urllib.parse import unquote, urlsplit

        text = unquote(urlsplit(text).path)
    try:
        path = Path(text).expanduser()
    except RuntimeError:
        path = Path(text)
    if os.sep == "/" and "\\ " in text and not _exists(path):
        path = Path(text.replace("\\ ", " ")).expanduser()
    if path.is_absolute():
        return path
    return path.absolute() if not _exists(folder / path) and _exists(path) else folder / path


def entries_of(folder: Path, begins: str = "", suffixes: Container[str] = _LIST_SUFFIXES) -> list[Entry]:
    """The folders and list-like files of a folder (or those of other suffixes) whose names begin so.

    Files first, newest first; hidden ones only when the beginning has the dot. An unreadable folder has
    none.
    """
    wanted = begins.casefold()
    found = []
    try:
        with os.scandir(folder) as scanned:
            for each in scanned:
                if not each.name.casefold().startswith(wanted) or (each.name[0] == "." and wanted[:1] != "."):
                    continue
                entry = _entry(each, suffixes)
                if entry is not None:
                    found.append(entry)
    except (OSError, ValueError):
        return []
    found.sort(key=lambda entry: (entry.folder, -entry.changed, entry.path.name))
    files = [entry for entry in found if not entry.folder][:_MOST_LOOKED_AT]
    folders = sorted((entry for entry in found if entry.folder), key=lambda entry: entry.path.name.casefold())
    return [*files, *folders]


def newest_list_in(folders: list[Path]) -> Path | None:
    """The folder with the newest file that is surely a list; None when none has one."""
    newest: tuple[float, Path] | None = None
    for folder in folders:
        for entry in entries_of(folder):
            if entry.folder or (newest is not None and entry.changed <= newest[0]):
                break
            if looks_like_list(entry.path):
                newest = (entry.changed, folder)
                break
    return newest[1] if newest is not None else None


def _entry(found: os.DirEntry[str], suffixes: Container[str]) -> Entry | None:
    try:
        if found.is_dir():
            return Entry(Path(found.path), True, found.stat().st_mtime)
        if Path(found.name).suffix.lower() not in suffixes or not found.is_file():
            return None
        stat = found.stat()
    except OSError:
        return None
    return Entry(Path(found.path), False, stat.st_mtime, stat.st_size)


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


# What a list would change


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What bringing a reading in would do; `positions` are those on the list, by code."""

    imported: Imported
    positions: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Touched:
    """A program one has something to do with, and its positions before and after the list."""

    code: str
    title: str
    why: str
    before: int
    after: int


def moments(week: Week) -> tuple[int, tuple[int, ...]]:
    """The moment a list of now belongs to, 0 for Monday, and all moments of the season."""
    now = week.clock.now()
    season = timetable_of(week)
    return list_moment(season, now), (*range(len(season.rounds) + 1), FINAL_LIST)


def foresee(week: Week, reading: Reading, *, after_round: int, whole: bool) -> Foreseen:
    """What `bring_in` would do with these answers; nothing is stored. Raises BadInput as it does."""
    imported = bring_in(week, reading, after_round=after_round, whole=whole, dry_run=True)
    return Foreseen(imported, imported.on_list)


def touched_of(board: Board, foreseen: Foreseen) -> list[Touched]:
    """Of the programs the list changes those that were applied to, planned, rated top or that called.

    Applied ones first, then in the list's order; words that changed without positions are left out.
    """
    imported = foreseen.imported
    found: list[tuple[int, Touched]] = []
    filled = set(imported.filled)
    for code in (*imported.filled, *imported.changed):
        program = board.programs.get(code)
        if program is None:
            continue
        after = 0 if code in filled else foreseen.positions.get(code, program.positions)
        rank, why = why_touched(program)
        if why and after != program.positions:
            found.append((rank, Touched(code, program.label, why, program.positions, after)))
    found.sort(key=lambda pair: pair[0])
    return [touched for _, touched in found]


def why_touched(program: Program) -> tuple[int, str]:
    """What one has to do with a program, weightiest first: applied, planned, in your calls, top; or ""."""
    if program.application_status == "submitted":
        return 0, "applied"
    if program.application_status == "planned":
        return 1, "planned"
    if program.calls:
        return 2, "in your calls"
    return (3, "top") if program.tier == "top" else (4, "")

"""Keys that bring a list in from the dashboard, and what the week file holds then."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from textual import events

from matchweek.clock import FixedClock
from matchweek.services.core.board import load_board
from matchweek.services.core.week import Week, open_week
from matchweek.tui.screens.lists.import_preview import ImportPreview
from matchweek.tui.screens.lists.open_list import OpenList
from matchweek.tui.screens.lists.paste import PasteList
from tests.intake.lists import FICTIONAL
from tests.support.pilot import Opened, open_dashboard, until

MONDAY = FixedClock(datetime(2027, 3, 15, 14, 42, 7, tzinfo=UTC))
THURSDAY = FixedClock(datetime(2027, 3, 18, 15, 20, tzinfo=UTC))
HEADER, *ROWS = FICTIONAL.splitlines()


@asynccontextmanager
async def dashboard(
    path: Path, size: tuple[int, int] = (120, 36), clock: FixedClock = MONDAY
) -> AsyncIterator[Opened]:
    async with open_dashboard(path, clock, size) as opened:
        yield opened


def stored(path: Path) -> Week:
    return open_week(path, MONDAY)


def codes_in(path: Path) -> set[str]:
    week = stored(path)
    try:
        return {program.code for program in load_board(week).programs.programs}
    finally:
        week.close()


def filled_in(path: Path) -> set[str]:
    week = stored(path)
    try:
        return {program.code for program in load_board(week).programs.programs if program.filled}
    finally:
        week.close()


def table(rows: Sequence[str], *, header: bool = True) -> str:
    """Rows of the fictional list as a browser copies a table."""
    import csv

    lines = [HEADER, *rows] if header else list(rows)
    return "\r".join("\t".join(cells) for cells in csv.reader(lines)) + "\r"


async def preview(opened: Opened) -> ImportPreview:
    await until(opened.pilot, lambda: isinstance(opened.app.screen, ImportPreview), lambda: opened.text)
    screen = opened.app.screen
    assert isinstance(screen, ImportPreview)
    await until(opened.pilot, lambda: screen._job is None, lambda: opened.text)
    await opened.pilot.pause()
    return screen


async def open_file(opened: Opened, path: Path) -> ImportPreview:
    await opened.press("ctrl+o")
    await until(opened.pilot, lambda: isinstance(opened.app.screen, OpenList))
    screen = opened.app.screen
    assert isinstance(screen, OpenList)
    # As a terminal does when the file is dropped into its window.
    opened.app.post_message(events.Paste(f"'{path}'"))
    await until(opened.pilot, lambda: screen.line.value)
    await opened.press("enter")
    return await preview(opened)


async def paste(opened: Opened, text: str) -> ImportPreview:
    await opened.press("p")
    await until(opened.pilot, lambda: isinstance(opened.app.screen, PasteList))
    opened.app.post_message(events.Paste(text))
    await until(opened.pilot, lambda: text in opened.app.incoming.kept.pasted)
    await opened.press("enter")
    return await preview(opened)


async def brought_in(opened: Opened, *keys: str) -> str:
    """Press keys that bring the list in; what the toast says then."""
    before = len(opened.app._notifications)
    await opened.press(*keys)
    await until(opened.pilot, lambda: len(opened.app._notifications) > before, lambda: opened.text)
    await opened.pilot.pause()
    return list(opened.app._notifications)[-1].message


async def doubt_read(opened: Opened) -> None:
    """Wait until the question that stands can be answered: nobody has read it at once."""
    screen: Any = opened.app.screen
    await until(opened.pilot, lambda: screen._doubt_read, lambda: opened.text)


def all_lines(screen: ImportPreview) -> str:
    """Every line of the preview, also those below the screen."""
    return "\n".join(
        "".join(piece if isinstance(piece, str) else piece[0] for piece in row.pieces)
        for row in screen.lines.rows
    )

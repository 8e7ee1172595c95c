"""The tracker as the rows of a table, which can be brought in again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from matchweek.domain.times.zones import iso
from matchweek.domain.tracker.season_view import SeasonView, rows_of
from matchweek.papers.tables import csv_text
from matchweek.services.core.board import load_board
from matchweek.services.core.week import Done, Week, plural
from matchweek.services.file.private_files import written

if TYPE_CHECKING:
    from pendulum import Timezone

    from matchweek.domain.tracker.season_view import SeasonRow

COLUMNS = (
    "code", "acgme_id", "institution", "name", "specialty", "type", "city", "state", "date", "minutes",
    "link", "interviewer", "format", "status", "visa", "vibe", "fit", "training", "lifestyle", "bucket",
    "note", "visa_limits", "living", "transport", "hospital", "volume", "fellowships", "residents",
    "faculty", "flags",
)  # fmt: skip


def csv_of(rows: Iterable[SeasonRow], zone: Timezone, hide: Callable[[str], str] = str) -> str:
    """Some rows as CSV, dates in `zone`; formula cells are defused. `hide` masks each text."""
    return csv_text(COLUMNS, ([_hidden(value, hide) for value in _cells(row, zone)] for row in rows))


def write(week: Week, to: Path, zone: Timezone, hide: Callable[[str], str] = str) -> Done:
    """Write all programs of the season as a CSV file, times in `zone`; `hide` masks each text.

    Raises BadInput when `to` cannot be such a file, Failed when it cannot be written.
    """
    board = load_board(week)
    rows = rows_of(board.kept.tracked.values(), board.kept.interviews.values(), week.clock.now())
    with written(week, csv_of(SeasonView(rows), zone, hide), to):
        pass
    return Done(f"{plural(len(rows), 'program')} of the season written to {to}", keys=(str(to),))


def _cells(row: SeasonRow, zone: Timezone) -> Iterable[object]:
    held = row.interview
    of_interview = {
        "date": iso(held.at, zone) if held is not None else None,
        "minutes": held.minutes if held is not None else None,
        "link": held.place if held is not None else None,
        "interviewer": held.interviewer if held is not None else None,
    }
    return (of_interview[name] if name in of_interview else getattr(row.tracked, name) for name in COLUMNS)


def _hidden(value: object, hide: Callable[[str], str]) -> object:
    return hide(value) if isinstance(value, str) else value

"""The tracker as the rows of a table, which can be brought in again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from matchweek.domain.times.zones import iso
from matchweek.papers.tables import csv_text

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
